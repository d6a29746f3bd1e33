import type { Finding, Ideal } from '../../kernel/index.ts'
import type { Instruction, Machine, Trap } from '../../machine/index.ts'
import type { Account } from '../../workload/index.ts'
import type { LogEntry, OpenTrap } from '../play.ts'
import type { Verdict } from '../verdict.ts'

/** A mistake in a handler of the player's, and the step that it was made in. */
export interface Cause {
  /** The broken rule; null where the handler returned with the trap's own cause in place. */
  readonly finding: Finding | null
  /** What was broken, in one sentence. */
  readonly text: string
  /** The step, 1-based, and how it reads; null where a step is missing. */
  readonly step: { readonly number: number; readonly text: string } | null
  /** Whose trap it was: "P2's store heap[0] B". */
  readonly trap: string
  /** Index of the moment of that step, or of the return where a step is missing. */
  readonly moment: number
}

export const SYMPTOM_KINDS = [
  'corruption',
  'overwritten',
  'freed in use',
  'handed out twice',
  'leak',
  'out of frames',
  'panic',
  'again',
  'refused',
  'let through',
  'stuck',
] as const

/**
 * A consequence of a mistake, where it surfaces. `corruption`: somebody read another value than he should have;
 * `overwritten`: his memory changed, whether he has looked or not; `again`: the instruction trapped on the same page
 * as just before; `refused` and `let through`: an access that the region allows, or forbids, went the other way;
 * `stuck`: a line of the program that cannot run.
 */
export interface Symptom {
  readonly kind: (typeof SYMPTOM_KINDS)[number]
  /** What is seen, in one sentence. */
  readonly text: string
  /** The mistakes that it comes from; of several nobody can say which. */
  readonly from: readonly Cause[]
}

/** What is broken now, and the mistakes that it comes from. */
export interface Broken {
  readonly finding: Finding
  readonly from: readonly Cause[]
}

/** How the player handled a trap: a level's verdict without its points. */
export type Judgement = Pick<Verdict, 'kind' | 'remarks' | 'misconceptions' | 'reference'>

/** What happened at a moment. */
export type Event =
  | { readonly kind: 'boot' }
  /** An instruction, or its second attempt after a fault, was done. */
  | { readonly kind: 'ran' }
  /** It waits for a handler. */
  | { readonly kind: 'trap' }
  /** A primitive of the player's. */
  | { readonly kind: 'step'; readonly note: string }
  /** The player returned; `over` is the trap with all of his steps. */
  | { readonly kind: 'returned'; readonly judgement: Judgement; readonly over: OpenTrap }
  /** The reference handled the trap. */
  | { readonly kind: 'handled' }
  /** A line of the program could not run. */
  | { readonly kind: 'skipped' }
  /** The kernel stopped in a reference handler that met damage. */
  | { readonly kind: 'halted' }
  /** Nothing is left to run. */
  | { readonly kind: 'end' }

/** A fault that was handled and whose instruction runs again. */
export interface Retry {
  readonly instruction: Instruction
  readonly trap: Trap
  readonly by: 'you' | 'kernel'
  /** Index of the moment at which the handler returned. */
  readonly returned: number
}

/** One state of the sandbox: plain data, never changed in place. What stays the same is shared with its neighbours. */
export interface Moment {
  readonly event: Event
  readonly machine: Machine
  /** What each process would read had every fork copied everything, and had nobody made a mistake. */
  readonly ideal: Ideal
  /** Index in the program of the next line. */
  readonly next: number
  readonly retry: Retry | null
  /** The trap that waits for a handler, or that the player is handling. */
  readonly open: OpenTrap | null
  /** Index of the moment at which the open trap came. */
  readonly opened: number | null
  /** The kernel's last words; nothing runs after them. */
  readonly panic: string | null
  readonly log: LogEntry | null
  /** What surfaced at this very moment. */
  readonly symptoms: readonly Symptom[]
  /** Every mistake so far. */
  readonly causes: readonly Cause[]
  readonly broken: readonly Broken[]
  /** Leaks that have been told of: one key for each. */
  readonly told: readonly string[]
  /** What was done so far, by whomever. */
  readonly account: Account
  /** The most frames that were in use after any trap. */
  readonly framesAtMost: number
}
