import type { Finding, Ideal, Kernel, Primitive } from '../kernel/index.ts'
import type { Instruction, Machine, Trap } from '../machine/index.ts'

/** A rule that a step of the player's broke on the way. */
export interface StepFinding {
  /** 0-based. */
  readonly step: number
  readonly finding: Finding
}

/** All that a verdict looks at: what the player was given, and what came of it. */
export interface Handled {
  readonly kernel: Kernel
  readonly trap: Trap
  /** The instruction that trapped; null where the kernel itself went on (a woken wait, a kill). */
  readonly instruction: Instruction | null
  readonly before: Machine
  /** The ideal memory before the trap. */
  readonly ideal: Ideal
  readonly steps: readonly Primitive[]
  readonly findings: readonly StepFinding[]
  readonly panic: string | null
  /** The machine as the player left it, before the return to user space. */
  readonly machine: Machine
}

/** What the reference handler did with the same trap. */
export interface Reference {
  readonly steps: readonly Primitive[]
  /** Before the return to user space, so that its answer is still there. */
  readonly machine: Machine
  /** The ideal memory after the trap. */
  readonly ideal: Ideal
}
