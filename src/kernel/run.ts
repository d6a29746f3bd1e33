import {
  type Attempt,
  attempt,
  type Content,
  type Errno,
  INIT,
  type Instruction,
  isPageFault,
  type Machine,
  type ProcessId,
  processesOf,
  type Trap,
} from '../machine/index.ts'
import type { Kernel } from './kernel.ts'
import type { Primitive } from './primitive.ts'

/** What an instruction came to, as a trace tells it (spec/workloads.md). */
export interface Outcome {
  /** Page faults that it took: 0 or 1. */
  readonly faults: number
  /** What a load or a write found; null for every other instruction. */
  readonly saw: Content
  readonly result: 'SIGSEGV' | 'killed' | Errno | null
}

/** Lets the reference handler of `kernel` answer a trap, and goes back to user space. @returns its primitives */
export function handleByReference(machine: Machine, kernel: Kernel, trap: Trap): Primitive[] {
  const work = { machine, steps: [] }
  kernel.handlers[trap.kind](work, trap)
  return work.steps
}

/** The way back to user space after a trap: the hardware's part, and a fresh answer for the next trap. */
export function returnToUser(machine: Machine, kernel: Kernel, by: ProcessId): void {
  const process = machine.processes[by]
  if (kernel.flushOnReturn && process !== undefined) process.tlb = {}
  if (machine.hand.length > 0) machine.hand = []
  machine.answer.signalled = null
  machine.answer.errno = null
  machine.answer.returned = false
}

/** What the answer to a trap means for the instruction: over with this result, or (null) it may go on. */
export function resultOf(machine: Machine, by: ProcessId): Outcome['result'] {
  if (machine.answer.signalled === by) return 'SIGSEGV'
  if (machine.processes[by]?.killed) return 'killed'
  return machine.answer.errno
}

/** @returns the byte that copyin found, after a write(2) that went well. */
export const copiedIn = (machine: Machine, by: ProcessId, page: number): Content => {
  const pte = machine.processes[by]?.pages[page]
  return pte === undefined ? null : (machine.frames[pte.frame]?.content ?? null)
}

/** @returns the trap that the kernel owes before any other instruction: a kill to carry out, a wait to finish. */
export function pendingTrap(machine: Machine): Trap | null {
  for (const process of processesOf(machine)) {
    if (process.state === 'zombie') {
      if (process.parent === INIT) return { kind: 'wait', by: INIT }
    } else if (process.killed) return { kind: 'exit', by: process.id, status: -1 }
    else if (process.inWait && process.state === 'runnable') return { kind: 'wait', by: process.id }
  }
  return null
}

/** Notes whether a process that trapped for wait(2) sleeps in it, so that a wake-up makes it look again. */
export function noteWait(machine: Machine, trap: Trap): void {
  if (trap.kind !== 'wait') return
  const process = machine.processes[trap.by]
  if (process !== undefined) process.inWait = process.state === 'waiting'
}

/** Carries out what the kernel owes, by the reference, until nothing is left. */
function settle(machine: Machine, kernel: Kernel): void {
  for (let trap = pendingTrap(machine); trap !== null; trap = pendingTrap(machine)) {
    handleByReference(machine, kernel, trap)
    noteWait(machine, trap)
    returnToUser(machine, kernel, trap.by)
  }
}

/**
 * Runs one instruction to its end with the reference handler, and everything that follows from it
 * (a killed process exits, a woken parent reaps, init reaps its children).
 * @param instruction one that the process can carry out now
 */
export function runInstruction(machine: Machine, kernel: Kernel, instruction: Instruction): Outcome {
  const { by } = instruction
  const first = attempt(machine, instruction)
  if (first.done) return { faults: 0, saw: instruction.do === 'load' ? first.saw : null, result: null }
  const { trap } = first
  handleByReference(machine, kernel, trap)
  const result = resultOf(machine, by)
  noteWait(machine, trap)
  returnToUser(machine, kernel, by)
  const outcome = outcomeAfter(machine, instruction, trap, result)
  // Only an exit makes orphans, zombies and woken parents: a fault's cost must not grow with the processes.
  if (trap.kind === 'exit' || result === 'killed') settle(machine, kernel)
  return outcome
}

function outcomeAfter(
  machine: Machine,
  instruction: Instruction,
  trap: Trap,
  result: Outcome['result'],
): Outcome {
  if (result !== null) return { faults: 0, saw: null, result }
  if (trap.kind === 'write') return { faults: 0, saw: copiedIn(machine, trap.by, trap.page), result }
  if (!isPageFault(trap.kind)) return { faults: 0, saw: null, result }
  const again: Attempt = attempt(machine, instruction)
  if (!again.done) throw new Error(`the reference handler left the cause of a ${trap.kind} in place`)
  return { faults: 1, saw: instruction.do === 'load' ? again.saw : null, result }
}
