import fc from 'fast-check'
import type { Outcome } from '../../../src/game/review/outcome.ts'

/** @returns the day so many days after 2026-08-01. */
export const dayAfter = (days: number): string =>
  new Date(Date.UTC(2026, 7, 1 + days)).toISOString().slice(0, 10)

/** Days in order, each once, up to some years apart. */
export const histories = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 700 }), fc.boolean()), { minLength: 1, maxLength: 12 })
  .map(steps => {
    const history: Outcome[] = []
    let after = 0
    for (const [gap, right] of steps) {
      after += gap
      history.push({ day: dayAfter(after), right })
    }
    return history
  })
