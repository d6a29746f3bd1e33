import { bootMachine, KERNELS, runInstruction } from '../../kernel/index.ts'
import type { Machine } from '../../machine/index.ts'
import type { Scenario } from './question.ts'

/**
 * @param done how many instructions of the run are done as well; none unless given
 * @returns the machine that a question begins with: its setup is done, by the reference handler
 */
export function startOf({ kernel, frames, setup, run }: Scenario, done = 0): Machine {
  const machine = bootMachine(KERNELS[kernel], frames)
  for (const instruction of [...setup, ...run.slice(0, done)])
    runInstruction(machine, KERNELS[kernel], instruction)
  return machine
}
