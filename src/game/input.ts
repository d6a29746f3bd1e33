import type { Primitive } from '../kernel/index.ts'

export const INPUT_KINDS = [
  'start',
  'trap',
  'use',
  'undo',
  'redo',
  'next',
  'hint',
  'give-up',
  'pause',
  'resume',
] as const

interface Timed {
  /** Whole milliseconds since the level was opened. */
  readonly at: number
}

/**
 * What a player did, with its time: a replay is a list of these. `trap` is the screen's: the trap is in sight now,
 * and the clock runs.
 */
export type Input =
  | (Timed & { readonly do: 'use'; readonly primitives: readonly Primitive[] })
  | (Timed & { readonly do: Exclude<(typeof INPUT_KINDS)[number], 'use'> })
