import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepAside } from '../../src/store/aside.ts'
import { contents, emptyFolder, plant } from './samples.ts'

test('a file is kept under the first free name and never over an earlier one', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'save.damaged-1.json'), 'kept before')
  mkdirSync(join(folder, 'save.damaged-2.json'))
  plant(folder, 'damaged now')
  expect(await keepAside(folder, 'save.json', 'damaged')).toBe('save.damaged-3.json')
  expect(contents(folder, 'save.damaged-1.json')).toBe('kept before')
  expect(contents(folder, 'save.damaged-3.json')).toBe('damaged now')
  expect(contents(folder, 'save.json')).toBe('damaged now')
})

test('the same file, or a copy of it, is not kept twice', async () => {
  const folder = emptyFolder()
  plant(folder, 'damaged')
  expect(await keepAside(folder, 'save.json', 'damaged')).toBe('save.damaged-1.json')
  expect(await keepAside(folder, 'save.json', 'damaged')).toBe('save.damaged-1.json')
  writeFileSync(join(folder, 'save.old-1.json'), 'damaged')
  expect(await keepAside(folder, 'save.json', 'old')).toBe('save.old-1.json')
})
