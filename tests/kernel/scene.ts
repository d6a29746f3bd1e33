import {
  bootMachine,
  freshIdeal,
  handleByReference,
  type Ideal,
  type Kernel,
  type Primitive,
  runInstruction,
} from '../../src/kernel/index.ts'
import {
  attempt,
  type Instruction,
  type Machine,
  type Overcommit,
  type Trap,
} from '../../src/machine/index.ts'
import { runProgram, sourceLines } from '../../src/workload/index.ts'
import { runAudited } from './audited-run.ts'

/** @returns the instructions of a workload that must be right. */
export function instructions(
  kernel: Kernel,
  lines: readonly string[],
  frames = 64,
  overcommit?: Overcommit,
): readonly Instruction[] {
  const machine = bootMachine(kernel, frames, overcommit)
  const { instructions, problems } = runProgram(sourceLines(lines.join('\n'), 'scene'), machine, kernel)
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  return instructions
}

/** @returns the machine after these lines. */
export function machineAfter(
  kernel: Kernel,
  lines: readonly string[],
  frames = 64,
  overcommit?: Overcommit,
): Machine {
  const machine = bootMachine(kernel, frames, overcommit)
  for (const instruction of instructions(kernel, lines, frames, overcommit))
    runInstruction(machine, kernel, instruction)
  return machine
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
export function trapOf(
  kernel: Kernel,
  lines: readonly string[],
  frames = 64,
  overcommit?: Overcommit,
): Scene {
  const program = instructions(kernel, lines, frames, overcommit)
  const machine = bootMachine(kernel, frames, overcommit)
  const ideal = freshIdeal()
  for (const instruction of program.slice(0, -1)) runAudited(machine, kernel, ideal, instruction)
  const last = program.at(-1)
  const stopped = last === undefined ? undefined : attempt(machine, last)
  if (stopped === undefined || stopped.done) throw new Error('the last line does not trap')
  return { machine, ideal, trap: stopped.trap }
}

/** @returns what the reference handler does in the trap that the last line ends in. */
export function answerOf(
  kernel: Kernel,
  lines: readonly string[],
  frames = 64,
  overcommit?: Overcommit,
): readonly Primitive[] {
  const { machine, trap } = trapOf(kernel, lines, frames, overcommit)
  return handleByReference(machine, kernel, trap)
}
