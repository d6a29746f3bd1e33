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
} from '../../kernel/index.ts'
import {
  attempt,
  copyMachine,
  type Instruction,
  isPageFault,
  type Machine,
  type Trap,
} from '../../machine/index.ts'
import { objectionTo } from '../../workload/index.ts'
import { BELIEVERS } from '../believers/index.ts'

/** What came of a run, as it is in truth or as somebody takes it to be who holds a belief. */
export interface World {
  readonly kernel: Kernel
  readonly run: readonly Instruction[]
  /** The machine after the run. */
  readonly machine: Machine
  /** What each instruction came to, in order. */
  readonly outcomes: readonly Outcome[]
  /** How many pages were copied by the handlers. */
  readonly copies: number
}

/** A trap on the way, and what the reference did. */
export interface Meeting {
  /** The index of the instruction that it came from. */
  readonly at: number
  readonly trap: Trap
  /** Null where the kernel itself went on. */
  readonly instruction: Instruction | null
  readonly before: Machine
  readonly right: readonly Primitive[]
}

/** A handler that leaves the cause of its trap in place would be called for ever. */
const MOST_TRAPS = 12

/** @returns the steps that are taken at a trap, done on the machine; null where it has no answer to them */
type TakeSteps = (
  machine: Machine,
  trap: Trap,
  instruction: Instruction | null,
) => readonly Primitive[] | null

interface Course {
  readonly machine: Machine
  readonly kernel: Kernel
  readonly take: TakeSteps
  copies: number
  traps: number
}

/** @returns what a trap came to; null where the machine has no answer to the handler's steps */
function answer(course: Course, trap: Trap, instruction: Instruction | null): Omit<Outcome, 'faults'> | null {
  const { machine, kernel } = course
  course.traps += 1
  if (course.traps > MOST_TRAPS) return null
  const steps = course.take(machine, trap, instruction)
  if (steps === null) return null
  course.copies += steps.filter(step => step.do === 'copy').length
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

/** What stands before an instruction of a run. */
interface Moment {
  readonly machine: Machine
  readonly outcomes: readonly Outcome[]
  readonly copies: number
}

/** @returns what comes of a run from a moment in it on; null where it comes to nothing. @param moment it stays as it is */
function goOn(
  moment: Moment,
  kernel: Kernel,
  run: readonly Instruction[],
  take: TakeSteps,
  passed: (moment: Moment) => void = () => undefined,
): World | null {
  const course: Course = {
    machine: copyMachine(moment.machine),
    kernel,
    take,
    copies: moment.copies,
    traps: 0,
  }
  const outcomes = [...moment.outcomes]
  for (const instruction of run.slice(outcomes.length)) {
    passed({ machine: course.machine, outcomes, copies: course.copies })
    course.traps = 0
    const outcome = carryOut(course, instruction)
    if (outcome === null) return null
    outcomes.push(outcome)
  }
  return { kernel, run, machine: course.machine, outcomes, copies: course.copies }
}

const believing =
  (kernel: Kernel, belief: MisconceptionId): TakeSteps =>
  (machine, trap, instruction) => {
    const right = handleByReference(copyMachine(machine), kernel, trap)
    const steps = BELIEVERS[belief]({ kernel, trap, before: machine, instruction, right })
    return steps.every(step => apply(machine, step).ok) ? steps : null
  }

const alike = (one: readonly Primitive[], other: readonly Primitive[]): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

/** A run as it is in truth, and as everybody takes it to be who holds a belief and is right in all else. */
export class Worlds {
  /** Null where the run comes to nothing: a process that cannot run, a trap that comes for ever. */
  readonly truth: World | null
  private readonly kernel: Kernel
  private readonly run: readonly Instruction[]
  private readonly moments: Moment[] = []
  /** The traps on the way, in order. */
  readonly met: Meeting[] = []

  /** @param start the machine before; it stays as it is */
  constructor(start: Machine, kernel: Kernel, run: readonly Instruction[]) {
    this.kernel = kernel
    this.run = run
    this.truth = goOn(
      { machine: start, outcomes: [], copies: 0 },
      kernel,
      run,
      (machine, trap, instruction) => {
        const before = copyMachine(machine)
        const right = handleByReference(machine, kernel, trap)
        this.met.push({ at: this.moments.length - 1, trap, instruction, before, right })
        return right
      },
      ({ machine, outcomes, copies }) =>
        this.moments.push({ machine: copyMachine(machine), outcomes: [...outcomes], copies }),
    )
  }

  /**
   * @returns the world of a believer: the true one itself where the belief makes no difference to any step; null where
   * his run comes to nothing: a step that the machine refuses, a process that cannot run, a trap that comes for ever
   */
  of(belief: MisconceptionId): World | null {
    try {
      const other = this.met.find(meeting => !this.agrees(belief, meeting))
      const moment = other === undefined ? undefined : this.moments[other.at]
      if (other === undefined || moment === undefined) return this.truth
      return goOn(moment, this.kernel, this.run, believing(this.kernel, belief))
    } catch {
      // The machine of a mistaken handler may come to a state that no handler knows.
      return null
    }
  }

  /** @returns whether the belief makes a difference to the first trap of the run's last instruction; not where there is none */
  differsAtLast(belief: MisconceptionId): boolean {
    const last = this.met.find(({ at }) => at === this.run.length - 1)
    try {
      return last !== undefined && !this.agrees(belief, last)
    } catch {
      return false
    }
  }

  private agrees(belief: MisconceptionId, { trap, instruction, before, right }: Meeting): boolean {
    return alike(BELIEVERS[belief]({ kernel: this.kernel, trap, before, instruction, right }), right)
  }
}
