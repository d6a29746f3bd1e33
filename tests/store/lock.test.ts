import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockName, lockSave } from '../../src/store/lock.ts'
import { abandonLock, emptyFolder } from './samples.ts'

const impatient = { stale: 5000, wait: 0 }

test('a held lock keeps others out until it is released', async () => {
  const folder = emptyFolder()
  const first = await lockSave(folder, impatient)
  expect((await lockSave(folder, impatient)).kind).toBe('busy')
  if (first.kind === 'held') await first.release()
  expect(existsSync(join(folder, lockName))).toBe(false)
  expect((await lockSave(folder, impatient)).kind).toBe('held')
})

test('who waits gets the lock when it is released', async () => {
  const folder = emptyFolder()
  const first = await lockSave(folder, impatient)
  const second = lockSave(folder, { stale: 60_000, wait: 30_000 })
  if (first.kind === 'held') await first.release()
  expect((await second).kind).toBe('held')
})

test('a lock left behind by a killed program is taken over', async () => {
  const folder = emptyFolder()
  mkdirSync(join(folder, lockName))
  expect((await lockSave(folder, impatient)).kind).toBe('busy')
  abandonLock(folder)
  expect((await lockSave(folder, impatient)).kind).toBe('held')
})
