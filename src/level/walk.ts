import {
  auditReturn,
  bootMachine,
  explain,
  freshIdeal,
  handleByReference,
  type Ideal,
  KERNELS,
  type KernelName,
  noteStore,
  noteSystemCall,
  noteWait,
  type Primitive,
  pendingTrap,
  returnToUser,
  runInstruction,
} from '../kernel/index.ts'
import {
  attempt,
  INIT,
  type Instruction,
  isPageFault,
  type Machine,
  type Overcommit,
  processName,
  type Trap,
} from '../machine/index.ts'
import { instructionText } from '../workload/index.ts'

/** What is needed to run a level from its beginning. */
export interface Programs {
  readonly kernel: KernelName
  readonly frames: number
  readonly overcommit?: Overcommit | undefined
  readonly setup: readonly Instruction[]
  readonly program: readonly Instruction[]
}

/** One trap of a run, and how the reference handler answered it. */
export interface WalkedTrap {
  /** The instruction that trapped, such as "P3 store heap[0] C"; for what the kernel owes, "P1 wait (goes on)". */
  readonly instruction: string
  readonly trap: Trap
  readonly primitives: readonly Primitive[]
  /** Rules that the reference's answer broke, for the reader: none, unless a handler has a bug. */
  readonly broken: readonly string[]
}

interface Run {
  readonly machine: Machine
  readonly kernel: KernelName
  readonly ideal: Ideal
}

function answer(run: Run, instruction: string, trap: Trap): WalkedTrap {
  const { machine, ideal } = run
  const kernel = KERNELS[run.kernel]
  const primitives = handleByReference(machine, kernel, trap)
  noteSystemCall(ideal, machine, trap, primitives)
  noteWait(machine, trap)
  returnToUser(machine, kernel, trap.by)
  const broken = auditReturn(machine, ideal)
  return { instruction, trap, primitives, broken: broken.map(finding => explain(finding, machine)) }
}

/** What the kernel owes before the next instruction: exits of the killed, waits of the woken and of init. */
function* owed(run: Run): Generator<WalkedTrap> {
  for (let trap = pendingTrap(run.machine); trap !== null; trap = pendingTrap(run.machine)) {
    const what = trap.kind === 'exit' ? 'exit (killed)' : 'wait (goes on)'
    yield answer(run, `${processName(trap.by)} ${what}`, trap)
  }
}

function* runOne(run: Run, instruction: Instruction): Generator<WalkedTrap> {
  let last: Trap | null = null
  for (;;) {
    const tried = attempt(run.machine, instruction)
    noteStore(run.ideal, run.machine, instruction, tried.stored)
    if (tried.done) return
    const { trap } = tried
    if (last !== null && 'page' in trap && 'page' in last && trap.page === last.page)
      throw new Error(`the reference handler left the cause of a ${trap.kind} in place`)
    last = trap
    const walked = answer(run, instructionText(instruction), trap)
    yield walked
    const over = walked.primitives.some(step => ['signal', 'kill', 'fail'].includes(step.do))
    if (!isPageFault(trap.kind) || over) return yield* owed(run)
  }
}

/** @returns the machine at the start of the program, its setup done by the reference handler. */
export function machineOf(programs: Programs): Machine {
  const kernel = KERNELS[programs.kernel]
  const machine = bootMachine(kernel, programs.frames, programs.overcommit)
  for (const instruction of programs.setup) runInstruction(machine, kernel, instruction)
  return machine
}

/**
 * Runs the setup, then the program, with the reference handler throughout.
 * @returns the traps of the program, in order, init's left out: nobody plays those
 */
export function walkProgram(programs: Programs): WalkedTrap[] {
  const run: Run = {
    machine: bootMachine(KERNELS[programs.kernel], programs.frames, programs.overcommit),
    kernel: programs.kernel,
    ideal: freshIdeal(),
  }
  for (const instruction of programs.setup) Array.from(runOne(run, instruction))
  return programs.program
    .flatMap(instruction => [...runOne(run, instruction)])
    .filter(({ trap }) => trap.by !== INIT)
}
