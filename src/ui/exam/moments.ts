import type { Question } from '../../game/exam/question.ts'
import { startOf } from '../../game/exam/start.ts'
import {
  apply,
  copiedIn,
  handleByReference,
  KERNELS,
  type Kernel,
  noteWait,
  type Primitive,
  pendingTrap,
  resultOf,
  returnToUser,
} from '../../kernel/index.ts'
import {
  attempt,
  type Content,
  copyMachine,
  type Instruction,
  isPageFault,
  type Machine,
  type Trap,
} from '../../machine/index.ts'

/** A trap in a run, as the reference answers it. */
export interface TrapThere {
  readonly trap: Trap
  /** Null where the kernel itself went on. */
  readonly instruction: Instruction | null
  readonly before: Machine
  readonly steps: readonly Primitive[]
}

/** What a moment of a run is. */
export type What =
  | { readonly of: 'begins' }
  /** The trap is there, and nothing is done yet. */
  | { readonly of: 'trap'; readonly there: TrapThere }
  /** The reference's step `at`, 0-based, has just been done. */
  | { readonly of: 'step'; readonly there: TrapThere; readonly at: number }
  /** An instruction has come to its end. */
  | {
      readonly of: 'done'
      readonly instruction: Instruction
      readonly saw: Content
      readonly result: string | null
    }
  /** What the question asks about comes next, and traps so, or not. */
  | { readonly of: 'next'; readonly instruction: Instruction; readonly trap: Trap | null }

/** A run at one of its steps. */
export interface Moment {
  readonly what: What
  readonly machine: Machine
  /** The machine one moment before; null at the beginning. */
  readonly previous: Machine | null
  /** How many instructions of the run have begun. */
  readonly begun: number
}

/** What an instruction of a run traps at most: a read over several pages, each of them, and then the call. */
const MOST_TRAPS = 40

/** A run that goes on, and what is shown of it. */
class Course {
  readonly moments: Moment[] = []
  readonly machine: Machine
  private readonly kernel: Kernel
  private previous: Machine | null = null
  private begun = 0

  constructor({ scenario }: Question) {
    this.machine = startOf(scenario)
    this.kernel = KERNELS[scenario.kernel]
    this.show({ of: 'begins' })
  }

  private show(what: What, machine: Machine = this.machine): void {
    const shown = copyMachine(machine)
    this.moments.push({ what, machine: shown, previous: this.previous, begun: this.begun })
    this.previous = shown
  }

  /** The reference's handler, step by step. @returns what came of it for the trapped process */
  private answer(trap: Trap, instruction: Instruction | null): { saw: Content; result: string | null } {
    const { machine, kernel } = this
    const before = copyMachine(machine)
    const steps = handleByReference(machine, kernel, trap)
    const there: TrapThere = { trap, instruction, before, steps }
    const now = copyMachine(before)
    this.show({ of: 'trap', there }, now)
    for (const [at, step] of steps.entries()) {
      apply(now, step)
      this.show({ of: 'step', there, at }, now)
    }
    const result = resultOf(machine, trap.by)
    const saw = trap.kind === 'write' && result === null ? copiedIn(machine, trap.by, trap.page) : null
    noteWait(machine, trap)
    returnToUser(machine, kernel, trap.by)
    return { saw, result }
  }

  private settle(): void {
    for (let trap = pendingTrap(this.machine); trap !== null; trap = pendingTrap(this.machine))
      this.answer(trap, null)
  }

  carryOut(instruction: Instruction): void {
    this.begun += 1
    for (let traps = 0; traps < MOST_TRAPS; traps++) {
      const tried = attempt(this.machine, instruction)
      if (tried.done) {
        const saw = instruction.do === 'load' ? tried.saw : null
        this.show({ of: 'done', instruction, saw, result: null })
        return
      }
      const { saw, result } = this.answer(tried.trap, instruction)
      if (result === null && isPageFault(tried.trap.kind)) continue
      this.show({ of: 'done', instruction, saw, result })
      this.settle()
      return
    }
  }

  next(instruction: Instruction): void {
    const tried = attempt(copyMachine(this.machine), instruction)
    this.show({ of: 'next', instruction, trap: tried.done ? null : tried.trap })
  }
}

/** @returns the run of a question as the reference does it, moment by moment, its beginning first. */
export function momentsOf(question: Question): readonly Moment[] {
  const course = new Course(question)
  for (const instruction of question.scenario.run) course.carryOut(instruction)
  if (question.kind === 'predict' && question.ask.of === 'trap') course.next(question.ask.next)
  return course.moments
}
