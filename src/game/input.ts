import type { Primitive } from '../kernel/index.ts'
import type { RaceInput } from './race/index.ts'

export const INPUT_KINDS = [
  'start',
  'trap',
  'step',
  'use',
  'race',
  'undo',
  'redo',
  'next',
  'show',
  'late',
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
 * and the clock runs. So is `late`: the time for the trap is over. `step` lets the reference take its next step,
 * `show` looks at its way with the trap that has just been handled. `race` is for two CPUs at once.
 */
export type Input =
  | (Timed & { readonly do: 'use'; readonly primitives: readonly Primitive[] })
  | (Timed & { readonly do: 'race'; readonly input: RaceInput })
  | (Timed & { readonly do: Exclude<(typeof INPUT_KINDS)[number], 'use' | 'race'> })
