import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Composed, replaceSave } from '../../src/store/atomic.ts'
import { temporaryName } from '../../src/store/files.ts'
import { contents, emptyFolder, plant } from './samples.ts'

const writing = (text: string, backUp = true): Composed<string> => ({
  kind: 'write',
  text,
  backUp,
  made: text,
})

test('the save is replaced and the one before becomes the only backup', async () => {
  const folder = emptyFolder()
  plant(folder, 'one', 'none')
  expect(await replaceSave(folder, async () => writing('two'))).toEqual({
    kind: 'replaced',
    made: 'two',
    doubt: null,
  })
  await replaceSave(folder, async () => writing('three'))
  expect(contents(folder, 'save.json')).toBe('three')
  expect(contents(folder, 'save.backup.json')).toBe('two')
  expect(readdirSync(folder).sort()).toEqual(['save.backup.json', 'save.json'])
})

test('a save that is not sound does not become the backup', async () => {
  const folder = emptyFolder()
  plant(folder, 'damaged', 'sound')
  await replaceSave(folder, async () => writing('anew', false))
  expect(contents(folder, 'save.backup.json')).toBe('sound')
})

test('what is to be left is left, without a trace', async () => {
  const folder = emptyFolder()
  plant(folder, 'one', 'none')
  expect(await replaceSave(folder, async () => ({ kind: 'leave', why: 'newer' }))).toEqual({
    kind: 'left',
    why: 'newer',
  })
  expect(contents(folder, 'save.json')).toBe('one')
  expect(readdirSync(folder).sort()).toEqual(['save.backup.json', 'save.json'])
})

test('a second writer with the same lock, let in while the first one reads, stops the first from overwriting', async () => {
  const folder = emptyFolder()
  plant(folder, 'one')
  const first = await replaceSave(folder, async () => {
    await replaceSave(folder, async () => writing('by the second'))
    return writing('by the first, from what it read before')
  })
  expect(first).toEqual({ kind: 'overtaken' })
  expect(contents(folder, 'save.json')).toBe('by the second')
  expect(contents(folder, 'save.backup.json')).toBe('one')
  expect(readdirSync(folder).sort()).toEqual(['save.backup.json', 'save.json'])
})

test("a writer removes others' temporary files before it reads, and no other files", async () => {
  const folder = emptyFolder()
  const leftover = join(folder, temporaryName('save.json'))
  const leftoverBackup = join(folder, temporaryName('save.backup.json'))
  const players = join(folder, 'save.json.mine.tmp')
  for (const path of [leftover, leftoverBackup, players]) writeFileSync(path, 'x')
  await replaceSave(folder, async () => {
    expect([leftover, leftoverBackup, players].map(path => existsSync(path))).toEqual([false, false, true])
    return writing('two', false)
  })
  expect(readdirSync(folder).sort()).toEqual(['save.json', 'save.json.mine.tmp'])
})
