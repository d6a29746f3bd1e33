import { createHash } from 'node:crypto'
import { canonicalJson } from '../workload/index.ts'
import type { Level } from './level.ts'

/** What a level's content is made from. */
export type LevelContent = Omit<Level, 'content'>

/**
 * Names what a run and its score depend on: kernel, frames, overcommit policy, CPUs, both programs, whose traps, the clock, and which hints
 * there are to be had (a hint costs a star). Texts, their translations, titles and topics may be mended without making
 * replays of the level worthless, so they are left out.
 * @returns SHA-256 in hex
 */
export function contentHash(level: LevelContent): string {
  const { kernel, frames, setup, program, yours, par, limit } = level
  const hints = level.hints.map(({ when }) => when)
  const run = { format: 1, kernel, frames, setup, program, yours, par, limit, hints }
  const policy = level.overcommit === undefined ? {} : { overcommit: level.overcommit }
  const cpus = level.cpus === undefined ? {} : { cpus: level.cpus }
  const text = canonicalJson({ ...run, ...policy, ...cpus })
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
