import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Lesson, noteLesson, standing } from '../../src/game/mastery.ts'
import { type KeyedOutcome, noteOutcome } from '../../src/game/review/outcome.ts'
import { addExams } from '../../src/store/exams.ts'
import {
  addDrill,
  addLessons,
  addRecord,
  applyChanges,
  type Changes,
  combine,
  type LevelChange,
  noChanges,
} from '../../src/store/merge.ts'
import {
  type DrillRecord,
  keyed,
  mostDrills,
  mostExams,
  type Profile,
  type Stars,
} from '../../src/store/profile.ts'
import { examOn, profileWith, record, sample } from './samples.ts'

const ids = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor')
const stars = fc.constantFrom<Stars>(0, 1, 2, 3)
// The replay says which score it is of, so that a wrong pairing shows.
const records = fc
  .record({ stars, bestScore: fc.nat(5), plays: fc.nat(9), asksAgain: fc.boolean(), seeds: fc.nat(9) })
  .map(fields => ({ ...fields, bestReplay: `replay of ${fields.bestScore}` }))
const levels = fc.array(fc.tuple(ids, records)).map(entries => keyed(entries))
// So does the rest of a drill's record.
const drillRecord = (points: number, plays = 1): DrillRecord => ({
  points,
  tier: points % 3,
  traps: points + 1,
  pace: [points],
  day: '2026-08-01',
  plays,
})
const drills = fc
  .array(fc.tuple(ids, fc.nat(9), fc.nat(9)))
  .map(entries => keyed(entries.map(([key, points, plays]) => [key, drillRecord(points, plays)])))
const lessonsOn = (...days: readonly string[]) =>
  fc.array(
    fc.record<Lesson>({
      kind: fc.constantFrom('solved', 'missed'),
      key: ids,
      day: fc.constantFrom(...days),
      run: fc.constantFrom('a', 'a@7', 'b'),
    }),
    { maxLength: 12 },
  )
const outcomesOn = (...days: readonly string[]) =>
  fc.array(fc.record<KeyedOutcome>({ key: ids, day: fc.constantFrom(...days), right: fc.boolean() }), {
    maxLength: 12,
  })
const examsOn = (...days: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...days), fc.nat(3)))
    .map(found => found.map(([day, right]) => examOn(day, { right })))
const learning = (...days: readonly string[]) =>
  fc.tuple(lessonsOn(...days), outcomesOn(...days), examsOn(...days))
const profiles = fc.tuple(levels, drills, learning('2026-08-01', '2026-08-04')).map(
  ([found, drilled, [lessons, outcomes, exams]]): Profile => ({
    ...sample,
    review: outcomes.reduce(noteOutcome, keyed([])),
    exams: addExams([], exams),
    levels: found,
    drills: drilled,
    mastery: lessons.reduce(noteLesson, keyed([])),
  }),
)
const changesOn = (...days: readonly string[]) =>
  fc.tuple(levels, drills, learning(...days)).map(
    ([found, drilled, [lessons, outcomes, exams]]): Changes => ({
      ...noChanges,
      levels: keyed(Object.entries(found).map(([id, level]) => [id, { ...level, asksAgain: null }])),
      drills: drilled,
      lessons,
      outcomes,
      exams,
    }),
  )
const changes = changesOn('2026-08-02')

test('the order in which two programs save does not matter, where they did not learn on one day', () => {
  const others = changesOn('2026-08-03', '2026-08-05')
  fc.assert(
    fc.property(profiles, changes, others, (profile, one, other) => {
      const there = applyChanges(applyChanges(profile, one), other)
      expect(applyChanges(applyChanges(profile, other), one)).toEqual(there)
    }),
  )
})

test('two saves combine to the same from either side, and with themselves to themselves', () => {
  fc.assert(
    fc.property(profiles, profiles, (one, other) => {
      expect(combine(one, other)).toEqual(combine(other, one))
      expect(combine(one, one)).toEqual(one)
    }),
  )
})

test('no merge lowers stars, score or plays, drops a level, or parts a score from its replay', () => {
  fc.assert(
    fc.property(profiles, changes, (profile, more) => {
      const merged = applyChanges(profile, more)
      for (const source of [profile.levels, more.levels])
        for (const [id, before] of Object.entries(source)) {
          const after = merged.levels[id]
          expect(after?.stars).toBeGreaterThanOrEqual(before.stars)
          expect(after?.bestScore).toBeGreaterThanOrEqual(before.bestScore)
          expect(after?.plays).toBeGreaterThanOrEqual(before.plays)
          expect(after?.bestReplay).toBe(`replay of ${after?.bestScore}`)
          expect(after?.seeds).toBeGreaterThanOrEqual(before.seeds)
        }
      for (const source of [profile.drills, more.drills])
        for (const [key, before] of Object.entries(source)) {
          const after = merged.drills[key]
          expect(after?.points).toBeGreaterThanOrEqual(before.points)
          expect(after?.plays).toBeGreaterThanOrEqual(before.plays)
          expect(after).toEqual(drillRecord(after?.points ?? 0, after?.plays))
        }
    }),
  )
})

test('plays add up: saving run by run counts as saving them together', () => {
  const asksAgain = fc.constantFrom(true, false, null)
  const levelRuns = fc
    .tuple(records, asksAgain)
    .map(([run, asks]): LevelChange => ({ ...run, asksAgain: asks }))
  const lessons = lessonsOn('2026-08-02', '2026-08-03')
  fc.assert(
    fc.property(profiles, fc.array(fc.tuple(ids, levelRuns, fc.nat(9), lessons)), (profile, runs) => {
      const after = (changes: Changes, [id, run, points, learnt]: (typeof runs)[number]): Changes =>
        addLessons(addDrill(addRecord(changes, id, run), id, drillRecord(points)), learnt)
      const together = runs.reduce(after, noChanges)
      const singly = runs.reduce((sum, run) => applyChanges(sum, after(noChanges, run)), profile)
      expect(applyChanges(profile, together)).toEqual(singly)
    }),
  )
})

test.each([
  [
    'a higher score brings its replay',
    record(5, { bestReplay: 'old' }),
    record(6, { bestReplay: 'new' }),
    'new',
  ],
  ['a higher score without a replay drops the old one', record(5), record(6, { bestReplay: null }), null],
  [
    'a lower score changes nothing',
    record(5, { bestReplay: 'old' }),
    record(4, { bestReplay: 'new' }),
    'old',
  ],
  ['a tie keeps the first replay', record(5, { bestReplay: 'old' }), record(5, { bestReplay: 'new' }), 'old'],
  ['a tie fills a missing replay', record(5, { bestReplay: null }), record(5, { bestReplay: 'new' }), 'new'],
])('%s', (_, there, more, replay) => {
  const merged = applyChanges(profileWith({ a: there }), addRecord(noChanges, 'a', more))
  expect(merged.levels.a?.bestReplay).toBe(replay)
})

test('of name and settings only what was changed here overwrites', () => {
  const onDisk = { ...sample, name: 'Grace', settings: { ...sample.settings, pace: 'slow' as const } }
  const merged = applyChanges(onDisk, { ...noChanges, settings: { glyphs: 'ascii' } })
  expect(merged).toMatchObject({ name: 'Grace', settings: { pace: 'slow', glyphs: 'ascii' } })
  expect(applyChanges(onDisk, { ...noChanges, name: 'Ada' })).toMatchObject({
    name: 'Ada',
    settings: { pace: 'slow' },
  })
})

const asking = (asksAgain: boolean | null): LevelChange => ({ ...record(1), asksAgain })

test.each([
  ['a shown solution', false, [true], true],
  ['a shown solution in a level never played before', null, [true], true],
  ['a clean solve after it', true, [false], false],
  ['a run that was neither', true, [null], true],
  ['a run of a level whose solution was never shown', null, [null], false],
  ['a solution shown again after a clean solve', true, [false, true], true],
] as const)('%s leaves the level with asksAgain as it should', (_, before, runs, after) => {
  const profile = profileWith(before === null ? {} : { a: record(1, { asksAgain: before }) })
  const changes = runs.reduce((sum, asks) => addRecord(sum, 'a', asking(asks)), noChanges)
  expect(applyChanges(profile, changes).levels.a?.asksAgain).toBe(after)
})

test('a level that asks again in one of two saves asks again in both as one', () => {
  const one = profileWith({ a: record(1, { asksAgain: true }) })
  expect(combine(profileWith({ a: record(1) }), one).levels.a?.asksAgain).toBe(true)
})

test('of more drills than are kept those with the most points stay, whoever merged them', () => {
  const many = (from: number) =>
    keyed(
      Array.from({ length: 50 }, (_, n): [string, DrillRecord] => [`xv6-${from + n}`, drillRecord(from + n)]),
    )
  const one = { ...noChanges, drills: many(1) }
  const other = { ...noChanges, drills: many(40) }
  const merged = applyChanges(applyChanges(sample, one), other)
  const points = Object.values(merged.drills).map(drill => drill.points)
  expect(points.sort((a, b) => a - b)).toEqual(Array.from({ length: mostDrills }, (_, n) => 26 + n))
  expect(applyChanges(applyChanges(sample, other), one)).toEqual(merged)
})

test('a miss in one save counts against what the other one solved before it, and not after', () => {
  const learnt = (...lessons: readonly Lesson[]): Profile => ({
    ...sample,
    mastery: lessons.reduce(noteLesson, keyed([])),
  })
  const solved = (day: string, run: string): Lesson => ({ kind: 'solved', key: 'M1', day, run })
  const one = learnt(solved('2026-08-01', 'a'), solved('2026-08-03', 'b'), solved('2026-08-04', 'c'))
  const other = learnt({ kind: 'missed', key: 'M1', day: '2026-08-02', run: 'a' })
  const late = learnt({ kind: 'missed', key: 'M1', day: '2026-08-03', run: 'a' })
  const after = (profile: Profile) => standing(combine(one, profile).mastery.M1)
  expect([after(sample), after(other), after(late)]).toEqual(['mastered', 'mastered', 'once'])
})

test('no merge forgets a day on which something was asked, makes a wrong one right, or loses an exam', () => {
  fc.assert(
    fc.property(profiles, changes, profiles, (profile, more, other) => {
      const applied = applyChanges(profile, more)
      const combined = combine(profile, other)
      const days = (reviews: Profile['review'], key: string) => reviews[key] ?? []
      const kept = (after: Profile, key: string, day: string, right: boolean): void => {
        const found = days(after.review, key).find(outcome => outcome.day === day)
        expect(found?.right ?? null).toBe(right && found?.right === true)
      }
      for (const [key, found] of Object.entries(profile.review))
        for (const { day, right } of found)
          for (const after of [applied, combined]) kept(after, key, day, right)
      for (const { key, day, right } of more.outcomes) kept(applied, key, day, right)
      expect(applied.exams).toHaveLength(profile.exams.length + more.exams.length)
      const alike = (exams: readonly object[], exam: object): number =>
        exams.filter(found => JSON.stringify(found) === JSON.stringify(exam)).length
      for (const exam of combined.exams)
        expect(alike(combined.exams, exam)).toBe(
          Math.max(alike(profile.exams, exam), alike(other.exams, exam)),
        )
      for (const exam of [...profile.exams, ...other.exams]) expect(combined.exams).toContainEqual(exam)
    }),
  )
})

test('of more exams than are kept the last ones stay, whoever merged them', () => {
  const many = (from: number): Changes => ({
    ...noChanges,
    exams: Array.from({ length: 80 }, (_, n) => examOn(`2026-08-${10 + ((from + n) % 20)}`, { right: n })),
  })
  const one = applyChanges(applyChanges(sample, many(0)), many(7))
  expect(one.exams).toHaveLength(mostExams)
  expect(applyChanges(applyChanges(sample, many(7)), many(0))).toEqual(one)
  expect(one.exams.map(({ day }) => day)).toEqual(one.exams.map(({ day }) => day).sort())
  expect(one.exams[0]?.day).toBe('2026-08-17')
})

test('what a run has taught says when it is time for a review, too', () => {
  const day = '2026-08-01'
  const lessons: readonly Lesson[] = [
    { kind: 'missed', key: 'M12', day, run: 'a' },
    { kind: 'solved', key: 'fork', day, run: 'a' },
    { kind: 'solved', key: 'no-topic-of-an-exam', day, run: 'a' },
  ]
  expect(applyChanges(sample, addLessons(noChanges, lessons)).review).toEqual({
    M12: [{ day, right: false }],
    tlb: [{ day, right: false }],
    fork: [{ day, right: true }],
  })
})
