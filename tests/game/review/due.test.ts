import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeExam } from '../../../src/game/exam/exam.ts'
import { EXAM_TOPICS } from '../../../src/game/exam/topics.ts'
import { cardOf } from '../../../src/game/review/card.ts'
import { byTopic, dueOn, scheduleOn } from '../../../src/game/review/due.ts'
import { reviewRecipe } from '../../../src/game/review/recipe.ts'
import { histories } from './samples.ts'

const asked = (day: string, right = true) => [{ day, right }]

const records = {
  fork: asked('2026-08-03'),
  tlb: asked('2026-08-01'),
  M12: asked('2026-08-02', false),
  exec: asked('2026-08-20'),
  'no-topic-of-an-exam': asked('2026-08-01'),
}

describe('what is due on a day', () => {
  it.each([
    ['2026-07-31', []],
    ['2026-08-02', []],
    ['2026-08-03', ['M12']],
    ['2026-08-04', ['M12', 'tlb']],
    ['2026-08-06', ['M12', 'tlb', 'fork']],
    ['2026-08-25', ['M12', 'tlb', 'fork', 'exec']],
  ])('%s: the most overdue first', (day, keys) => {
    expect(dueOn(records, day).map(({ key }) => key)).toEqual(keys)
  })

  it('says since when, and for how many days', () => {
    expect(dueOn(records, '2026-08-06')).toEqual([
      { key: 'M12', topic: 'tlb', last: '2026-08-02', due: '2026-08-03', late: 3 },
      { key: 'tlb', topic: 'tlb', last: '2026-08-01', due: '2026-08-04', late: 2 },
      { key: 'fork', topic: 'fork', last: '2026-08-03', due: '2026-08-06', late: 0 },
    ])
  })

  it('is nothing for who was never asked anything', () => {
    expect(scheduleOn({}, '2026-08-06')).toEqual([])
  })

  it('heeds no day that has not come yet', () => {
    const ahead = { fork: [...asked('2026-08-01'), ...asked('2099-01-01')] }
    expect(dueOn(ahead, '2026-08-06')).toMatchObject([{ key: 'fork', due: '2026-08-04' }])
    expect(scheduleOn({ fork: asked('2099-01-01') }, '2026-08-06')).toEqual([])
  })

  it('is due from the day of its card on', () => {
    fc.assert(
      fc.property(histories, history => {
        const { due, last } = cardOf(history) ?? { due: '', last: '' }
        expect(dueOn({ fork: history }, due)).toMatchObject([{ due, late: 0 }])
        expect(dueOn({ fork: history }, last)).toEqual([])
      }),
    )
  })
})

describe('a review', () => {
  const due = (topics: readonly string[]) => topics.map(topic => ({ topic }))

  it('is of the topics that are due, and of a belief of its topic, each once', () => {
    const found = dueOn(records, '2026-08-25')
    expect(byTopic(found).map(({ key }) => key)).toEqual(['M12', 'fork', 'exec'])
    expect(reviewRecipe(found, 7)).toMatchObject({ seed: 7, topics: ['tlb', 'fork', 'exec'], questions: 10 })
  })

  it('is none where nothing is due', () => {
    expect(reviewRecipe([], 7)).toBeNull()
  })

  it('has room for the first topics only', () => {
    const all = reviewRecipe(due(EXAM_TOPICS), 7)
    expect(all?.topics).toEqual(EXAM_TOPICS.slice(0, all?.topics.length))
    expect(all?.topics.length).toBeLessThan(EXAM_TOPICS.length)
    expect(reviewRecipe(due([...EXAM_TOPICS].reverse()), 7)?.topics[0]).toBe(EXAM_TOPICS.at(-1))
  })

  it.each([
    [['copy-on-write', 'write-protect']],
    [['tlb', 'exec', 'vfork', 'zombie', 'orphans', 'scheduling']],
    [['fork']],
  ])('of %j asks about each of them', topics => {
    const recipe = reviewRecipe(due(topics), 4711)
    if (recipe === null) throw new Error('nothing due')
    expect(new Set(makeExam(recipe).map(({ topic }) => topic))).toEqual(new Set(recipe.topics))
  })
})
