import {
  createMachine,
  type Machine,
  type Overcommit,
  type Trap,
  type TrapKind,
  type Verb,
} from '../machine/index.ts'
import { apply } from './apply.ts'
import type { Applied, Primitive } from './primitive.ts'

/** A kernel as a declaration over shared handlers (spec/kernel.md, section 2). */
export interface Kernel {
  readonly name: string
  /** What the player reads, for example "xv6 with COW fork". */
  readonly title: () => string
  /** What a sentence calls it, for example "xv6". */
  readonly called: () => string
  /** The instructions that its system calls and its hardware know. */
  readonly verbs: ReadonlySet<Verb>
  /**
   * Whether regions decide what may be accessed, and memory comes on demand: fresh pages through the zero frame,
   * files through the page cache (Linux). Else the page table alone decides, and memory comes at once (xv6).
   */
  readonly demand: boolean
  /** Whether the return to user space empties the TLB of the process that returns (xv6: sfence.vma in userret). */
  readonly flushOnReturn: boolean
  /** Whether other threads of the trapped process may run while its handler works: then the auditor counts it too. */
  readonly threads: boolean
  /** Whether a frame's last sharer is made writable the moment that it is the last, without a fault of its own. */
  readonly freesLastSharer: boolean
  /** Which of the pages that it would share fork copies at once. */
  readonly forkCopies: 'none' | 'top of stack' | 'all'
  /** What it keeps about a frame in use, in bytes. */
  readonly bytesPerFrame: number
  readonly handlers: Readonly<Partial<Record<TrapKind, Handler>>>
}

/** The reference handler of one kind of trap: works on `work.machine` and notes what it did in `work.steps`. */
export type Handler = (work: Work, trap: Trap) => void

/** A handler at work on a machine. */
export interface Work {
  readonly machine: Machine
  readonly kernel: Kernel
  /** The primitives that it has used so far; null where nobody asks: to keep them is a third of what a long fork costs. */
  readonly steps: Primitive[] | null
}

/** Uses one primitive, and notes it where somebody asks. @returns what it did */
export function perform(work: Work, primitive: Primitive): Applied {
  work.steps?.push(primitive)
  return apply(work.machine, primitive)
}

/** Takes a frame. @returns its number, or null where none is free */
export function takeFrame(work: Work): number | null {
  const applied = perform(work, { do: 'alloc' })
  return applied.ok ? (applied.frame ?? null) : null
}

/**
 * The machine that a kernel boots on: init, and P1 without memory.
 * @param frames how many frames it has
 * @param overcommit what the kernel promises beyond them; nothing to kernels without demand paging
 */
export const bootMachine = (kernel: Kernel, frames: number, overcommit: Overcommit = 'heuristic'): Machine =>
  createMachine(frames, kernel.demand ? overcommit : null)
