import { describe, expect, it } from 'vitest'
import { askableOn } from '../../../src/game/exam/askable.ts'
import { drawQuestion } from '../../../src/game/exam/draw-question.ts'
import { QUESTION_KINDS, type QuestionKind } from '../../../src/game/exam/question.ts'
import { EXAM_KERNELS } from '../../../src/game/exam/recipe.ts'
import { MISCONCEPTION_IDS, type MisconceptionId } from '../../../src/kernel/index.ts'
import { Draws, randomState } from '../../../src/level/index.ts'

const HARDNESS = [
  { processes: 3, pages: 6, setup: [1, 4], run: [1, 2] },
  { processes: 4, pages: 10, setup: [3, 9], run: [2, 5] },
] as const

type Asked = readonly [QuestionKind, MisconceptionId, (typeof EXAM_KERNELS)[number]]

const all = QUESTION_KINDS.flatMap(kind =>
  MISCONCEPTION_IDS.flatMap(id => EXAM_KERNELS.map((kernel): Asked => [kind, id, kernel])),
).filter(([kind, , kernel]) => kind !== 'detective' || kernel === 'linux')

const isAskable = ([kind, id, kernel]: Asked): boolean => askableOn(kind, id).includes(kernel)

/** How many of so many draws come to a question; no more are drawn than it takes to have `enough`. */
function drawn([kind, id, kernel]: Asked, tries: number, enough: number): number {
  const draws = new Draws(randomState(1))
  let count = 0
  for (let tried = 0; tried < tries && count < enough; tried++)
    if (drawQuestion(draws, kind, kernel, id, draws.among(HARDNESS)) !== null) count += 1
  return count
}

describe('the table of what can be asked', () => {
  it('has nothing in it that does not come', () => {
    const missing = all.filter(one => isAskable(one) && drawn(one, 5000, 1) === 0)
    expect(missing).toEqual([])
  }, 120_000)

  it('leaves nothing out but what comes seldom', () => {
    const often = all.filter(one => !isAskable(one) && drawn(one, 200, 5) === 5)
    expect(often).toEqual([])
  }, 120_000)

  it('knows a question for every belief', () => {
    const asked = MISCONCEPTION_IDS.filter(id => askableOn('predict', id).length > 0)
    expect(asked).toEqual(MISCONCEPTION_IDS)
  })
})
