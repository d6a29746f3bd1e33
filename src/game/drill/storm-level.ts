import { createHash } from 'node:crypto'
import type { KernelName } from '../../kernel/index.ts'
import { GENERATOR_VERSION, type Level } from '../../level/index.ts'
import { texts } from '../../text/index.ts'
import { STORM_FRAMES } from './storm.ts'
import { TIERS } from './tiers.ts'

/** What a storm depends on besides its seed: where any of it changes, older replays are of another storm. */
const contentOf = (kernel: KernelName): string =>
  createHash('sha256')
    .update(JSON.stringify([GENERATOR_VERSION, STORM_FRAMES, kernel, TIERS]), 'utf8')
    .digest('hex')

/** @returns what is around a storm on this kernel, as a level without a program. */
export function stormLevel(kernel: KernelName): Level {
  const { title, chapter, brief } = texts().storm
  return {
    id: `drill-${kernel}`,
    title,
    chapter,
    kernel,
    teaches: [],
    misconceptions: [],
    brief,
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
  }
}
