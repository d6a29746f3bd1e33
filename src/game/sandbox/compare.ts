import { bootMachine, KERNELS, type KernelName, runInstruction } from '../../kernel/index.ts'
import type { Instruction, Machine } from '../../machine/index.ts'
import {
  type Account,
  costsOf,
  countStep,
  countTrap,
  emptyAccount,
  instructionText,
} from '../../workload/index.ts'
import { objectionIn } from './objection.ts'
import { textOf } from './program.ts'
import { isAtRest } from './run.ts'
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

/** What one line cost. */
export type LineCost = Pick<Account, 'faults' | 'pagesCopied' | 'ptesWritten'>

/** A line that ran here, with what it cost here and there; null where it did not run there. */
export interface ComparedLine {
  readonly text: string
  readonly here: LineCost
  readonly there: LineCost | null
}

export interface Comparison {
  readonly here: Side
  readonly there: Side
  /** The line at which `there` stopped short; null where it came as far. */
  readonly stopped: Stopped | null
  readonly lines: readonly ComparedLine[]
}

interface Ran {
  readonly machine: Machine
  readonly program: readonly Instruction[]
  readonly costs: readonly LineCost[]
  readonly stopped: Stopped | null
}

/** Runs the lines that ran here on another kernel, by the reference, to the first that cannot run there. */
function runThere(sandbox: Sandbox, program: readonly Instruction[], other: KernelName): Ran {
  const kernel = KERNELS[other]
  const machine = bootMachine(kernel, sandbox.frames, sandbox.overcommit)
  const costs: LineCost[] = []
  for (const [index, instruction] of program.entries()) {
    const objection = objectionIn(machine, kernel, instruction)
    if (objection !== null)
      return {
        machine,
        program: program.slice(0, index),
        costs,
        stopped: { line: index + 1, text: instructionText(instruction), why: objection.message },
      }
    const account = emptyAccount()
    runInstruction(machine, kernel, instruction, (trap, steps, answered) => {
      for (const step of steps) countStep(account, step)
      countTrap(account, kernel, answered, trap)
    })
    costs.push(account)
  }
  return { machine, program, costs, stopped: null }
}

/** A line that is over, and what was done in it, by whomever. */
interface LineHere {
  readonly instruction: Instruction
  readonly cost: LineCost
}

const between = (before: Account, after: Account): LineCost => ({
  faults: after.faults - before.faults,
  pagesCopied: after.pagesCopied - before.pagesCopied,
  ptesWritten: after.ptesWritten - before.ptesWritten,
})

/** The lines that are over at the moment in view, less those that could not run. */
function linesRun({ program, moments, at }: Sandbox, done: number): readonly LineHere[] {
  const past = moments.slice(0, at + 1)
  const skipped = new Set(past.flatMap(({ event, next }) => (event.kind === 'skipped' ? [next - 1] : [])))
  // What the kernel owes after a line, such as a killed process's exit, is counted with the line.
  const after = new Map(past.filter(isAtRest).map(moment => [linesDone(moment), moment.account]))
  let before = moments[0].account
  return program.slice(0, done).flatMap((instruction, index): LineHere[] => {
    const now = after.get(index + 1) ?? before
    const cost = between(before, now)
    before = now
    return skipped.has(index) ? [] : [{ instruction, cost }]
  })
}

/**
 * The same program up to the same line on another kernel, by the reference. Here it is as it stands, and what was done
 * by hand counts as it was done; a trap that is not yet over counts as far as it has come.
 */
export function compareKernels(sandbox: Sandbox, other: KernelName): Comparison {
  const moment = viewed(sandbox)
  const lines = linesRun(sandbox, linesDone(moment))
  const ran = runThere(
    sandbox,
    lines.map(({ instruction }) => instruction),
    other,
  )
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
    lines: lines.map(({ instruction, cost }, index) => ({
      text: instructionText(instruction),
      here: cost,
      there: ran.costs[index] ?? null,
    })),
  }
}
