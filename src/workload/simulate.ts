import { type Kernel, runInstruction } from '../kernel/index.ts'
import { type Instruction, liveProcesses, type Machine, spaceOf } from '../machine/index.ts'
import { objectionTo } from './admit.ts'
import { stepProblem } from './execute.ts'
import { type Hardware, machineFor } from './hardware.ts'
import { MOST_SEEN } from './limits.ts'
import { instructionFields, outcomeFields, pagesSeen, type StepOutcome } from './observe.ts'
import type { Problem } from './problem.ts'
import { runProgram, sourceLines } from './program.ts'
import type { Trace } from './trace.ts'

export interface SimulatedTrace {
  readonly name: string
  readonly kernel: string
  readonly steps: readonly object[]
}

export type Simulated =
  | { readonly ok: true; readonly trace: SimulatedTrace }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const TOO_MUCH = `too much to tell: at most ${MOST_SEEN} pages over all steps; fewer pages or steps would do`

/** How many pages the steps so far told of. */
class Told {
  private pages = 0
  /** @returns whether the step may still be told. */
  roomFor(machine: Machine): boolean {
    for (const { id } of liveProcesses(machine))
      for (const { pages } of spaceOf(machine, id).regions) this.pages += pages
    return this.pages <= MOST_SEEN
  }
}

/**
 * Runs a workload text from its first line to its last.
 * @param name what the trace is called
 * @param file what messages call the text
 */
export function simulateText(
  text: string,
  name: string,
  file: string,
  kernel: Kernel,
  hardware?: Hardware,
): Simulated {
  const names = new Map<number, number>()
  const steps: object[] = []
  const machine = machineFor(kernel, hardware)
  const told = new Told()
  let fits = true
  const { problems } = runProgram(sourceLines(text, file), machine, kernel, (instruction, outcome) => {
    fits &&= told.roomFor(machine)
    if (!fits) return
    const after = pagesSeen(machine, names)
    steps.push({ ...instructionFields(instruction), ...outcomeFields(instruction, outcome, after) })
  })
  if (problems.length > 0) return { ok: false, problems }
  return !fits
    ? { ok: false, problems: [{ file, line: null, column: null, message: TOO_MUCH, text: null }] }
    : { ok: true, trace: { name, kernel: kernel.name, steps } }
}

/** What one step of a trace came to when it was run again, or why it cannot run. */
export type Rerun =
  | { readonly ok: true; readonly instruction: Instruction; readonly outcome: StepOutcome }
  | { readonly ok: false; readonly message: string }

/** Runs the instructions of a trace again, one at a time, and ends at the first that cannot run. */
export function* rerun(trace: Trace, kernel: Kernel, hardware?: Hardware): Generator<Rerun> {
  const machine = machineFor(kernel, hardware)
  const names = new Map<number, number>()
  const told = new Told()
  for (const { instruction } of trace.steps) {
    const objection = objectionTo(machine, kernel, instruction)
    if (objection !== null) {
      yield { ok: false, message: objection.message }
      return
    }
    const outcome = runInstruction(machine, kernel, instruction)
    if (!told.roomFor(machine)) {
      yield { ok: false, message: TOO_MUCH }
      return
    }
    yield { ok: true, instruction, outcome: outcomeFields(instruction, outcome, pagesSeen(machine, names)) }
  }
}

/**
 * Runs a trace's instructions; what it says of their outcome is not looked at.
 * @param file what messages call it
 * @param line the line of the file on which it stands, 1-based
 */
export function simulateTrace(
  trace: Trace,
  file: string,
  line: number,
  kernel: Kernel,
  hardware?: Hardware,
): Simulated {
  const steps: object[] = []
  for (const step of rerun(trace, kernel, hardware)) {
    if (!step.ok) {
      const script = { kind: 'trace', trace, file, line } as const
      return { ok: false, problems: [stepProblem(script, steps.length, step.message)] }
    }
    steps.push({ ...instructionFields(step.instruction), ...step.outcome })
  }
  return { ok: true, trace: { name: trace.name, kernel: kernel.name, steps } }
}
