import { freshIdeal, type Ideal, type Kernel } from '../../src/kernel/index.ts'
import { attempt, createMachine, type Instruction, type Machine, type Trap } from '../../src/machine/index.ts'
import { runProgram, sourceLines } from '../../src/workload/index.ts'
import { runAudited } from './audited-run.ts'

/** @returns the instructions of a workload that must be right. */
export function instructions(kernel: Kernel, lines: readonly string[], frames = 64): readonly Instruction[] {
  const { instructions, problems } = runProgram(
    sourceLines(lines.join('\n'), 'scene'),
    createMachine(frames),
    kernel,
  )
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  return instructions
}

/** A machine in the middle of a trap, and what its processes own. */
export interface Scene {
  readonly machine: Machine
  readonly ideal: Ideal
  readonly trap: Trap
}

/**
 * Runs a workload up to its last line and stops in the trap that the last line ends in.
 * @param frames how many frames the machine has
 */
export function trapOf(kernel: Kernel, lines: readonly string[], frames = 64): Scene {
  const program = instructions(kernel, lines, frames)
  const machine = createMachine(frames)
  const ideal = freshIdeal()
  for (const instruction of program.slice(0, -1)) runAudited(machine, kernel, ideal, instruction)
  const last = program.at(-1)
  const stopped = last === undefined ? undefined : attempt(machine, last)
  if (stopped === undefined || stopped.done) throw new Error('the last line does not trap')
  return { machine, ideal, trap: stopped.trap }
}
