import { describe, expect, it } from 'vitest'
import { type Answer, mark, stepsOfBeliever } from '../../../src/game/exam/answer.ts'
import { makeExam, USUAL_EXAM } from '../../../src/game/exam/exam.ts'
import { beliefsBehind } from '../../../src/game/exam/found.ts'
import type { Question } from '../../../src/game/exam/question.ts'
import { lastTrap } from '../../../src/game/exam/traps.ts'
import { referenceFor } from '../../../src/game/judge.ts'
import { MISCONCEPTION_IDS, type MisconceptionId } from '../../../src/kernel/index.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const exams = SEEDS.map(seed => makeExam({ ...USUAL_EXAM, seed }))

/** What somebody answers who holds one belief, and is right in all else. */
function believed(question: Question, id: MisconceptionId): Answer {
  if (question.kind === 'order' || question.kind === 'by-hand')
    return { of: 'steps', steps: stepsOfBeliever(question, id) ?? [] }
  const mine = question.choices.findIndex(({ beliefs }) => beliefs.includes(id))
  return { of: 'choice', choice: mine < 0 ? question.right : mine }
}

function soundly(question: Question): Answer {
  if (question.kind !== 'order' && question.kind !== 'by-hand')
    return { of: 'choice', choice: question.right }
  const met = lastTrap(question.scenario)
  return { of: 'steps', steps: met === null ? [] : referenceFor(met).steps }
}

describe('an exam of thirty questions', () => {
  it.each(MISCONCEPTION_IDS)('finds out who holds %s, and nothing else, in nine of ten', id => {
    const found = exams.map(questions =>
      beliefsBehind(
        questions,
        questions.map(question => believed(question, id)),
      ).map(belief => belief.id),
    )
    expect(found.filter(ids => ids.join() === id).length).toBeGreaterThanOrEqual(9)
    expect(found.flat().filter(other => other !== id)).toEqual([])
  })

  it.each(SEEDS)('gives a sound student all marks, and no belief, with seed %i', seed => {
    const questions = exams[SEEDS.indexOf(seed)] ?? []
    const answers = questions.map(soundly)
    expect(questions).toHaveLength(30)
    expect(questions.filter((question, index) => !mark(question, answers[index] ?? null).right)).toEqual([])
    expect(beliefsBehind(questions, answers)).toEqual([])
  })

  it('gives nothing for no answer, and finds no belief behind it', () => {
    const [questions = []] = exams
    expect(questions.some(question => mark(question, null).right)).toBe(false)
    expect(
      beliefsBehind(
        questions,
        questions.map(() => null),
      ),
    ).toEqual([])
  })
})
