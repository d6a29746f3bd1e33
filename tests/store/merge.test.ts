import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addRecord, applyChanges, type Changes, combine, noChanges } from '../../src/store/merge.ts'
import { type LevelRecord, levelRecords, type Profile, type Stars } from '../../src/store/profile.ts'
import { profileWith, record, sample } from './samples.ts'

const ids = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor')
const stars = fc.constantFrom<Stars>(0, 1, 2, 3)
// The replay says which score it is of, so that a wrong pairing shows.
const records = fc
  .record({ stars, bestScore: fc.nat(5), plays: fc.nat(9) })
  .map((fields): LevelRecord => ({ ...fields, bestReplay: `replay of ${fields.bestScore}` }))
const levels = fc.array(fc.tuple(ids, records)).map(levelRecords)
const profiles = levels.map((found): Profile => ({ ...sample, levels: found }))
const changes = levels.map((found): Changes => ({ ...noChanges, levels: found }))

test('the order in which two programs save does not matter', () => {
  fc.assert(
    fc.property(profiles, changes, changes, (profile, one, other) => {
      const there = applyChanges(applyChanges(profile, one), other)
      expect(applyChanges(applyChanges(profile, other), one)).toEqual(there)
    }),
  )
})

test('two saves combine to the same levels from either side, and with themselves to themselves', () => {
  fc.assert(
    fc.property(profiles, profiles, (one, other) => {
      expect(combine(one, other).levels).toEqual(combine(other, one).levels)
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
        }
    }),
  )
})

test('plays add up: saving run by run counts as saving them together', () => {
  fc.assert(
    fc.property(profiles, fc.array(fc.tuple(ids, records)), (profile, runs) => {
      const together = runs.reduce((sum, [id, run]) => addRecord(sum, id, run), noChanges)
      const singly = runs.reduce(
        (sum, [id, run]) => applyChanges(sum, addRecord(noChanges, id, run)),
        profile,
      )
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
