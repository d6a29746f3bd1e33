import { BELIEVERS } from '../../../src/game/believers/index.ts'
import type { World } from '../../../src/game/exam/world.ts'
import {
  apply,
  copiedIn,
  handleByReference,
  type Kernel,
  type MisconceptionId,
  noteWait,
  type Outcome,
  type Primitive,
  pendingTrap,
  resultOf,
  returnToUser,
} from '../../../src/kernel/index.ts'
import {
  attempt,
  copyMachine,
  type Instruction,
  isPageFault,
  type Machine,
  type Trap,
} from '../../../src/machine/index.ts'
import { objectionTo } from '../../../src/workload/index.ts'

/** A handler that leaves the cause of its trap in place would be called for ever. */
const MOST_TRAPS = 12

interface Course {
  readonly machine: Machine
  readonly kernel: Kernel
  readonly belief: MisconceptionId | null
  copies: number
  traps: number
}

/** The steps that are taken at a trap. */
function stepsAt(
  { machine, kernel, belief }: Course,
  trap: Trap,
  instruction: Instruction | null,
): readonly Primitive[] {
  const before = copyMachine(machine)
  const right = handleByReference(copyMachine(before), kernel, trap)
  return belief === null ? right : BELIEVERS[belief]({ kernel, trap, before, instruction, right })
}

/** @returns what a trap came to; null where the machine has no answer to the handler's steps */
function answer(course: Course, trap: Trap, instruction: Instruction | null): Omit<Outcome, 'faults'> | null {
  const { machine, kernel } = course
  course.traps += 1
  if (course.traps > MOST_TRAPS) return null
  for (const step of stepsAt(course, trap, instruction)) {
    if (!apply(machine, step).ok) return null
    if (step.do === 'copy') course.copies += 1
  }
  const result = resultOf(machine, trap.by)
  const saw = trap.kind === 'write' && result === null ? copiedIn(machine, trap.by, trap.page) : null
  noteWait(machine, trap)
  returnToUser(machine, kernel, trap.by)
  return { saw, result }
}

function settle(course: Course): boolean {
  for (let trap = pendingTrap(course.machine); trap !== null; trap = pendingTrap(course.machine))
    if (answer(course, trap, null) === null) return false
  return true
}

function carryOut(course: Course, instruction: Instruction): Outcome | null {
  if (objectionTo(course.machine, course.kernel, instruction) !== null) return null
  let faults = 0
  for (;;) {
    const tried = attempt(course.machine, instruction)
    if (tried.done) return { faults, saw: instruction.do === 'load' ? tried.saw : null, result: null }
    const { trap } = tried
    const came = answer(course, trap, instruction)
    if (came === null) return null
    if (isPageFault(trap.kind)) faults += 1
    if (came.result !== null || !isPageFault(trap.kind)) return settle(course) ? { ...came, faults } : null
  }
}

/**
 * Runs instructions from the beginning with the handlers of somebody who holds a belief and is right in all else, with
 * nothing taken over from the true run.
 * @param start the machine before; it stays as it is
 * @param belief null: the reference's handlers
 * @returns null where the run comes to nothing: a step that the machine refuses, a process that cannot run, a trap that
 * comes for ever
 */
export function runWorld(
  start: Machine,
  kernel: Kernel,
  run: readonly Instruction[],
  belief: MisconceptionId | null,
): World | null {
  const course: Course = { machine: copyMachine(start), kernel, belief, copies: 0, traps: 0 }
  const outcomes: Outcome[] = []
  try {
    for (const instruction of run) {
      course.traps = 0
      const outcome = carryOut(course, instruction)
      if (outcome === null) return null
      outcomes.push(outcome)
    }
  } catch (error) {
    // The machine of a mistaken handler may come to a state that no handler knows; that of the reference does not.
    if (belief === null) throw error
    return null
  }
  return { kernel, run, machine: course.machine, outcomes, copies: course.copies }
}
