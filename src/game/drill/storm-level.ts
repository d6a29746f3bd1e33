import { createHash } from 'node:crypto'
import type { KernelName } from '../../kernel/index.ts'
import { GENERATOR_VERSION, type Level } from '../../level/index.ts'
import { STORM_FRAMES } from './storm.ts'
import { TIERS } from './tiers.ts'

/** What a storm depends on besides its seed: where any of it changes, older replays are of another storm. */
const contentOf = (kernel: KernelName): string =>
  createHash('sha256')
    .update(JSON.stringify([GENERATOR_VERSION, STORM_FRAMES, kernel, TIERS]), 'utf8')
    .digest('hex')

/** @returns what is around a storm on this kernel, as a level without a program. */
export const stormLevel = (kernel: KernelName): Level => ({
  id: `drill-${kernel}`,
  title: 'Drill',
  chapter: 'Drill',
  kernel,
  teaches: [],
  misconceptions: [],
  brief: 'An endless storm of traps, made from a seed. The third that goes wrong ends it.',
  frames: STORM_FRAMES,
  setup: [],
  program: [],
  yours: [],
  par: 0,
  limit: 0,
  help: 'solo',
  boss: false,
  hints: [],
  debrief: '',
  facts: [],
  evidence: null,
  content: contentOf(kernel),
})
