import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type KeyedOutcome,
  MOST_DAYS,
  mergeReviews,
  noteOutcome,
  type ReviewRecords,
} from '../../../src/game/review/outcome.ts'
import { dayAfter } from './samples.ts'

const outcomes = fc.array(
  fc.record<KeyedOutcome>({
    key: fc.constantFrom('fork', 'M1', '__proto__', 'constructor'),
    day: fc.nat(130).map(dayAfter),
    right: fc.boolean(),
  }),
  { maxLength: 200 },
)
const NONE: ReviewRecords = Object.create(null)
const noted = (all: readonly KeyedOutcome[]): ReviewRecords => all.reduce(noteOutcome, NONE)

describe('what a day has shown', () => {
  it.each([
    ['right twice', [true, true], true],
    ['wrong, then right', [false, true], false],
    ['right, then wrong', [true, false], false],
  ])('is kept once: %s', (_, answers, right) => {
    const day = '2026-08-01'
    const all = answers.map((answer): KeyedOutcome => ({ key: 'fork', day, right: answer }))
    expect(noted(all).fork).toEqual([{ day, right }])
  })

  it('is the same in whatever order it comes in', () => {
    const shuffled = outcomes.chain(all =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(noted(other)).toEqual(noted(all))
      }),
    )
  })

  it('is kept of the last days, in order', () => {
    const all = Array.from({ length: MOST_DAYS + 7 }, (_, n) => ({
      key: 'fork',
      day: dayAfter(n),
      right: true,
    }))
    const { fork = [] } = noted(all.toReversed())
    expect(fork).toHaveLength(MOST_DAYS)
    expect(fork.map(({ day }) => day)).toEqual(all.slice(-MOST_DAYS).map(({ day }) => day))
  })
})

describe('two records of one player', () => {
  it('are one to which both have come, whichever is first and however often', () => {
    fc.assert(
      fc.property(outcomes, outcomes, (one, other) => {
        const together = noted([...one, ...other])
        expect(mergeReviews(noted(one), noted(other))).toEqual(together)
        expect(mergeReviews(noted(other), noted(one))).toEqual(together)
        expect(mergeReviews(together, noted(one))).toEqual(together)
      }),
    )
  })
})
