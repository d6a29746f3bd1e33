import { appendFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { remount, smallDisk } from './mount.ts'
import { finished } from './run.ts'
import { contents, emptyFolder, older, plant, sample } from './samples.ts'

/** Leaves `pages` free on a disk and returns how to free the rest again. */
function fill(folder: string, pages: number): () => void {
  const filler = join(folder, 'filler')
  const { bsize, bavail } = statfsSync(folder)
  writeFileSync(filler, Buffer.alloc(bsize * Math.max(0, bavail - pages)))
  return () => rmSync(filler)
}

const replay = 'j'.repeat(12_000)
const long = finished({ stars: 3, score: 500, replay })

test('on a full disk the save and the backup stay, it is said, and the run is saved once there is room', async context => {
  const folder = smallDisk(context, '64k')
  plant(folder, JSON.stringify(sample), JSON.stringify(older))
  const { store } = await openStore(folder)
  const free = fill(folder, 0)
  expect(() => appendFileSync(join(folder, 'filler'), 'x')).toThrow('ENOSPC')

  const outcome = await store.recordRun('first-fork', long)
  expect(outcome).toEqual({ saved: false, why: expect.stringMatching(/is full \(ENOSPC\); free some space/) })
  expect(store.notice).toMatch(/^not saving: the disk with .* is full/)
  expect(store.profile.levels['first-fork']).toMatchObject({ stars: 3, bestScore: 500 })
  expect(contents(folder, 'save.json')).toBe(JSON.stringify(sample))
  expect(contents(folder, 'save.backup.json')).toBe(JSON.stringify(older))
  expect(readdirSync(folder).sort()).toEqual(['filler', 'save.backup.json', 'save.json'])

  free()
  expect(await store.update({})).toMatchObject({ saved: true })
  expect(store.notice).toBeNull()
  const again = await openStore(folder)
  expect(again.store.profile.levels['first-fork']).toMatchObject({
    bestScore: 500,
    bestReplay: replay,
    plays: 2,
  })
})

test('with any amount of room the run is saved whole or the old save stays', async context => {
  const folder = smallDisk(context, '64k')
  const saved: boolean[] = []
  for (let pages = 0; pages <= 6; pages++) {
    plant(folder, JSON.stringify(sample), JSON.stringify(older))
    const free = fill(folder, pages)
    const { store } = await openStore(folder)
    const outcome = await store.recordRun('first-fork', long)
    saved.push(outcome.saved)
    const expected = outcome.saved ? outcome.profile : sample
    expect(contents(folder, 'save.json')).toBe(JSON.stringify(expected))
    expect(contents(folder, 'save.backup.json')).toBe(JSON.stringify(outcome.saved ? sample : older))
    free()
  }
  expect(new Set(saved)).toEqual(new Set([false, true]))
  expect(saved).toEqual(saved.toSorted())
})

test('in a read-only place the game goes on, says "not saving" and why, and saves once it may', async context => {
  const folder = smallDisk(context, '64k')
  plant(folder, JSON.stringify(sample))
  remount(folder, 'ro')
  const { state, store } = await openStore(folder)
  expect(state).toBe('read-only')
  expect(store.notice).toMatch(/^not saving: .* is read-only \(EROFS\); allow writing/)
  expect(store.profile).toEqual(sample)

  expect(await store.recordRun('first-fork', long)).toMatchObject({ saved: false })
  expect(store.profile.levels['first-fork']).toMatchObject({ bestScore: 500, plays: 2 })
  expect(contents(folder, 'save.json')).toBe(JSON.stringify(sample))

  remount(folder, 'rw')
  expect(await store.update({})).toMatchObject({ saved: true })
  expect(store.notice).toBeNull()
  expect((await openStore(folder)).store.profile).toEqual(store.profile)
})

test('in a read-only place without a saves folder a new player can play', async context => {
  const disk = smallDisk(context, '64k')
  remount(disk, 'ro')
  const { state, store } = await openStore(join(disk, 'saves'))
  expect(state).toBe('read-only')
  expect(store.notice).toMatch(/^not saving: .* is read-only/)
  expect(await store.update({ name: 'Ada' })).toMatchObject({ saved: false })
  expect(store.profile.name).toBe('Ada')
})

test('a damaged save in a read-only place is left where it is and the backup can be played', async context => {
  const folder = smallDisk(context, '64k')
  plant(folder, 'damaged', JSON.stringify(older))
  remount(folder, 'ro')
  const opened = await openStore(folder)
  expect(opened).toMatchObject({ state: 'damaged', keptAs: null, backup: older })
  expect(await opened.store.restoreBackup()).toMatchObject({
    saved: false,
    why: expect.stringContaining('read-only'),
  })
  expect(opened.store.profile).toEqual(older)
})

test('a file where the folder should be is told, not thrown', async () => {
  const file = join(emptyFolder(), 'saves')
  writeFileSync(file, 'a file')
  const { state, store } = await openStore(file)
  expect(state).toBe('read-only')
  expect(store.notice).toMatch(/^not saving: .*is a file/)
  expect(await store.update({ name: 'Ada' })).toMatchObject({
    saved: false,
    why: expect.stringContaining('move that away'),
  })
})
