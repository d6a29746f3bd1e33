import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isTemporary } from '../../src/store/files.ts'
import { openStore } from '../../src/store/open.ts'
import { readSave } from '../../src/store/read.ts'
import { allLines, start } from './programs.ts'
import { finished } from './run.ts'
import { abandonLock, contents, emptyFolder } from './samples.ts'

const report = z.object({
  steps: z.array(z.string()),
  outcome: z.object({ saved: z.boolean(), why: z.string().optional() }),
})

const saveAndBackup = (folder: string) => [
  contents(folder, 'save.json'),
  contents(folder, 'save.backup.json'),
]

/** Lets a program record one run into a folder with a save and a backup, with a fault at a step. */
async function recordWithFault(step: number, fault: string) {
  const folder = emptyFolder()
  const { store } = await openStore(folder)
  await store.recordRun('before', finished({ stars: 1, score: 1, replay: 'j' }))
  await store.recordRun('before', finished({ stars: 2, score: 2, replay: 'jj' }))
  const before = saveAndBackup(folder)
  const printed = (await allLines(start('faulty.ts', [folder, String(step), fault]))).join('')
  return { folder, before, printed }
}

async function steps(): Promise<readonly string[]> {
  const { printed } = await recordWithFault(0, 'none')
  return report.parse(JSON.parse(printed)).steps
}

async function expectUsable(folder: string): Promise<void> {
  abandonLock(folder)
  const opened = await openStore(folder)
  expect(opened.state).toBe('loaded')
  expect(readdirSync(folder).filter(isTemporary)).toEqual([])
  expect(opened.store.profile.levels.before).toMatchObject({ stars: 2, bestScore: 2, plays: 2 })
  expect((await readSave(folder, 'save.backup.json')).kind).toBe('sound')
  expect(await opened.store.update({ name: 'Ada' })).toMatchObject({ saved: true, profile: { name: 'Ada' } })
}

test('the bytes are on the disk before they get the name, and the name before the player is told', async () => {
  const all = await steps()
  const publish = ['write', 'fsync', 'link', 'rename', 'rename', 'rm', 'open', 'fsync', 'rm']
  expect(all.slice(all.indexOf('write'))).toEqual(publish)
})

test('killed before any step of a save, or in the middle of the write, the save and the backup are whole', async () => {
  const all = await steps()
  expect(all).toEqual(expect.arrayContaining(['open', 'write', 'fsync', 'link', 'rename']))
  const write = all.indexOf('write') + 1
  const kills = [
    { step: write, fault: 'cut' },
    ...all.map((_, index) => ({ step: index + 1, fault: 'kill' })),
  ]
  for (const { step, fault } of kills) {
    const { folder, before, printed } = await recordWithFault(step, fault)
    expect(printed, 'it was to be killed').toBe('')
    // The save moves in one step, at the first rename: before it nothing has changed at all.
    if (step <= all.indexOf('rename') + 1) expect(saveAndBackup(folder)).toEqual(before)
    await expectUsable(folder)
  }
})

test('a step that fails is no exception: the run is saved, or the save and the backup are what they were', async () => {
  const all = await steps()
  const refusals = new Set<string>()
  for (const [index, name] of all.entries()) {
    const { folder, before, printed } = await recordWithFault(index + 1, 'EIO')
    const { outcome } = report.parse(JSON.parse(printed))
    const published = index > all.indexOf('rename')
    if (outcome.saved || published) expect(contents(folder, 'save.json')).toContain('"after"')
    else expect(saveAndBackup(folder)).toEqual(before)
    if (!outcome.saved) {
      refusals.add(name)
      expect(outcome.why).toMatch(/the disk with .* failed \(EIO\); check the disk/)
    }
    await expectUsable(folder)
  }
  expect([...refusals].sort()).toEqual([
    'fsync',
    'link',
    'open',
    'read',
    'readdir',
    'rename',
    'stat',
    'write',
  ])
})

test('a write that a full disk cuts short without an error is noticed, and nothing is replaced', async () => {
  const { folder, before, printed } = await recordWithFault((await steps()).indexOf('write') + 1, 'short')
  const { outcome } = report.parse(JSON.parse(printed))
  expect(outcome).toEqual({ saved: false, why: expect.stringContaining('is full') })
  expect(saveAndBackup(folder)).toEqual(before)
  await expectUsable(folder)
})
