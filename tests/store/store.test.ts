import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockName } from '../../src/store/lock.ts'
import { openStore } from '../../src/store/open.ts'
import { newProfile } from '../../src/store/profile.ts'
import { largestReplay } from '../../src/store/run.ts'
import { finished } from './run.ts'
import { contents, emptyFolder, examOn, older, plant, record, sample } from './samples.ts'

const replay = { keys: 'jjk' }
const run = finished({ stars: 2, score: 200, replay })
const impatient = { stale: 60_000, wait: 0 }

test('a run, a name and settings come back when the save is opened again', async () => {
  const folder = join(emptyFolder(), 'made', 'on the way')
  const { state, store } = await openStore(folder)
  expect(state).toBe('fresh')
  const outcome = await store.recordRun('first-fork', run)
  expect(outcome).toEqual({ saved: true, profile: store.profile })
  await store.update({ name: '\u0007 Ada ', settings: { pace: 'slow' } })
  const again = await openStore(folder)
  expect(again.state).toBe('loaded')
  expect(again.store.profile).toEqual(store.profile)
  expect(again.store.profile).toMatchObject({
    name: 'Ada',
    settings: { ...newProfile.settings, pace: 'slow' },
  })
  expect(again.store.profile.levels['first-fork']).toEqual(record(200, { stars: 2, bestReplay: replay }))
})

test('calls that are not awaited are done one after another and all count', async () => {
  const { store } = await openStore(emptyFolder())
  const scores = Array.from({ length: 20 }, (_, score) => score)
  const outcomes = await Promise.all(scores.map(score => store.recordRun('level', { ...run, score })))
  const plays = outcomes.map(outcome => (outcome.saved ? outcome.profile.levels.level?.plays : outcome.why))
  expect(plays).toEqual(scores.map(score => score + 1))
})

test('two stores on one folder keep what the other changed', async () => {
  const folder = emptyFolder()
  plant(folder, JSON.stringify(sample))
  const one = (await openStore(folder)).store
  const other = (await openStore(folder)).store
  await one.update({ name: 'Grace', settings: { glyphs: 'ascii' } })
  await other.update({ settings: { pace: 'instant' } })
  await one.recordRun('mine', run)
  expect(one.profile).toMatchObject({ name: 'Grace', settings: { glyphs: 'ascii', pace: 'instant' } })
  await other.recordRun('mine', { ...run, score: 100 })
  expect(other.profile.levels.mine).toEqual(record(200, { stars: 2, bestReplay: replay, plays: 2 }))
})

test('without the lock a run is kept, reported, and saved with the next one', async () => {
  const folder = emptyFolder()
  const { store } = await openStore(folder, impatient)
  mkdirSync(join(folder, lockName))
  expect(await store.recordRun('a', run)).toEqual({
    saved: false,
    why: expect.stringContaining('another cowhand'),
  })
  expect(store.notice).toMatch(/^not saving: another cowhand is saving/)
  expect(store.profile.levels.a).toMatchObject({ bestScore: 200 })
  rmdirSync(join(folder, lockName))
  await store.recordRun('b', run)
  expect(store.notice).toBeNull()
  const { levels } = (await openStore(folder)).store.profile
  expect([levels.a?.plays, levels.b?.plays]).toEqual([1, 1])
})

test('a save of a newer version that appears during play is not written over', async () => {
  const folder = emptyFolder()
  const { store } = await openStore(folder)
  await store.update({ name: 'Ada' })
  writeFileSync(join(folder, 'save.json'), '{"format":9}')
  expect(await store.recordRun('a', run)).toEqual({ saved: false, why: expect.stringContaining('format 9') })
  expect(contents(folder, 'save.json')).toBe('{"format":9}')
})

test('a save damaged during play is kept aside, written anew from memory, and never made the backup', async () => {
  const folder = emptyFolder()
  plant(folder, JSON.stringify(sample), JSON.stringify(older))
  const { store } = await openStore(folder)
  writeFileSync(join(folder, 'save.json'), 'damaged')
  expect(await store.recordRun('a', run)).toMatchObject({ saved: true })
  expect(store.notice).toContain('save.damaged-1.json')
  expect(contents(folder, 'save.damaged-1.json')).toBe('damaged')
  expect(contents(folder, 'save.backup.json')).toBe(JSON.stringify(older))
  expect((await openStore(folder)).store.profile.levels).toMatchObject({
    ...sample.levels,
    a: { bestScore: 200 },
  })
})

test('a saves folder removed during play is made again with all of the profile', async () => {
  const folder = join(emptyFolder(), 'saves')
  const { store } = await openStore(folder)
  await store.recordRun('a', run)
  rmSync(folder, { recursive: true })
  await store.recordRun('b', run)
  expect(Object.keys((await openStore(folder)).store.profile.levels)).toEqual(['a', 'b'])
})

test('a replay that is too large is left out and said so; the score is saved', async () => {
  const { store } = await openStore(emptyFolder())
  const outcome = await store.recordRun('a', { ...run, replay: 'x'.repeat(largestReplay) })
  expect(outcome.saved).toBe(true)
  expect(store.notice).toContain('replay')
  expect(store.profile.levels.a).toMatchObject({ bestScore: 200, bestReplay: null })
})

test('a replay that the game goes on changing does not change in the profile', async () => {
  const { store } = await openStore(emptyFolder())
  const replay = { keys: ['j'] }
  const saving = store.recordRun('a', { ...run, replay })
  replay.keys.push('k')
  await saving
  expect(store.profile.levels.a?.bestReplay).toEqual({ keys: ['j'] })
})

test.each([[-1], [0.5], [Number.NaN]])('a score of %d is a bug of the caller', async score => {
  const { store } = await openStore(emptyFolder())
  expect(() => store.recordRun('a', { ...run, score })).toThrow(RangeError)
})

test('with nothing to save nothing is written', async () => {
  const folder = emptyFolder()
  const { store } = await openStore(folder)
  expect(await store.update({})).toEqual({ saved: true, profile: newProfile })
  expect(readdirSync(folder)).toEqual([])
})

test('a save of format 1 stays as it is until something is saved, and then is the backup', async () => {
  const folder = emptyFolder()
  const { asksAgain, seeds, ...known } = record(120)
  const first = JSON.stringify({
    ...sample,
    format: 1,
    mastery: undefined,
    drills: undefined,
    levels: { a: known },
  })
  plant(folder, first)
  const { state, store } = await openStore(folder)
  expect(state).toBe('loaded')
  expect(contents(folder, 'save.json')).toBe(first)
  await store.recordRun('b', run)
  expect(JSON.parse(contents(folder, 'save.json'))).toMatchObject({
    format: 3,
    levels: { a: record(120), b: { bestScore: 200 } },
    mastery: {},
    drills: {},
    review: {},
    exams: [],
  })
  expect(contents(folder, 'save.backup.json')).toBe(first)
})

test('a save of format 2 stays as it is until something is saved, and then is the backup', async () => {
  const folder = emptyFolder()
  const { review, exams, ...known } = sample
  const second = JSON.stringify({ ...known, format: 2 })
  plant(folder, second)
  const { store } = await openStore(folder)
  expect(contents(folder, 'save.json')).toBe(second)
  await store.recordRun('b', run)
  expect(JSON.parse(contents(folder, 'save.json'))).toMatchObject({
    ...known,
    format: 3,
    levels: { ...sample.levels, b: { bestScore: 200 } },
  })
  expect(contents(folder, 'save.backup.json')).toBe(second)
})

const day = '2026-08-01'
const lesson = { kind: 'solved', key: 'M1', day, run: 'a@7' } as const

test('a run without stars is a play with its lessons, and no best', async () => {
  const folder = emptyFolder()
  const { store } = await openStore(folder)
  await store.recordRun('a', { ...run, best: false, otherSeed: true, lessons: [lesson] })
  await store.recordRun('a', { ...run, best: false, shown: true })
  const { levels, mastery } = (await openStore(folder)).store.profile
  expect(levels.a).toEqual({ stars: 0, bestScore: 0, bestReplay: null, plays: 2, asksAgain: true, seeds: 1 })
  expect(mastery).toEqual({ M1: { solves: [{ day, run: 'a@7' }], missed: null } })
})

test('a level asks again from a shown solution until a clean solve, in whichever program', async () => {
  const folder = emptyFolder()
  const one = (await openStore(folder)).store
  const other = (await openStore(folder)).store
  await one.recordRun('a', { ...run, shown: true })
  await other.recordRun('b', run)
  expect(other.profile.levels.a?.asksAgain).toBe(true)
  await other.recordRun('a', { ...run, clean: true })
  await one.recordRun('a', run)
  expect(one.profile.levels.a?.asksAgain).toBe(false)
})

const drilled = (points: number) => ({ points, tier: 1, traps: 2, pace: [100, points], day, plays: 1 })

test('a drill is kept with its best run, how often it was played, and what it taught', async () => {
  const folder = emptyFolder()
  const { store } = await openStore(folder)
  const pace = Array.from({ length: 600 }, (_, n) => n)
  await store.recordDrill('xv6-7', { ...drilled(300), pace }, [])
  await store.recordDrill('xv6-7', drilled(200), [{ ...lesson, kind: 'missed' }])
  const { drills, mastery } = (await openStore(folder)).store.profile
  expect(drills).toEqual({ 'xv6-7': { ...drilled(300), pace: pace.slice(0, 500), plays: 2 } })
  expect(mastery).toEqual({ M1: { solves: [], missed: day } })
})

test('a drill or a lesson that would make the save unreadable is a bug of the caller', async () => {
  const { store } = await openStore(emptyFolder())
  expect(() => store.recordDrill('xv6-7', { ...drilled(1), points: 0.5 }, [])).toThrow(RangeError)
  expect(() => store.recordDrill('xv6-7', { ...drilled(1), day: 'today' }, [])).toThrow(RangeError)
  expect(() => store.recordDrill('xv6-7', drilled(1), [{ ...lesson, day: '' }])).toThrow(RangeError)
  expect(() => store.recordRun('a', { ...run, lessons: [{ ...lesson, run: '' }] })).toThrow(RangeError)
})

test('an exam comes back when the save is opened again, with what it has shown', async () => {
  const folder = emptyFolder()
  const { store } = await openStore(folder)
  const outcomes = [{ key: 'tlb', day, right: true }]
  const missed = { kind: 'missed', key: 'M3', day, run: 'exam@7' } as const
  expect(await store.recordExam(examOn(day), outcomes, [missed])).toMatchObject({ saved: true })
  expect((await openStore(folder)).store.profile).toMatchObject({
    exams: [examOn(day)],
    mastery: { M3: { missed: day } },
    review: {
      tlb: [{ day, right: true }],
      M3: [{ day, right: false }],
      'write-protect': [{ day, right: false }],
    },
  })
})

test('two stores on one folder lose neither the exams nor the reviews of the other', async () => {
  const folder = emptyFolder()
  const one = (await openStore(folder)).store
  const other = (await openStore(folder)).store
  const shown = (right: boolean) => [{ key: 'fork', day, right }]
  await one.recordExam(examOn(day), shown(true), [])
  await other.recordExam(examOn(day, { right: 3 }), shown(false), [])
  await one.recordExam(null, [{ key: 'tlb', day, right: true }], [])
  expect((await openStore(folder)).store.profile).toMatchObject({
    exams: expect.arrayContaining([examOn(day, { right: 3 }), examOn(day)]),
    review: { fork: [{ day, right: false }], tlb: [{ day, right: true }] },
  })
})

test.each([
  ['an exam with half a mark', examOn(day, { right: 0.5 }), []],
  ['an exam on no day', examOn('today'), []],
  ['an outcome on a day that there is not', null, [{ key: 'fork', day: '2026-02-30', right: true }]],
])('%s is a bug of the caller', async (_, exam, outcomes) => {
  const { store } = await openStore(emptyFolder())
  expect(() => store.recordExam(exam, outcomes, [])).toThrow(RangeError)
})
