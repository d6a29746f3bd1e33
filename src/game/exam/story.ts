import { KERNELS, type Outcome } from '../../kernel/index.ts'
import type { Instruction, Machine } from '../../machine/index.ts'
import type { Scenario } from './question.ts'
import { startOf } from './start.ts'
import { type Meeting, Worlds } from './world.ts'

/** What one instruction of a run came to, by the reference. */
export interface Told {
  readonly instruction: Instruction
  /** The traps on the way, each with the machine before it and the reference's steps. */
  readonly traps: readonly Meeting[]
  readonly outcome: Outcome
}

/** A run from its beginning to its end. */
export interface Story {
  readonly start: Machine
  readonly told: readonly Told[]
  readonly end: Machine
}

/** @returns the run of a scenario, as it is. @throws Error where it comes to nothing: no question is made of such a one */
export function storyOf(scenario: Scenario): Story {
  const start = startOf(scenario)
  const { truth, met } = new Worlds(start, KERNELS[scenario.kernel], scenario.run)
  if (truth === null) throw new Error('a run that comes to nothing')
  const told = truth.outcomes.flatMap((outcome, index): Told[] => {
    const instruction = scenario.run[index]
    return instruction === undefined
      ? []
      : [{ instruction, outcome, traps: met.filter(({ at }) => at === index) }]
  })
  return { start, told, end: truth.machine }
}
