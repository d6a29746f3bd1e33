import { createHash } from 'node:crypto'
import type { Level } from './level.ts'

/** What a level's content is made from. */
export type LevelContent = Omit<Level, 'content'>

/** JSON with the keys of every object in order, so that equal content gives equal bytes. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}

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
  const text = canonical({ ...run, ...policy, ...cpus })
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
