import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryName } from '../../src/store/files.ts'
import { lockName } from '../../src/store/lock.ts'
import { openStore } from '../../src/store/open.ts'
import { largestSave } from '../../src/store/parse.ts'
import { newProfile } from '../../src/store/profile.ts'
import { finished } from './run.ts'
import { contents, emptyFolder, older, plant, record, sample } from './samples.ts'

const run = finished({ stars: 2, score: 200, replay: null })

const cut = JSON.stringify(sample).slice(0, -40)

/** Opens a folder with `save` and `backup` and expects damage. */
async function openDamaged(folder: string, save: string | Uint8Array | null, backup?: string) {
  plant(folder, save, backup)
  const opened = await openStore(folder)
  if (opened.state !== 'damaged') throw new Error(`it opened as ${opened.state}`)
  return opened
}

describe('a damaged save', () => {
  test.each([
    ['empty', '', 'save.json is damaged: it is empty.'],
    ['cut off', cut, `save.json is damaged: it is cut off or not JSON (${cut.length} bytes).`],
    [
      'binary',
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      'save.json is damaged: it is cut off or not JSON (256 bytes).',
    ],
    [
      'a giant',
      Buffer.alloc(largestSave + 1),
      `save.json is damaged: it has ${largestSave + 1} bytes, a save has at most ${largestSave}.`,
    ],
  ])('%s is kept aside, told, and the backup offered', async (_, save, problem) => {
    const folder = emptyFolder()
    const opened = await openDamaged(folder, save, JSON.stringify(older))
    expect(opened).toMatchObject({ keptAs: 'save.damaged-1.json', backup: older, problem })
    expect(opened.store.notice).toContain(problem)
    expect(contents(folder, 'save.damaged-1.json')).toBe(contents(folder, 'save.json'))
  })

  test('is never written over while the player has not answered, however often it is opened', async () => {
    const folder = emptyFolder()
    await openDamaged(folder, cut, JSON.stringify(older))
    const { store } = await openDamaged(folder, null)
    expect(await store.recordRun('a', run)).toMatchObject({
      saved: false,
      why: expect.stringContaining('damaged'),
    })
    expect(await store.update({ name: 'Eve' })).toMatchObject({ saved: false })
    expect(contents(folder, 'save.json')).toBe(cut)
    expect(contents(folder, 'save.backup.json')).toBe(JSON.stringify(older))
    expect(readdirSync(folder).sort()).toEqual(['save.backup.json', 'save.damaged-1.json', 'save.json'])
  })

  test('gives way to the backup, with the runs made meanwhile', async () => {
    const folder = emptyFolder()
    const { store } = await openDamaged(folder, cut, JSON.stringify(older))
    await store.recordRun('a', run)
    expect(await store.restoreBackup()).toMatchObject({ saved: true })
    const again = await openStore(folder)
    expect(again.state).toBe('loaded')
    expect(again.store.profile).toMatchObject({
      ...older,
      levels: { ...older.levels, a: { bestScore: 200 } },
    })
    expect(contents(folder, 'save.damaged-1.json')).toBe(cut)
  })

  test('gives way to a new player, and then the backup too is kept aside for good', async () => {
    const folder = emptyFolder()
    const { store } = await openDamaged(folder, cut, JSON.stringify(older))
    expect(await store.startNew()).toEqual({ saved: true, profile: newProfile })
    await store.update({ name: 'Eve' })
    await store.update({ name: 'Eve II' })
    expect((await openStore(folder)).store.profile).toEqual({ ...newProfile, name: 'Eve II' })
    expect(contents(folder, 'save.old-1.json')).toBe(JSON.stringify(older))
    expect(contents(folder, 'save.damaged-1.json')).toBe(cut)
  })

  test('damaged once more, does not displace what was kept before', async () => {
    const folder = emptyFolder()
    const first = await openDamaged(folder, 'damaged one way', JSON.stringify(older))
    await first.store.restoreBackup()
    const second = await openDamaged(folder, 'damaged another way')
    expect(second.keptAs).toBe('save.damaged-2.json')
    expect(contents(folder, 'save.damaged-1.json')).toBe('damaged one way')
  })

  test('without a sound backup there is only a new beginning', async () => {
    const { store, backup } = await openDamaged(emptyFolder(), cut, 'damaged too')
    expect(backup).toBeNull()
    expect(store.notice).not.toContain('Restore')
    expect(await store.restoreBackup()).toEqual({
      saved: false,
      why: 'there is no sound save.backup.json to restore',
    })
    expect(await store.startNew()).toMatchObject({ saved: true })
  })

  test('that is missing beside its backup is not taken for a new player', async () => {
    const { problem, store } = await openDamaged(emptyFolder(), null, JSON.stringify(older))
    expect(problem).toBe('save.json is missing; its backup is sound.')
    expect(await store.restoreBackup()).toEqual({ saved: true, profile: older })
  })

  test('answered differently in two programs, ends as the best of both', async () => {
    const folder = emptyFolder()
    const one = await openDamaged(folder, cut, JSON.stringify(older))
    const other = await openDamaged(folder, null)
    await one.store.startNew()
    await one.store.recordRun('a', run)
    await other.store.restoreBackup()
    expect(other.store.profile.levels).toEqual({
      ...older.levels,
      a: record(200, { stars: 2, bestReplay: null }),
    })
  })

  test('an answer without a question changes nothing', async () => {
    const folder = emptyFolder()
    plant(folder, JSON.stringify(sample), JSON.stringify(older))
    const { store } = await openStore(folder)
    expect(await store.startNew()).toMatchObject({ saved: false })
    expect(await store.restoreBackup()).toMatchObject({ saved: false })
    expect(contents(folder, 'save.json')).toBe(JSON.stringify(sample))
  })
})

test('a save of a newer version is not touched: the game goes on, not saving, and says so', async () => {
  const folder = emptyFolder()
  const newer = '{"format":4,"name":"Ada","herd":[]}'
  plant(folder, newer)
  const opened = await openStore(folder)
  expect(opened).toMatchObject({ state: 'newer', format: 4 })
  expect(opened.store.notice).toMatch(/^not saving: save.json is of a newer cowhand \(format 4\)/)
  expect(await opened.store.recordRun('a', run)).toMatchObject({ saved: false })
  expect(opened.store.profile.levels.a).toMatchObject({ bestScore: 200 })
  expect(contents(folder, 'save.json')).toBe(newer)
  expect(readdirSync(folder)).toEqual(['save.json'])
})

test("a killed writer's files are removed when opened, a live writer's are not", async () => {
  const folder = emptyFolder()
  const leftover = temporaryName('save.json')
  writeFileSync(join(folder, leftover), 'half a sa')
  mkdirSync(join(folder, lockName))
  expect((await openStore(folder)).state).toBe('fresh')
  expect(readdirSync(folder)).toContain(leftover)

  const quiet = emptyFolder()
  writeFileSync(join(quiet, leftover), 'half a sa')
  await openStore(quiet)
  expect(readdirSync(quiet)).toEqual([])
})

test.each([
  ['a folder in place of the save', (path: string) => mkdirSync(path), 'is not a file'],
  ['a save that links to itself', (path: string) => symlinkSync('save.json', path), 'ELOOP'],
])('%s is told, and nothing is put in its place', async (_, make, why) => {
  const folder = emptyFolder()
  make(join(folder, 'save.json'))
  const { state, store } = await openStore(folder)
  expect(state).toBe('read-only')
  expect(store.notice).toMatch(/^not saving: /)
  expect(await store.recordRun('a', run)).toEqual({ saved: false, why: expect.stringContaining(why) })
  expect(readdirSync(folder)).toEqual(['save.json'])
})

test('a link to a folder that is not there is told', async () => {
  const link = join(emptyFolder(), 'saves')
  symlinkSync('nowhere', link)
  const { state, store } = await openStore(link)
  expect(state).toBe('read-only')
  expect(store.notice).toContain('is not a folder')
})

test('a path that cannot be is told', async () => {
  const { state, store } = await openStore(join(emptyFolder(), 'x'.repeat(300)))
  expect(state).toBe('read-only')
  expect(store.notice).toContain('too long')
})
