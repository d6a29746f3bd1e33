import {
  apply,
  bootMachine,
  handleByReference,
  KERNELS,
  type Kernel,
  type KernelName,
  noteWait,
  type Primitive,
  pendingTrap,
  returnToUser,
} from '../../src/kernel/index.ts'
import {
  attempt,
  copyMachine,
  type Instruction,
  isPageFault,
  type Machine,
  type Overcommit,
  type Trap,
} from '../../src/machine/index.ts'
import { instructionText, objectionTo } from '../../src/workload/index.ts'

/** A trap as the reference meets it, and what it does. */
export interface Met {
  readonly kernel: Kernel
  readonly trap: Trap
  readonly before: Machine
  readonly steps: readonly Primitive[]
  /** The instruction that trapped; for what the kernel owes, its trap's kind. */
  readonly text: string
}

function meet(machine: Machine, kernel: Kernel, trap: Trap, text: string): Met & { readonly over: boolean } {
  const before = copyMachine(machine)
  const steps = handleByReference(machine, kernel, trap)
  noteWait(machine, trap)
  returnToUser(machine, kernel, trap.by)
  const over =
    !isPageFault(trap.kind) || steps.some(({ do: verb }) => ['signal', 'kill', 'fail'].includes(verb))
  return { kernel, trap, before, steps, text, over }
}

function* runOne(machine: Machine, kernel: Kernel, instruction: Instruction): Generator<Met> {
  for (;;) {
    const tried = attempt(machine, instruction)
    if (tried.done) return
    const met = meet(machine, kernel, tried.trap, instructionText(instruction))
    yield met
    if (met.over) break
  }
  for (let trap = pendingTrap(machine); trap !== null; trap = pendingTrap(machine))
    yield meet(machine, kernel, trap, trap.kind)
}

/**
 * Every trap of a program, init's too, each answered by the reference. Instructions that cannot be carried out on this
 * machine, for want of frames for example, are left out.
 */
export function* trapsOf(
  name: KernelName,
  program: Iterable<Instruction>,
  frames: number,
  overcommit?: Overcommit,
): Generator<Met> {
  const kernel = KERNELS[name]
  const machine = bootMachine(kernel, frames, overcommit)
  for (const instruction of program)
    if (objectionTo(machine, kernel, instruction) === null) yield* runOne(machine, kernel, instruction)
}

/** A step of the reference's, and the machine before it, after it and after all of them. */
export interface Moment extends Met {
  readonly at: number
  readonly step: Primitive
  readonly now: Machine
  readonly after: Machine
  readonly end: Machine
}

/** @returns every step of a trap, in order. */
export function momentsOf(met: Met): Moment[] {
  const end = copyMachine(met.before)
  const moments = met.steps.map((step, at) => {
    const now = copyMachine(end)
    apply(end, step)
    return { ...met, at, step, now, after: copyMachine(end) }
  })
  return moments.map(moment => ({ ...moment, end }))
}
