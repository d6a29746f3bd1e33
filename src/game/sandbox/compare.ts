import { bootMachine, KERNELS, type KernelName, runInstruction } from '../../kernel/index.ts'
import type { Instruction, Machine } from '../../machine/index.ts'
import { type Account, costsOf, instructionText } from '../../workload/index.ts'
import { objectionIn } from './objection.ts'
import { textOf } from './program.ts'
import { linesDone, type Sandbox, viewed } from './sandbox.ts'

/** How far a program has come on one kernel, and what that cost. */
export interface Side {
  readonly kernel: KernelName
  readonly machine: Machine
  readonly account: Account
  readonly framesAtMost: number
  /** How many lines ran. */
  readonly lines: number
}

/** Why the program cannot go on there. */
export interface Stopped {
  /** 1-based. */
  readonly line: number
  readonly text: string
  readonly why: string
}

export interface Comparison {
  readonly here: Side
  readonly there: Side
  /** The line at which `there` stopped short; null where it came as far. */
  readonly stopped: Stopped | null
}

interface Ran {
  readonly machine: Machine
  readonly program: readonly Instruction[]
  readonly stopped: Stopped | null
}

/** Runs the lines that ran here on another kernel, by the reference, to the first that cannot run there. */
function runThere(sandbox: Sandbox, program: readonly Instruction[], other: KernelName): Ran {
  const kernel = KERNELS[other]
  const machine = bootMachine(kernel, sandbox.frames, sandbox.overcommit)
  for (const [index, instruction] of program.entries()) {
    const objection = objectionIn(machine, kernel, instruction)
    if (objection !== null)
      return {
        machine,
        program: program.slice(0, index),
        stopped: { line: index + 1, text: instructionText(instruction), why: objection.message },
      }
    runInstruction(machine, kernel, instruction)
  }
  return { machine, program, stopped: null }
}

/** The lines that are over at the moment in view, less those that could not run. */
function linesRun({ program, moments, at }: Sandbox, done: number): readonly Instruction[] {
  const skipped = new Set(
    moments.slice(0, at + 1).flatMap(({ event, next }) => (event.kind === 'skipped' ? [next - 1] : [])),
  )
  return program.slice(0, done).filter((_, index) => !skipped.has(index))
}

/**
 * The same program up to the same line on another kernel, by the reference. Here it is as it stands, and what was done
 * by hand counts as it was done; a trap that is not yet over counts as far as it has come.
 */
export function compareKernels(sandbox: Sandbox, other: KernelName): Comparison {
  const moment = viewed(sandbox)
  const lines = linesRun(sandbox, linesDone(moment))
  const ran = runThere(sandbox, lines, other)
  const hardware = { frames: sandbox.frames, overcommit: sandbox.overcommit }
  const costed = costsOf({ kind: 'text', text: textOf(ran.program), file: '' }, other, hardware)
  if (!costed.ok) throw new Error('a program that ran cannot be costed')
  const { all: account, framesAtMost } = costed.costs
  return {
    here: {
      kernel: sandbox.kernel,
      machine: moment.machine,
      account: moment.account,
      framesAtMost: moment.framesAtMost,
      lines: lines.length,
    },
    there: { kernel: other, machine: ran.machine, account, framesAtMost, lines: ran.program.length },
    stopped: ran.stopped,
  }
}
