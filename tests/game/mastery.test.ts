import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Lesson,
  lastDay,
  lessonsOf,
  type MasteryRecord,
  MOST_SOLVES,
  mergeMastery,
  noteLesson,
  standing,
} from '../../src/game/mastery.ts'
import type { VerdictKind } from '../../src/game/verdict.ts'
import type { MisconceptionId } from '../../src/kernel/index.ts'

const solved = (day: string, run: string, key = 'M1'): Lesson => ({ kind: 'solved', key, day, run })
const missed = (day: string, run = 'a', key = 'M1'): Lesson => ({ kind: 'missed', key, day, run })
const learnt = (lessons: readonly Lesson[], from: MasteryRecord = {}): MasteryRecord =>
  lessons.reduce(noteLesson, from)

const [MON, TUE, WED] = ['2026-08-03', '2026-08-04', '2026-08-05']

describe('a belief', () => {
  test.each([
    ['nothing was ever shown of it', [], 'new'],
    ['it was missed', [missed(MON)], 'missed'],
    ['it was solved once', [solved(MON, 'a')], 'once'],
    ['it was solved twice in one run on one day', [solved(MON, 'a'), solved(MON, 'a')], 'once'],
    ['it was solved in two runs on one day', [solved(MON, 'a'), solved(MON, 'a@7')], 'once'],
    ['it was solved in one run on two days', [solved(MON, 'a'), solved(TUE, 'a')], 'once'],
    ['it was solved in two runs on two days', [solved(MON, 'a'), solved(TUE, 'a@7')], 'mastered'],
    [
      'two of three solves differ in both',
      [solved(MON, 'a'), solved(MON, 'b'), solved(TUE, 'a')],
      'mastered',
    ],
    ['it was missed after it was mastered', [solved(MON, 'a'), solved(TUE, 'b'), missed(TUE)], 'missed'],
    ['it was solved again after a miss on that day', [missed(MON), solved(MON, 'a')], 'once'],
    [
      'the solve before the miss is all that would make it two',
      [solved(MON, 'a'), missed(TUE), solved(WED, 'b')],
      'once',
    ],
    [
      'it was solved twice after a miss',
      [solved(MON, 'a'), missed(MON), solved(TUE, 'a'), solved(WED, 'b')],
      'mastered',
    ],
  ] as const)('of which %s', (_, lessons, expected) => {
    expect(standing(learnt(lessons).M1)).toBe(expected)
  })

  test('is told with the day of the last solve or miss', () => {
    const last = (...lessons: readonly Lesson[]) => lastDay(learnt(lessons).M1)
    expect(last()).toBeNull()
    expect(last(solved(TUE, 'a'), solved(MON, 'b'))).toBe(TUE)
    expect(last(solved(MON, 'a'), missed(TUE))).toBe(TUE)
    expect(last(missed(MON), solved(WED, 'b'))).toBe(WED)
  })
})

test('a solve is kept once for a day and run, and the latest ones are kept', () => {
  const days = Array.from({ length: 12 }, (_, n) => `2026-08-${10 + n}`)
  const record = learnt(days.flatMap((day, n) => [solved(day, `a@${n}`), solved(day, `a@${n}`)]))
  expect(record.M1?.solves).toEqual(days.slice(-MOST_SOLVES).map((day, n) => ({ day, run: `a@${n + 4}` })))
})

test.each([
  ['runs on one day', (n: number) => solved(TUE, `a@${n}`)],
  ['days of one run', (n: number) => solved(`2026-09-${10 + n}`, 'b')],
])('the one solve that makes it mastered is not lost among many %s', (_, other) => {
  const many = Array.from({ length: 20 }, (_, n) => other(n))
  const record = learnt([solved(MON, 'a'), ...many])
  expect(record.M1?.solves).toHaveLength(MOST_SOLVES)
  expect(standing(record.M1)).toBe('mastered')
})

const keys = fc.constantFrom('M1', 'copy-on-write', '__proto__', 'constructor')
const kinds = fc.constantFrom('solved' as const, 'missed' as const)
const runs = fc.constantFrom('a', 'a@1', 'a@2', 'b', 'b@1', 'c', 'd', 'e', 'f', 'g')
const dayOf = (number: number): string => `2026-08-${10 + number}`
const lessonsOn = (days: fc.Arbitrary<number>) =>
  fc.array(fc.record<Lesson>({ kind: kinds, key: keys, day: days.map(dayOf), run: runs }), {
    maxLength: 40,
  })
const even = lessonsOn(fc.nat(9).map(n => n * 2))
const odd = lessonsOn(fc.nat(9).map(n => n * 2 + 1))
const any = lessonsOn(fc.nat(19))

const standings = (record: MasteryRecord) =>
  Object.keys(record)
    .sort()
    .map(key => [key, standing(record[key]), record[key]?.missed])

test('in whichever order the lessons of two processes come, it stands the same, where their days differ', () => {
  fc.assert(
    fc.property(any, even, odd, (before, one, other) => {
      const there = learnt(before.filter(({ day }) => day < dayOf(2)))
      const later = (lessons: readonly Lesson[]) => lessons.filter(({ day }) => day > dayOf(2))
      const oneFirst = learnt([...later(one), ...later(other)], there)
      expect(standings(learnt([...later(other), ...later(one)], there))).toEqual(standings(oneFirst))
    }),
    { numRuns: 1000 },
  )
})

test('as many solves as there may be, it stands as if all of them were kept', () => {
  const all = (lessons: readonly Lesson[]): string => {
    const last = lessons.findLastIndex(({ kind }) => kind === 'missed')
    const solves = lessons.slice(last + 1)
    const differ = solves.some(one => solves.some(({ day, run }) => day !== one.day && run !== one.run))
    return solves.length === 0 ? (last < 0 ? 'new' : 'missed') : differ ? 'mastered' : 'once'
  }
  const timeline = fc.array(fc.record({ kind: kinds, later: fc.boolean(), run: runs }), { maxLength: 40 })
  fc.assert(
    fc.property(timeline, moves => {
      let day = 0
      const lessons = moves.map(({ kind, later, run }): Lesson => {
        if (later) day += 1
        return {
          kind: kind === 'missed' && run === 'a' ? 'missed' : 'solved',
          key: 'M1',
          day: dayOf(day),
          run,
        }
      })
      const record = learnt(lessons)
      expect(standing(record.M1)).toBe(all(lessons))
      expect(record.M1?.solves.length ?? 0).toBeLessThanOrEqual(MOST_SOLVES)
    }),
    { numRuns: 1000 },
  )
})

test('two records are one from either side, and a record with itself is itself', () => {
  fc.assert(
    fc.property(any, any, (one, other) => {
      const [first, second] = [learnt(one), learnt(other)]
      expect(mergeMastery(first, second)).toEqual(mergeMastery(second, first))
      expect(mergeMastery(first, first)).toEqual(first)
    }),
  )
})

test('no lesson throws, whatever its texts, and no other belief changes by it', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), keys)
  const anyLesson = fc.record<Lesson>({ kind: kinds, key: text, day: text, run: text })
  fc.assert(
    fc.property(fc.array(anyLesson), anyLesson, (before, lesson) => {
      const record = learnt(before)
      const { [lesson.key]: _, ...others } = noteLesson(record, lesson)
      const { [lesson.key]: __, ...unchanged } = record
      expect(others).toEqual(unchanged)
    }),
  )
})

describe('the lessons of a run', () => {
  const level = { misconceptions: ['M1', 'M2'], teaches: ['copy-on-write'] } as const
  const verdict = (kind: VerdictKind, ...misconceptions: readonly MisconceptionId[]) => ({
    kind,
    misconceptions,
  })
  const all = ['solved M1', 'solved M2', 'solved copy-on-write']
  test.each([
    ['all clean, without help', [verdict('clean'), verdict('clean')], true, all],
    ['all clean, with help', [verdict('clean')], false, []],
    ['one wasteful', [verdict('clean'), verdict('wasteful')], true, []],
    [
      'beliefs named, one of them twice and one of another level',
      [verdict('wrong', 'M1'), verdict('unsafe', 'M1', 'M9'), verdict('clean')],
      true,
      ['missed M1', 'missed M9'],
    ],
    ['a belief named, with help', [verdict('wrong', 'M2')], false, ['missed M2']],
    ['without a single trap', [], true, []],
  ] as const)('%s', (_, verdicts, clean, expected) => {
    const lessons = lessonsOf(level, verdicts, { clean }, MON, 'first-write@7')
    expect(lessons.map(({ kind, key }) => `${kind} ${key}`)).toEqual(expected)
    for (const lesson of lessons) expect(lesson).toMatchObject({ day: MON, run: 'first-write@7' })
  })
})
