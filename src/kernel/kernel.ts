import type { Machine, Trap, TrapKind, Verb } from '../machine/index.ts'
import { apply } from './apply.ts'
import type { Applied, Primitive } from './primitive.ts'

export const KERNEL_NAMES = ['naive', 'xv6'] as const
export type KernelName = (typeof KERNEL_NAMES)[number]

/** A kernel as a declaration over shared handlers (spec/kernel.md, section 2). */
export interface Kernel {
  readonly name: KernelName
  /** What the player reads, for example "xv6 with COW fork". */
  readonly title: string
  /** The instructions that its system calls and its hardware know. */
  readonly verbs: ReadonlySet<Verb>
  /** Whether it has shared regions. */
  readonly sharedRegions: boolean
  /** Whether the return to user space empties the TLB of the process that returns (xv6: sfence.vma in userret). */
  readonly flushOnReturn: boolean
  /** Whether other threads of the trapped process may run while its handler works: then the auditor counts it too. */
  readonly threads: boolean
  readonly handlers: Readonly<Record<TrapKind, Handler>>
}

/** The reference handler of one kind of trap: works on `work.machine` and leaves what it did in `work.steps`. */
export type Handler = (work: Work, trap: Trap) => void

/** A handler at work: the machine that it changes and the primitives that it has used so far. */
export interface Work {
  readonly machine: Machine
  readonly steps: Primitive[]
}

/** Uses one primitive, and notes it. @returns what it did */
export function perform(work: Work, primitive: Primitive): Applied {
  work.steps.push(primitive)
  return apply(work.machine, primitive)
}

/** Takes a frame. @returns its number, or null where none is free */
export function takeFrame(work: Work): number | null {
  const applied = perform(work, { do: 'alloc' })
  return applied.ok ? (applied.frame ?? null) : null
}
