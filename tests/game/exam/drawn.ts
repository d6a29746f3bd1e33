import { askableOn } from '../../../src/game/exam/askable.ts'
import { drawQuestion } from '../../../src/game/exam/draw-question.ts'
import { QUESTION_KINDS, type Question, type QuestionKind } from '../../../src/game/exam/question.ts'
import { MISCONCEPTION_IDS } from '../../../src/kernel/index.ts'
import { Draws, randomState } from '../../../src/level/index.ts'

const HARDNESS = [
  { processes: 3, pages: 6, setup: [1, 4], run: [1, 2] },
  { processes: 4, pages: 10, setup: [3, 9], run: [2, 5] },
] as const

/** @returns so many questions of a kind, of every belief and kernel that has some */
export function drawnQuestions(
  seed: number,
  count: number,
  kinds: readonly QuestionKind[] = QUESTION_KINDS,
): Question[] {
  const draws = new Draws(randomState(seed))
  const questions: Question[] = []
  while (questions.length < count) {
    const kind = draws.among(kinds)
    const target = draws.among(MISCONCEPTION_IDS)
    const kernels = askableOn(kind, target)
    if (kernels.length === 0) continue
    const question = drawQuestion(draws, kind, draws.among(kernels), target, draws.among(HARDNESS))
    if (question !== null) questions.push(question)
  }
  return questions
}
