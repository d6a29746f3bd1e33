import type { KernelName } from '../../kernel/index.ts'
import { QUESTION_KINDS, type QuestionKind } from './question.ts'

export const DIFFICULTIES = ['mix', 'easy', 'medium', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

/** Naive forks copy all: there is nothing to ask about copy-on-write. */
export const EXAM_KERNELS = ['xv6', 'linux', 'eager'] as const satisfies readonly KernelName[]

export const MOST_QUESTIONS = 60
export const LONGEST_EXAM = 240

/** What an exam is made from: the same makes the same on every machine. */
export interface ExamRecipe {
  /** A whole number from 0 to HIGHEST_SEED. */
  readonly seed: number
  /** Of EXAM_TOPICS; all where it is empty. */
  readonly topics: readonly string[]
  /** 1 to MOST_QUESTIONS. */
  readonly questions: number
  /** 1 to LONGEST_EXAM. */
  readonly minutes: number
  readonly kernels: readonly (typeof EXAM_KERNELS)[number][]
  readonly kinds: readonly QuestionKind[]
  readonly difficulty: Difficulty
}

/** Which exams are made from a recipe: whatever changes a question makes it another version. */
export const EXAM_VERSION = 1

export const USUAL_EXAM: Omit<ExamRecipe, 'seed'> = {
  topics: [],
  questions: 30,
  minutes: 45,
  kernels: ['xv6', 'linux'],
  kinds: QUESTION_KINDS,
  difficulty: 'mix',
}
