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

const sees = ({ do: verb }: Instruction): boolean => verb === 'load' || verb === 'write'

/** The attempts at one instruction, with a trap answered between them, until it is done or over. */
function attempts(
  machine: Machine,
  kernel: Kernel,
  ideal: Ideal,
  instruction: Instruction,
  traps: AuditedTrap[],
): Outcome {
  for (;;) {
    const faults = traps.length
    const tried = attempt(machine, instruction)
    noteStore(ideal, machine, instruction, tried.stored)
    if (tried.done) return { faults, saw: sees(instruction) ? tried.saw : null, result: null }
    const { trap } = tried
    const last = traps.at(-1)?.trap
    if (last !== undefined && 'page' in last && 'page' in trap && last.page === trap.page)
      throw new Error('it faults again')
    traps.push(answer(machine, kernel, trap, ideal))
    const result = resultOf(machine, trap.by)
    const saw = trap.kind === 'write' && result === null ? copiedIn(machine, trap.by, trap.page) : null
    leave(machine, kernel, trap)
    if (result !== null || !isPageFault(trap.kind)) return { faults: 0, saw, result }
  }
}

/** Runs one instruction and all that follows from it as `runInstruction` does, with the auditor watching. */
export function runAudited(
  machine: Machine,
  kernel: Kernel,
  ideal: Ideal,
  instruction: Instruction,
): { readonly outcome: Outcome; readonly traps: readonly AuditedTrap[] } {
  const traps: AuditedTrap[] = []
  const outcome = attempts(machine, kernel, ideal, instruction, traps)
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
