import { copyFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { keyed, newProfile, type Profile } from '../../src/store/profile.ts'
import { exportProgress, readProgress } from '../../src/store/progress-file.ts'
import { smallDisk } from './mount.ts'
import { finished } from './run.ts'
import { contents, emptyFolder, older, plant, profileWith, record, sample } from './samples.ts'

const day = '2026-08-01'
const other: Profile = {
  ...profileWith({ 'first-fork': record(500, { stars: 3, plays: 9 }), 'third-level': record(7) }, 'Grace'),
  settings: { ...newProfile.settings, pace: 'slow' },
  mastery: keyed([['M1', { solves: [{ day, run: 'a' }], missed: null }]]),
  drills: keyed([['xv6-7', { points: 300, tier: 1, traps: 2, pace: [100, 300], day, plays: 5 }]]),
}
const run = finished({ stars: 2, score: 200, replay: null })
const impatient = { stale: 60_000, wait: 0 }

/** Opens what was kept under `name` as a save of its own. */
async function openKept(folder: string, name: string) {
  const apart = emptyFolder()
  copyFileSync(join(folder, name), join(apart, 'save.json'))
  return openStore(apart)
}

describe('an import', () => {
  test('is the best of both, keeps name and settings, and keeps the save as it was under a name of its own', async () => {
    const folder = emptyFolder()
    plant(folder, JSON.stringify(sample))
    const { store } = await openStore(folder)
    expect(await store.importProgress(other)).toEqual({
      saved: true,
      profile: store.profile,
      keptAs: 'save.before-import-1.json',
    })
    expect(store.notice).toBe('the save as it was is kept as save.before-import-1.json')
    expect(store.profile).toEqual({
      ...sample,
      levels: {
        'first-fork': record(500, { stars: 3, plays: 9 }),
        'copy-out': sample.levels['copy-out'],
        'third-level': record(7),
      },
      mastery: other.mastery,
      drills: other.drills,
    })
    expect((await openStore(folder)).store.profile).toEqual(store.profile)
    expect(contents(folder, 'save.before-import-1.json')).toBe(JSON.stringify(sample))
  })

  test('twice is the same as once', async () => {
    const folder = emptyFolder()
    plant(folder, JSON.stringify(sample))
    const { store } = await openStore(folder)
    await store.importProgress(other)
    const once = store.profile
    await store.importProgress(other)
    expect(store.profile).toEqual(once)
  })

  test('of an export into a folder without a save gives the player with name and settings', async () => {
    const read = readProgress(exportProgress(other), 'mine.json')
    if (!read.ok) throw new Error(read.message)
    const folder = emptyFolder()
    const { store } = await openStore(folder)
    expect(await store.importProgress(read.profile)).toEqual({ saved: true, profile: other, keptAs: null })
    expect(store.notice).toBeNull()
    expect((await openStore(folder)).store.profile).toEqual(other)
    expect(readdirSync(folder)).toEqual(['save.json'])
  })

  test('takes what another program saved meanwhile, and what is still unsaved here', async () => {
    const folder = emptyFolder()
    plant(folder, JSON.stringify(sample))
    const { store } = await openStore(folder, impatient)
    writeFileSync(join(folder, 'save.json.lock'), '')
    expect(await store.recordRun('unsaved', run)).toMatchObject({ saved: false })
    rmSync(join(folder, 'save.json.lock'))
    await (await openStore(folder)).store.recordRun('elsewhere', run)
    await store.importProgress(other)
    expect(Object.keys(store.profile.levels).sort()).toEqual([
      'copy-out',
      'elsewhere',
      'first-fork',
      'third-level',
      'unsaved',
    ])
  })

  test.each([
    ['a save of a newer version', '{"format":9}', 'of a newer cowhand'],
    ['a damaged save', 'damaged', 'is damaged'],
  ])('over %s is refused, and nothing is changed', async (_, save, why) => {
    const folder = emptyFolder()
    plant(folder, save, JSON.stringify(older))
    const { store } = await openStore(folder)
    const before = readdirSync(folder)
    expect(await store.importProgress(other)).toEqual({ saved: false, why: expect.stringContaining(why) })
    expect(await store.reset()).toEqual({ saved: false, why: expect.stringContaining(why) })
    expect(contents(folder, 'save.json')).toBe(save)
    expect(readdirSync(folder)).toEqual(before)
  })
})

describe('a reset', () => {
  test('keeps name and settings, and the save as it was under a name of its own, which loads', async () => {
    const folder = emptyFolder()
    plant(folder, JSON.stringify(other))
    const { store } = await openStore(folder)
    const keptAs = 'save.before-reset-1.json'
    expect(await store.reset()).toEqual({ saved: true, profile: store.profile, keptAs })
    expect(store.notice).toContain(keptAs)
    expect(store.profile).toEqual({ ...newProfile, name: 'Grace', settings: other.settings })
    await store.recordRun('a', run)
    await store.recordRun('b', run)
    expect(Object.keys((await openStore(folder)).store.profile.levels)).toEqual(['a', 'b'])
    expect(await openKept(folder, keptAs)).toMatchObject({ state: 'loaded', store: { profile: other } })
    expect(await store.importProgress(other)).toMatchObject({ saved: true })
    expect(Object.keys(store.profile.levels).sort()).toEqual(['a', 'b', 'first-fork', 'third-level'])
  })

  test('of a save that changed since, keeps each one under a name of its own', async () => {
    const folder = emptyFolder()
    const { store } = await openStore(folder)
    await store.recordRun('a', run)
    await store.reset()
    await store.recordRun('b', run)
    expect(await store.reset()).toMatchObject({ keptAs: 'save.before-reset-2.json' })
    const kept = await Promise.all([1, 2].map(n => openKept(folder, `save.before-reset-${n}.json`)))
    expect(kept.map(({ store: { profile } }) => Object.keys(profile.levels))).toEqual([['a'], ['b']])
  })

  test.each([
    ['damaged', (folder: string) => writeFileSync(join(folder, 'save.json'), 'damaged')],
    ['removed', (folder: string) => rmSync(join(folder, 'save.json'))],
  ])('of a save that was %s during play, keeps what this program knows', async (_, hurt) => {
    const folder = emptyFolder()
    plant(folder, JSON.stringify(sample))
    const { store } = await openStore(folder)
    hurt(folder)
    expect(await store.reset()).toMatchObject({ keptAs: 'save.before-reset-1.json' })
    expect((await openKept(folder, 'save.before-reset-1.json')).store.profile).toEqual(sample)
  })

  test('is not undone by another program that goes on playing', async () => {
    const folder = emptyFolder()
    plant(folder, JSON.stringify(sample))
    const one = (await openStore(folder)).store
    const another = (await openStore(folder)).store
    await one.reset()
    await another.recordRun('a', run)
    expect(Object.keys(another.profile.levels)).toEqual(['a'])
  })

  test('with nothing played yet leaves nothing aside', async () => {
    const { store } = await openStore(emptyFolder())
    expect(await store.reset()).toEqual({ saved: true, profile: newProfile, keptAs: null })
  })

  test('while another program holds the lock is refused, and nothing is changed', async () => {
    const folder = emptyFolder()
    plant(folder, JSON.stringify(sample))
    const { store } = await openStore(folder, impatient)
    writeFileSync(join(folder, 'save.json.lock'), '')
    expect(await store.reset()).toEqual({ saved: false, why: expect.stringContaining('another cowhand') })
    expect(store.profile).toEqual(sample)
    expect(contents(folder, 'save.json')).toBe(JSON.stringify(sample))
  })
})

test('on a full disk an import is refused, and save, backup and profile are as they were', async context => {
  const folder = smallDisk(context, '64k')
  plant(folder, JSON.stringify(sample), JSON.stringify(older))
  const { store } = await openStore(folder)
  const { bsize, bavail } = statfsSync(folder)
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bsize * bavail))
  expect(await store.importProgress(other)).toEqual({ saved: false, why: expect.stringContaining('is full') })
  expect(store.profile).toEqual(sample)
  expect(contents(folder, 'save.json')).toBe(JSON.stringify(sample))
  expect(contents(folder, 'save.backup.json')).toBe(JSON.stringify(older))
  rmSync(join(folder, 'filler'))
  expect(await store.importProgress(other)).toMatchObject({ saved: true })
})
