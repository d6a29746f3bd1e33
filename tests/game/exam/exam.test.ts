import { describe, expect, it, test } from 'vitest'
import {
  type ExamRecipe,
  LONGEST_EXAM,
  MOST_QUESTIONS,
  makeExam,
  USUAL_EXAM,
} from '../../../src/game/exam/exam.ts'
import { QUESTION_KINDS, type Question } from '../../../src/game/exam/question.ts'
import { EXAM_KERNELS } from '../../../src/game/exam/recipe.ts'
import { shapeOf } from '../../../src/game/exam/same.ts'
import { startOf } from '../../../src/game/exam/start.ts'
import { storyOf } from '../../../src/game/exam/story.ts'
import { EXAM_TOPICS } from '../../../src/game/exam/topics.ts'
import { HIGHEST_SEED } from '../../../src/level/index.ts'
import { sameButForNames } from './same-names.ts'

const recipe = (changes: Partial<ExamRecipe>): ExamRecipe => ({ ...USUAL_EXAM, seed: 7, ...changes })

const pairs = (questions: readonly Question[]): [Question, Question][] =>
  questions.flatMap((one, index) =>
    questions.slice(index + 1).map((other): [Question, Question] => [one, other]),
  )

/** The same with other letters and another region. */
const renamed = (question: Question): Question =>
  JSON.parse(
    JSON.stringify(question)
      .replace(/"value":"(\w+)"/g, (_, value: string) => `"value":"${value.toLowerCase()}"`)
      .replace(/"region":"(\w+)"/g, '"region":"x$1"'),
  )

const largest = makeExam(recipe({ questions: MOST_QUESTIONS, kernels: EXAM_KERNELS, minutes: LONGEST_EXAM }))

describe('an exam', () => {
  it('is the same whenever it is made from the same recipe', () => {
    expect(makeExam(recipe({ questions: 12 }))).toEqual(makeExam(recipe({ questions: 12 })))
  })

  it('is another one with another seed', () => {
    const shapes = (seed: number): string[] => makeExam(recipe({ seed, questions: 12 })).map(shapeOf)
    const first = shapes(7)
    expect(shapes(8).filter(shape => first.includes(shape)).length).toBeLessThan(4)
  })

  it('of sixty questions has all kinds, all kernels and all topics', () => {
    expect(largest).toHaveLength(MOST_QUESTIONS)
    expect(new Set(largest.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS))
    expect(new Set(largest.map(({ scenario }) => scenario.kernel))).toEqual(new Set(EXAM_KERNELS))
    expect(new Set(largest.map(({ topic }) => topic))).toEqual(new Set(EXAM_TOPICS))
  })

  it('has no two questions that are alike up to names, by their shapes and by renaming', () => {
    expect(new Set(largest.map(shapeOf)).size).toBe(largest.length)
    expect(pairs(largest).filter(([one, other]) => sameButForNames(one, other))).toEqual([])
  })

  it('takes a question with other names for the same', () => {
    for (const question of largest) {
      expect(shapeOf(renamed(question))).toBe(shapeOf(question))
      expect(sameButForNames(renamed(question), question)).toBe(true)
    }
  })

  it('may have one question, and the highest seed', () => {
    expect(makeExam(recipe({ questions: 1, seed: HIGHEST_SEED }))).toHaveLength(1)
  })

  it('has no seed beyond the highest', () => {
    expect(() => makeExam(recipe({ seed: HIGHEST_SEED + 1 }))).toThrow(RangeError)
  })

  it('grows, unless a difficulty is chosen', () => {
    const lengths = (questions: readonly Question[]): number =>
      questions
        .filter(({ kind }) => kind !== 'detective')
        .reduce((sum, { scenario }) => sum + scenario.setup.length + scenario.run.length, 0)
    const mix = makeExam(recipe({ kinds: ['predict'] }))
    expect(lengths(mix.slice(-10))).toBeGreaterThan(lengths(mix.slice(0, 10)))
    const easy = makeExam(recipe({ questions: 10, difficulty: 'easy' }))
    const hard = makeExam(recipe({ questions: 10, difficulty: 'hard' }))
    expect(lengths(hard)).toBeGreaterThan(lengths(easy))
  })
})

test.each(EXAM_TOPICS)('an exam about %s asks about nothing else', topic => {
  const questions = makeExam(recipe({ topics: [topic], questions: 5, kernels: EXAM_KERNELS }))
  expect(questions).toHaveLength(5)
  expect(new Set(questions.map(question => question.topic))).toEqual(new Set([topic]))
})

test.each(EXAM_KERNELS)('an exam on %s is on no other kernel', kernel => {
  const questions = makeExam(recipe({ kernels: [kernel], questions: 10 }))
  expect(questions).toHaveLength(10)
  expect(new Set(questions.map(({ scenario }) => scenario.kernel))).toEqual(new Set([kernel]))
})

test.each(QUESTION_KINDS)('an exam of %s alone has no other kind', kind => {
  const questions = makeExam(recipe({ kinds: [kind], questions: 5 }))
  expect(questions.map(question => question.kind)).toEqual(Array(5).fill(kind))
})

test('what nothing can be asked about makes an empty exam', () => {
  expect(makeExam(recipe({ kernels: ['eager'], kinds: ['detective'] }))).toEqual([])
  expect(makeExam(recipe({ kernels: ['xv6'], topics: ['vfork'] }))).toEqual([])
})

test('a story begins where its question does, and ends where its run does', () => {
  for (const { scenario } of largest) {
    const { start, told, end } = storyOf(scenario)
    expect(start).toEqual(startOf(scenario))
    expect(end).toEqual(startOf(scenario, scenario.run.length))
    expect(told.map(({ instruction }) => instruction)).toEqual(scenario.run)
  }
})
