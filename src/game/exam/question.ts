import type { KernelName, MisconceptionId, Primitive, RuleId } from '../../kernel/index.ts'
import type { Instruction, ProcessId } from '../../machine/index.ts'
import type { Ask } from './ask.ts'

export const QUESTION_KINDS = ['predict', 'order', 'detective', 'bug', 'by-hand'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** A machine with a history: the setup is done when the question is read, the run is what it is about. */
export interface Scenario {
  readonly kernel: KernelName
  /** How many frames the machine has. */
  readonly frames: number
  readonly setup: readonly Instruction[]
  readonly run: readonly Instruction[]
}

/** One of the answers that are offered. */
export interface Choice {
  /** A word of the question's own (`answerIn`); what it is to a reader says the catalogue. */
  readonly answer: string
  /** Who would give it; nobody where it is right. */
  readonly beliefs: readonly MisconceptionId[]
}

/** What is asked about a table of what /proc shows. */
export type Clue =
  /**
   * Whose page of the heap is a copy made since the forks, and who has stored into it; the stores are not told.
   * `page` is 0-based.
   */
  | { readonly of: 'copy' | 'writer'; readonly page: number }
  /** Who has forked `child`: in the run, which is told, it is left out. */
  | { readonly of: 'forker'; readonly child: ProcessId }

/** Between processes that are an answer together: P1+P3. */
export const TOGETHER = '+'

/** The answer where what is shown could have come about in other ways, too. */
export const UNTOLD = 'untold'

/**
 * What is asked about a handler with a mistake in it: which rule it breaks first, or who sees what he should not, once
 * the instruction has run again.
 */
export interface Flaw {
  readonly of: 'rule' | 'sees'
}

interface About {
  readonly topic: string
  /** The belief that it was made for: whoever holds it answers it wrongly. */
  readonly target: MisconceptionId
  readonly scenario: Scenario
}

interface Choices {
  readonly choices: readonly Choice[]
  /** The index of the right one. */
  readonly right: number
}

export type PredictQuestion = About & Choices & { readonly kind: 'predict'; readonly ask: Ask }
export type DetectiveQuestion = About & Choices & { readonly kind: 'detective'; readonly clue: Clue }
export type BugQuestion = About &
  Choices & { readonly kind: 'bug'; readonly steps: readonly Primitive[]; readonly flaw: Flaw }
/** The run's last instruction traps, and the trap is the student's: by cards, or by hand. */
export type OrderQuestion = About & { readonly kind: 'order' }
export type ByHandQuestion = About & { readonly kind: 'by-hand' }
export type TrapQuestion = OrderQuestion | ByHandQuestion

export type Question = PredictQuestion | DetectiveQuestion | BugQuestion | TrapQuestion
export type ChoiceQuestion = Exclude<Question, TrapQuestion>

/** The answer of who takes a mistaken handler for right. */
export const NOTHING_BROKEN = 'nothing'
export type BrokenRule = RuleId | typeof NOTHING_BROKEN
