import { type Answered, type Kernel, runInstruction } from '../kernel/index.ts'
import type { Machine } from '../machine/index.ts'
import { objectionTo } from './admit.ts'
import { type Hardware, machineFor } from './hardware.ts'
import type { Problem } from './problem.ts'
import { type Ran, runProgram, sourceLines } from './program.ts'
import type { Trace } from './trace.ts'

/** What is to be run, and what messages call it: a workload's text, or a trace and the line on which it stands. */
export type Script =
  | { readonly kind: 'text'; readonly text: string; readonly file: string }
  | { readonly kind: 'trace'; readonly trace: Trace; readonly file: string; readonly line: number }

/** Looks on while a script runs: `ran` is told of each instruction that ran, `answered` of each trap on the way. */
export interface Onlooker {
  readonly ran?: Ran
  readonly answered?: Answered
}

export interface Executed {
  readonly machine: Machine
  /** How many instructions ran. */
  readonly steps: number
  readonly problems: readonly Problem[]
}

/** @returns what stands against a step of a trace, 0-based, with the place of the trace. */
export const stepProblem = (
  { trace, file, line }: Extract<Script, { kind: 'trace' }>,
  step: number,
  message: string,
): Problem => ({
  file,
  line,
  column: null,
  message: `${trace.name}: steps[${step}]: ${message}`,
  text: null,
})

/**
 * Runs a workload or a trace's instructions with the reference handler. Of a workload all bad lines are told, of a
 * trace the first step that cannot run, which ends it. What a trace says of outcomes is not looked at.
 */
export function execute(
  script: Script,
  kernel: Kernel,
  { ran, answered }: Onlooker = {},
  hardware?: Hardware,
): Executed {
  const machine = machineFor(kernel, hardware)
  if (script.kind === 'text') {
    const lines = sourceLines(script.text, script.file)
    const { instructions, problems } = runProgram(lines, machine, kernel, ran, answered)
    return { machine, steps: instructions.length, problems }
  }
  for (const [step, { instruction }] of script.trace.steps.entries()) {
    const objection = objectionTo(machine, kernel, instruction)
    if (objection !== null)
      return { machine, steps: step, problems: [stepProblem(script, step, objection.message)] }
    const outcome = runInstruction(machine, kernel, instruction, answered)
    ran?.(instruction, outcome, machine)
  }
  return { machine, steps: script.trace.steps.length, problems: [] }
}
