import type { Ideal, Kernel, Primitive } from '../kernel/index.ts'
import { copyMachine, type Instruction, type Machine, type Trap } from '../machine/index.ts'
import type { Handled } from './handled.ts'
import { judge } from './judge.ts'
import type { OpenTrap } from './play.ts'
import { takeStep } from './take-step.ts'
import type { Verdict } from './verdict.ts'

/** A trap as it meets the player. */
export interface Met {
  readonly kernel: Kernel
  readonly trap: Trap
  /** Null where the kernel itself went on. */
  readonly instruction: Instruction | null
  readonly before: Machine
  /** The ideal memory before the trap. */
  readonly ideal: Ideal
}

/** @returns a trap in which nothing has been done yet. */
export const freshTrap = ({ trap, instruction, before }: Met): OpenTrap => ({
  trap,
  instruction,
  before,
  steps: [],
  notes: [],
  findings: [],
  givenUp: [],
  panic: null,
  solution: null,
  cards: null,
  due: null,
})

/**
 * A trap with these steps done in it, on a copy of the machine.
 * @returns null where one of them cannot exist
 */
export function handledWith(met: Met, steps: readonly Primitive[]): Handled | null {
  const machine = copyMachine(met.before)
  const open = freshTrap(met)
  for (const step of steps) if (takeStep(machine, met.kernel, open, step) !== null) return null
  return { ...met, ...open, machine }
}

/**
 * What these steps would come to, tried on a copy.
 * @returns the verdict; null where one of them cannot exist
 */
export function tryOut(met: Met, steps: readonly Primitive[]): Verdict | null {
  const handled = handledWith(met, steps)
  return handled === null ? null : judge(handled).verdict
}
