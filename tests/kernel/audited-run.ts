import { isDeepStrictEqual } from 'node:util'
import {
  apply,
  auditReturn,
  auditStep,
  copiedIn,
  type Finding,
  handleByReference,
  type Ideal,
  type Kernel,
  noteStore,
  noteSystemCall,
  noteWait,
  type Outcome,
  type Primitive,
  pendingTrap,
  resultOf,
  returnToUser,
  type Watch,
} from '../../src/kernel/index.ts'
import {
  attempt,
  copyMachine,
  type Instruction,
  isPageFault,
  type Machine,
  type Trap,
} from '../../src/machine/index.ts'

/** One trap of a run: the reference's primitives, and what the auditor has against them. */
export interface AuditedTrap {
  readonly trap: Trap
  readonly steps: readonly Primitive[]
  readonly findings: readonly Finding[]
}

/** Carries out a list of primitives with the auditor watching each. @returns what it found on the way */
export function watched(
  machine: Machine,
  kernel: Kernel,
  trap: Trap,
  steps: readonly Primitive[],
): Finding[] {
  const watch: Watch = { givenUp: [] }
  return steps.flatMap(primitive => {
    const applied = apply(machine, primitive)
    if (!applied.ok) throw new Error(applied.message)
    return auditStep(machine, kernel, trap, watch, primitive, applied.frame ?? null)
  })
}

/** The auditor's look at a return: the TLB as the return leaves it, the hand as the handler leaves it. */
export function lookAtReturn(machine: Machine, kernel: Kernel, trap: Trap, ideal: Ideal): Finding[] {
  const returned = copyMachine(machine)
  returnToUser(returned, kernel, trap.by)
  returned.hand = machine.hand
  return auditReturn(returned, ideal)
}

/** Answers one trap by the reference, primitive by primitive, and goes back to user space. */
function answer(machine: Machine, kernel: Kernel, trap: Trap, ideal: Ideal): AuditedTrap {
  const reference = copyMachine(machine)
  const steps = handleByReference(reference, kernel, trap)
  const onTheWay = watched(machine, kernel, trap, steps)
  if (!isDeepStrictEqual(machine, reference))
    throw new Error('its primitives are not all that the reference does')
  noteSystemCall(ideal, machine, trap, steps)
  return { trap, steps, findings: [...onTheWay, ...lookAtReturn(machine, kernel, trap, ideal)] }
}

/** Runs one instruction and all that follows from it as `runInstruction` does, with the auditor watching. */
export function runAudited(
  machine: Machine,
  kernel: Kernel,
  ideal: Ideal,
  instruction: Instruction,
): { readonly outcome: Outcome; readonly traps: readonly AuditedTrap[] } {
  const first = attempt(machine, instruction)
  const saw = instruction.do === 'load' && first.done ? first.saw : null
  if (first.done) noteStore(ideal, machine, instruction)
  if (first.done) return { outcome: { faults: 0, saw, result: null }, traps: [] }
  const { trap } = first
  const traps = [answer(machine, kernel, trap, ideal)]
  const result = resultOf(machine, trap.by)
  leave(machine, kernel, trap)
  let outcome: Outcome = { faults: 0, saw: null, result }
  if (trap.kind === 'write' && result === null)
    outcome = { ...outcome, saw: copiedIn(machine, trap.by, trap.page) }
  if (isPageFault(trap.kind) && result === null) {
    const again = attempt(machine, instruction)
    if (!again.done) throw new Error('it faults again')
    noteStore(ideal, machine, instruction)
    outcome = { ...outcome, faults: 1 }
  }
  for (let owed = pendingTrap(machine); owed !== null; owed = pendingTrap(machine)) {
    traps.push(answer(machine, kernel, owed, ideal))
    leave(machine, kernel, owed)
  }
  return { outcome, traps }
}

function leave(machine: Machine, kernel: Kernel, trap: Trap): void {
  noteWait(machine, trap)
  returnToUser(machine, kernel, trap.by)
}
