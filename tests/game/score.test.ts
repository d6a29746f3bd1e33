import { expect, test } from 'vitest'
import { scoreOf } from '../../src/game/score.ts'
import type { VerdictKind } from '../../src/game/verdict.ts'

const POINTS: Readonly<Record<VerdictKind, number>> = {
  clean: 100,
  wasteful: 72,
  different: 50,
  unsafe: 40,
  wrong: 0,
  refault: 0,
  shown: 0,
  late: 0,
}

const SECOND = 1000
const level = { par: 30 * SECOND, limit: 90 * SECOND }

interface Case {
  readonly what: string
  readonly kinds: readonly VerdictKind[]
  readonly elapsed?: number
  readonly helped?: true
  readonly untimed?: true
  readonly traps: number
  readonly bonus: number
  readonly stars: number
}

const cases: readonly Case[] = [
  { what: 'all clean in no time', kinds: ['clean', 'clean'], elapsed: 0, traps: 200, bonus: 100, stars: 3 },
  { what: 'all clean at par', kinds: ['clean', 'clean'], elapsed: 30_000, traps: 200, bonus: 66, stars: 3 },
  {
    what: 'all clean a millisecond after par',
    kinds: ['clean'],
    elapsed: 30_001,
    traps: 100,
    bonus: 33,
    stars: 2,
  },
  {
    what: 'all clean a millisecond before the limit',
    kinds: ['clean'],
    elapsed: 89_999,
    traps: 100,
    bonus: 0,
    stars: 2,
  },
  {
    what: 'enough clean traps for that millisecond to count',
    kinds: Array.from({ length: 1800 }, () => 'clean'),
    elapsed: 89_999,
    traps: 180_000,
    bonus: 1,
    stars: 2,
  },
  { what: 'all clean at the limit', kinds: ['clean'], elapsed: 90_000, traps: 100, bonus: 0, stars: 2 },
  {
    what: 'all clean long after the limit',
    kinds: ['clean', 'clean'],
    elapsed: 9_000_000,
    traps: 200,
    bonus: 0,
    stars: 2,
  },
  { what: 'one wasteful', kinds: ['clean', 'wasteful'], elapsed: 0, traps: 172, bonus: 50, stars: 2 },
  { what: 'one different', kinds: ['clean', 'different'], elapsed: 0, traps: 150, bonus: 50, stars: 2 },
  { what: 'one unsafe', kinds: ['clean', 'unsafe'], elapsed: 0, traps: 140, bonus: 50, stars: 1 },
  { what: 'one wrong', kinds: ['clean', 'clean', 'wrong'], elapsed: 0, traps: 200, bonus: 100, stars: 1 },
  { what: 'one refault', kinds: ['clean', 'refault'], elapsed: 0, traps: 100, bonus: 50, stars: 1 },
  { what: 'one that was shown', kinds: ['clean', 'shown'], elapsed: 0, traps: 100, bonus: 50, stars: 1 },
  { what: 'nothing clean', kinds: ['wasteful', 'different'], elapsed: 0, traps: 122, bonus: 0, stars: 2 },
  { what: 'all wrong', kinds: ['wrong', 'refault'], elapsed: 0, traps: 0, bonus: 0, stars: 1 },
  {
    what: 'all clean within par with help',
    kinds: ['clean'],
    elapsed: 0,
    helped: true,
    traps: 100,
    bonus: 50,
    stars: 2,
  },
  {
    what: 'all clean after par with help',
    kinds: ['clean'],
    elapsed: 45_000,
    helped: true,
    traps: 100,
    bonus: 25,
    stars: 1,
  },
  { what: 'wrong with help', kinds: ['wrong'], elapsed: 0, helped: true, traps: 0, bonus: 0, stars: 1 },
  {
    what: 'all clean without a clock',
    kinds: ['clean', 'clean'],
    elapsed: 0,
    untimed: true,
    traps: 200,
    bonus: 0,
    stars: 0,
  },
  {
    what: 'wrong without a clock, with help',
    kinds: ['clean', 'wrong'],
    helped: true,
    untimed: true,
    traps: 100,
    bonus: 0,
    stars: 0,
  },
]

test.each(cases)(
  '$what comes to $traps + $bonus points and $stars stars',
  ({ kinds, elapsed = 0, helped, untimed, ...score }) => {
    const { traps, bonus, stars } = score
    const verdicts = kinds.map(kind => ({ kind, points: POINTS[kind] }))
    const scored = { verdicts, elapsed, helped: helped === true, starred: untimed !== true }
    expect(scoreOf(scored, level)).toEqual({ traps, bonus, stars, total: traps + bonus })
  },
)

test('the bonus is a whole number of points for every clock, and never more for more time', () => {
  const verdicts = Array.from({ length: 7 }, () => ({ kind: 'clean' as const, points: 100 }))
  const odd = { par: 7_000, limit: 13_007 }
  let last = 350
  for (let elapsed = 0; elapsed <= odd.limit + 50; elapsed += 13) {
    const { bonus, total } = scoreOf({ verdicts, elapsed, helped: false, starred: true }, odd)
    expect(Number.isInteger(bonus) && total === 700 + bonus && bonus <= last && bonus >= 0).toBe(true)
    last = bonus
  }
  expect(last).toBe(0)
})
