import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockName } from '../../src/store/lock.ts'
import { openStore } from '../../src/store/open.ts'
import { newProfile } from '../../src/store/profile.ts'
import { largestReplay } from '../../src/store/run.ts'
import { contents, emptyFolder, older, plant, sample } from './samples.ts'

const run = { stars: 2, score: 200, replay: { keys: 'jjk' } } as const
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
  expect(again.store.profile.levels['first-fork']).toEqual({
    stars: 2,
    bestScore: 200,
    bestReplay: run.replay,
    plays: 1,
  })
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
  expect(other.profile.levels.mine).toEqual({ stars: 2, bestScore: 200, bestReplay: run.replay, plays: 2 })
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
