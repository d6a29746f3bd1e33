import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/game/exam/answer.ts'
import { makeExam, USUAL_EXAM } from '../../../src/game/exam/exam.ts'
import type { Question } from '../../../src/game/exam/question.ts'
import { reportOn } from '../../../src/game/exam/report.ts'
import { createSitting, type Sitting, sit } from '../../../src/game/exam/sitting.ts'
import { EXAM_TOPICS } from '../../../src/game/exam/topics.ts'
import type { Lesson } from '../../../src/game/mastery.ts'
import { outcomesOfLessons } from '../../../src/game/review/from-lessons.ts'
import { lessonsOfReport, outcomesOfSitting } from '../../../src/game/review/from-sitting.ts'
import { MISCONCEPTION_IDS } from '../../../src/kernel/index.ts'

const day = '2026-08-01'
const recipe = { ...USUAL_EXAM, seed: 7, questions: 10 }
let questions: readonly Question[] = []

beforeAll(() => {
  questions = makeExam(recipe)
})

const answerTo = (question: Question, right: boolean): Answer =>
  'choices' in question
    ? { of: 'choice', choice: right ? question.right : (question.right + 1) % question.choices.length }
    : { of: 'steps', steps: [] }

const sat = (answers: readonly (Answer | null)[], elapsed = 60_000): Sitting => ({
  ...createSitting(recipe, questions),
  answers,
  elapsed,
  over: true,
})
const outcomes = (sitting: Sitting) => outcomesOfSitting(sitting, reportOn(sitting, []), day)

describe('what a sitting has shown', () => {
  it('is each question about its topic and its belief, and nothing about a belief where cards are put in order', () => {
    const right = outcomes(sat(questions.map(question => answerTo(question, true))))
    const choices = questions.filter(({ kind }) => kind !== 'order' && kind !== 'by-hand')
    expect(choices.length).toBeGreaterThan(5)
    for (const { topic, target } of choices) {
      expect(right).toContainEqual({ key: topic, day, right: true })
      expect(right).toContainEqual({ key: target, day, right: true })
    }
    const orders = questions.filter(({ kind }) => kind === 'order')
    expect(right).toHaveLength(2 * questions.length - orders.length)
  })

  it('is wrong where an answer is', () => {
    const wrong = outcomes(sat(questions.map(question => answerTo(question, false))))
    const choices = questions.filter(question => 'choices' in question)
    for (const { topic } of choices) expect(wrong).toContainEqual({ key: topic, day, right: false })
  })

  it('is wrong for a question left open, but nothing at all where the time was up: slow is not wrong', () => {
    const open = questions.map(() => null)
    expect(outcomes(sat(open)).every(({ right }) => !right)).toBe(true)
    const late = sit(createSitting(recipe, questions), { do: 'tick', elapsed: recipe.minutes * 60_000 })
    expect(late.over).toBe(true)
    expect(outcomes(late)).toEqual([])
  })

  it('is the same however long the answers took', () => {
    const answers = questions.map((question, index) => answerTo(question, index % 2 === 0))
    const [fast, slow] = [1, recipe.minutes * 60_000].map(elapsed => outcomes(sat(answers, elapsed)))
    expect(slow).toEqual(fast)
  })

  it('is a miss of each belief that was found, and no solve', () => {
    const beliefs = [{ id: 'M3', explains: [1], levels: [] }] as const
    expect(lessonsOfReport({ beliefs }, day, 'exam@7')).toEqual([
      { kind: 'missed', key: 'M3', day, run: 'exam@7' },
    ])
  })
})

describe('what a run of a level has shown', () => {
  const lesson = (kind: Lesson['kind'], key: string): Lesson => ({ kind, key, day, run: 'first-write@7' })

  it.each([
    ['a clean solve', lesson('solved', 'fork'), [{ key: 'fork', day, right: true }]],
    ['a belief overcome', lesson('solved', 'M12'), [{ key: 'M12', day, right: true }]],
    [
      'a miss',
      lesson('missed', 'M12'),
      [
        { key: 'M12', day, right: false },
        { key: 'tlb', day, right: false },
      ],
    ],
    ['a topic that no exam has', lesson('solved', 'arithmetic'), []],
  ])('%s', (_, given, shown) => {
    expect(outcomesOfLessons([given])).toEqual(shown)
  })

  it('is about nothing but topics and beliefs of an exam', () => {
    const keys = new Set<string>([...EXAM_TOPICS, ...MISCONCEPTION_IDS])
    const all = [...keys].flatMap(key => outcomesOfLessons([lesson('missed', key), lesson('solved', key)]))
    expect(all.every(({ key }) => keys.has(key))).toBe(true)
  })
})
