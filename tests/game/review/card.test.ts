import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardOf } from '../../../src/game/review/card.ts'
import { noteOutcome, type Outcome } from '../../../src/game/review/outcome.ts'
import { dayAfter, histories } from './samples.ts'

/** Asked on the day that it is due, so often; the days between one asking and the next. */
function gaps(answers: readonly boolean[]): number[] {
  const days: Outcome[] = []
  let day = '2026-08-01'
  return answers.map(right => {
    days.push({ day, right })
    const due = cardOf(days)?.due ?? day
    const gap = (Date.parse(due) - Date.parse(day)) / 86_400_000
    day = due
    return gap
  })
}

describe('a card', () => {
  it.each([
    ['always right', [true, true, true, true, true, true], [3, 14, 57, 196, 366, 366]],
    ['always wrong', [false, false, false, false], [1, 1, 1, 1]],
    ['wrong at first', [false, true, true, true], [1, 3, 8, 22]],
    ['forgotten once', [true, true, true, false, true], [3, 14, 57, 3, 8]],
  ])('%s comes back after these days', (_, answers, after) => {
    expect(gaps(answers)).toEqual(after)
  })

  it('is none where nothing was asked', () => {
    expect(cardOf([])).toBeNull()
  })

  it('tells how often it was asked, when last, and how often it was forgotten', () => {
    const days = [true, false, true, false].map((right, index) => ({ day: dayAfter(index * 5), right }))
    expect(cardOf(days)).toMatchObject({ reviews: 4, lapses: 2, last: dayAfter(15) })
  })

  it('never comes back on the day itself, and in a year and a day at the latest', () => {
    fc.assert(
      fc.property(histories, history => {
        const { last, due } = cardOf(history) ?? { last: '', due: '' }
        expect(due > last).toBe(true)
        expect(Date.parse(due) - Date.parse(last)).toBeLessThanOrEqual(366 * 86_400_000)
      }),
    )
  })

  it('is the same for the same days, to the byte', () => {
    fc.assert(
      fc.property(histories, history => {
        expect(JSON.stringify(cardOf(history.map(outcome => ({ ...outcome }))))).toBe(
          JSON.stringify(cardOf(history)),
        )
      }),
    )
  })

  it('does not depend on the time zone', () => {
    const before = process.env.TZ
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin'].map(zone => {
      process.env.TZ = zone
      return JSON.stringify(
        cardOf([
          { day: '2026-03-28', right: true },
          { day: '2026-03-29', right: true },
        ]),
      )
    })
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
    expect(new Set(zones).size).toBe(1)
  })

  it('stays within the calendar at its end', () => {
    expect(cardOf([{ day: '9999-12-31', right: true }])?.due).toBe('9999-12-31')
  })
})

it('a right answer, on whatever day it comes in, never brings a due day nearer than a wrong one', () => {
  fc.assert(
    fc.property(histories, fc.nat(9000), (history, after) => {
      const due = (right: boolean): string => {
        const records = noteOutcome({ fork: history }, { key: 'fork', day: dayAfter(after), right })
        return cardOf(records.fork ?? [])?.due ?? ''
      }
      expect(due(true) >= due(false)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
