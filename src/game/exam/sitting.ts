import type { Answer } from './answer.ts'
import { type ExamRecipe, makeExam } from './exam.ts'
import type { Question } from './question.ts'

/** An exam that somebody sits: plain data, never changed in place. */
export interface Sitting {
  readonly recipe: ExamRecipe
  readonly questions: readonly Question[]
  readonly answers: readonly (Answer | null)[]
  /** Which questions the student wants to come back to. */
  readonly flagged: readonly boolean[]
  /** 0-based. */
  readonly at: number
  /** Whole milliseconds since its beginning; no more than it lasts. */
  readonly elapsed: number
  readonly over: boolean
}

export type SittingAction =
  | { readonly do: 'answer'; readonly answer: Answer | null }
  | { readonly do: 'flag' }
  | { readonly do: 'go'; readonly to: number }
  /** Time has gone by: whole milliseconds since the beginning. */
  | { readonly do: 'tick'; readonly elapsed: number }
  | { readonly do: 'hand-in' }

const MILLISECONDS_A_MINUTE = 60_000

export const lastsFor = ({ minutes }: ExamRecipe): number => minutes * MILLISECONDS_A_MINUTE

/**
 * @param questions the recipe's, where they are made already
 * @returns the exam of a recipe at its beginning
 * @throws RangeError for a seed that is none
 */
export function createSitting(
  recipe: ExamRecipe,
  questions: readonly Question[] = makeExam(recipe),
): Sitting {
  return {
    recipe,
    questions,
    answers: questions.map(() => null),
    flagged: questions.map(() => false),
    at: 0,
    elapsed: 0,
    over: false,
  }
}

/** @returns the next state. Nothing changes once it is over: the time is up, or it was handed in. */
export function sit(sitting: Sitting, action: SittingAction): Sitting {
  if (sitting.over) return sitting
  const { at, questions } = sitting
  switch (action.do) {
    case 'answer':
      return { ...sitting, answers: sitting.answers.with(at, action.answer) }
    case 'flag':
      return { ...sitting, flagged: sitting.flagged.with(at, sitting.flagged[at] !== true) }
    case 'go':
      return { ...sitting, at: Math.max(0, Math.min(questions.length - 1, action.to)) }
    case 'tick': {
      const elapsed = Math.max(sitting.elapsed, Math.min(action.elapsed, lastsFor(sitting.recipe)))
      return { ...sitting, elapsed, over: elapsed === lastsFor(sitting.recipe) }
    }
    case 'hand-in':
      return { ...sitting, over: true }
  }
}
