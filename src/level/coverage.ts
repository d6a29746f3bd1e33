import { MISCONCEPTION_IDS, type MisconceptionId } from '../kernel/index.ts'
import { TRAP_KINDS, type TrapKind } from '../machine/index.ts'
import type { Level } from './level.ts'
import { levelTraps } from './traps.ts'

/** How often a belief should be met: once to see it, once to show that it is gone. */
export const TWICE = 2

/** What a set of levels meets. */
export interface Coverage {
  /** Every misconception, and the levels that let it be committed. */
  readonly misconceptions: readonly { readonly id: MisconceptionId; readonly levels: readonly string[] }[]
  /** How many levels each kernel has, kernels without any left out. */
  readonly kernels: readonly { readonly kernel: string; readonly levels: number }[]
  /** The kinds of traps that are nowhere the player's. */
  readonly untrapped: readonly TrapKind[]
}

/** @returns what the levels meet; what a level says of its beliefs is taken for true. */
export function coverageOf(levels: readonly Level[]): Coverage {
  const kernels = [...new Set(levels.map(({ kernel }) => kernel))]
  const trapped = new Set(levels.flatMap(level => levelTraps(level).map(({ trap }) => trap.kind)))
  return {
    misconceptions: MISCONCEPTION_IDS.map(id => ({
      id,
      levels: levels.filter(({ misconceptions }) => misconceptions.includes(id)).map(level => level.id),
    })),
    kernels: kernels.map(kernel => ({
      kernel,
      levels: levels.filter(level => level.kernel === kernel).length,
    })),
    untrapped: TRAP_KINDS.filter(kind => !trapped.has(kind)),
  }
}
