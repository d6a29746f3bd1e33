import {
  attempt,
  type Content,
  type Errno,
  findFrame,
  INIT,
  type Instruction,
  isPageFault,
  type Machine,
  type ProcessId,
  processesOf,
  shortLivedTlb,
  type Trap,
} from '../machine/index.ts'
import type { Kernel } from './kernel.ts'
import type { Primitive } from './primitive.ts'

/** What an instruction came to, as a trace tells it (spec/workloads.md). */
export interface Outcome {
  /** Page faults that it took: 0 or 1; a read(2) over several pages may take one a page. */
  readonly faults: number
  /** What a load or a write found; null for every other instruction. */
  readonly saw: Content
  readonly result: 'SIGSEGV' | 'killed' | Errno | null
}

/** Told of every trap that the reference handler has answered, before the return to user space. */
export type Answered = (trap: Trap, steps: readonly Primitive[], machine: Machine) => void

function handle(machine: Machine, kernel: Kernel, trap: Trap, steps: Primitive[] | null): void {
  const handler = kernel.handlers[trap.kind]
  if (handler === undefined) throw new Error(`${kernel.name} has no handler for ${trap.kind}`)
  handler({ machine, kernel, steps }, trap)
}

/**
 * Lets the reference handler of `kernel` answer a trap, before the return to user space. @returns its primitives
 * @throws Error for a trap that the kernel's own machine cannot make
 */
export function handleByReference(machine: Machine, kernel: Kernel, trap: Trap): Primitive[] {
  const steps: Primitive[] = []
  handle(machine, kernel, trap, steps)
  return steps
}

/** The way back to user space after a trap: the hardware's part, and a fresh answer for the next trap. */
export function returnToUser(machine: Machine, kernel: Kernel, by: ProcessId): void {
  const process = machine.processes[by]
  if (kernel.flushOnReturn && process !== undefined) process.tlb = shortLivedTlb()
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
  return pte === undefined ? null : (findFrame(machine, pte.frame)?.content ?? null)
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

/** Answers one trap to its end. @returns what that means for the instruction */
function answer(machine: Machine, kernel: Kernel, trap: Trap, answered?: Answered): Outcome {
  if (answered === undefined) handle(machine, kernel, trap, null)
  else answered(trap, handleByReference(machine, kernel, trap), machine)
  const result = resultOf(machine, trap.by)
  const saw = trap.kind === 'write' && result === null ? copiedIn(machine, trap.by, trap.page) : null
  noteWait(machine, trap)
  returnToUser(machine, kernel, trap.by)
  return { faults: isPageFault(trap.kind) ? 1 : 0, saw, result }
}

/** Carries out what the kernel owes, by the reference, until nothing is left. */
function settle(machine: Machine, kernel: Kernel, answered?: Answered): void {
  for (let trap = pendingTrap(machine); trap !== null; trap = pendingTrap(machine))
    answer(machine, kernel, trap, answered)
}

const sees = ({ do: verb }: Instruction): boolean => verb === 'load' || verb === 'write'

/** The attempts at one instruction, with a trap answered between them, until it is done or refused. */
function attempts(
  machine: Machine,
  kernel: Kernel,
  instruction: Instruction,
  answered?: Answered,
): Outcome & { readonly exited: boolean } {
  let faults = 0
  let last: Trap | null = null
  for (;;) {
    const tried = attempt(machine, instruction)
    if (tried.done) return { faults, saw: sees(instruction) ? tried.saw : null, result: null, exited: false }
    const { trap } = tried
    if (last !== null && 'page' in trap && 'page' in last && trap.page === last.page)
      throw new Error(`the reference handler left the cause of a ${trap.kind} in place`)
    const outcome = answer(machine, kernel, trap, answered)
    const { result, saw } = outcome
    if (result !== null || !isPageFault(trap.kind))
      return { faults: 0, saw, result, exited: trap.kind === 'exit' || result === 'killed' }
    faults += outcome.faults
    last = trap
  }
}

/**
 * Runs one instruction to its end with the reference handler, and everything that follows from it
 * (a killed process exits, a woken parent reaps, init reaps its children).
 * @param instruction one that the process can carry out now
 * @param answered told of every trap on the way
 */
export function runInstruction(
  machine: Machine,
  kernel: Kernel,
  instruction: Instruction,
  answered?: Answered,
): Outcome {
  const { faults, saw, result, exited } = attempts(machine, kernel, instruction, answered)
  // Only an exit makes orphans, zombies and woken parents: a fault's cost must not grow with the processes.
  if (exited) settle(machine, kernel, answered)
  return { faults, saw, result }
}
