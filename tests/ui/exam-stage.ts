import { onTestFinished } from 'vitest'
import { mark } from '../../src/game/exam/answer.ts'
import { QUESTION_KINDS, type Question, type QuestionKind } from '../../src/game/exam/question.ts'
import { type ExamRecipe, USUAL_EXAM } from '../../src/game/exam/recipe.ts'
import { createSitting, type Sitting } from '../../src/game/exam/sitting.ts'
import { speak } from '../../src/text/index.ts'
import { drawnQuestions } from '../game/exam/drawn.ts'

const SEED = 11

export const RECIPE: ExamRecipe = { ...USUAL_EXAM, seed: 7, questions: 5, minutes: 10 }

/** Two questions of each kind, in the order of the kinds. */
export const TWO_OF_EACH: readonly Question[] = QUESTION_KINDS.flatMap(kind =>
  drawnQuestions(SEED, 2, [kind]),
)

/** One question of each kind, in the order of the kinds. */
export const ONE_OF_EACH: readonly Question[] = QUESTION_KINDS.flatMap(kind =>
  TWO_OF_EACH.filter(question => question.kind === kind).slice(0, 1),
)

/** @returns an exam of these questions at its beginning. */
export const sittingOf = (
  questions: readonly Question[],
  recipe: ExamRecipe = { ...RECIPE, questions: questions.length },
): Sitting => createSitting(recipe, questions)

export function oneOf(kind: QuestionKind): Question {
  const found = TWO_OF_EACH.find(question => question.kind === kind)
  if (found === undefined) throw new Error(`no question of the kind ${kind}`)
  return found
}

/** The index of a wrong answer. @throws Error for a question without choices */
export function wrongChoice(question: Question): number {
  if (!('choices' in question)) throw new Error('this question offers nothing')
  return question.choices.findIndex((_, choice) => !mark(question, { of: 'choice', choice }).right)
}

/** In Chinese until the test is over. */
export async function inChinese(): Promise<void> {
  await speak('zh')
  onTestFinished(async () => {
    await speak('en')
  })
}
