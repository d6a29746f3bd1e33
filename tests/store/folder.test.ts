import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../src/store/folder.ts'
import { remount, smallDisk } from './mount.ts'
import { emptyFolder } from './samples.ts'

test('two programs that make the same folders at once both have them', async () => {
  const folder = join(emptyFolder(), 'a', 'b', 'c')
  await Promise.all([makeFolder(folder), makeFolder(folder), makeFolder(join(folder, 'd'))])
  expect(statSync(join(folder, 'd')).isDirectory()).toBe(true)
})

test('where nothing can be made it fails with the reason', async context => {
  const disk = smallDisk(context, '64k')
  remount(disk, 'ro')
  await expect(makeFolder(join(disk, 'a'))).rejects.toThrow('EROFS')
  await expect(makeFolder(join(disk, 'a', 'b'))).rejects.toThrow('EROFS')
})

test.skipIf(process.platform !== 'linux')(
  'a parent that takes no folders, whatever it says, is an error',
  async () => {
    await expect(makeFolder('/proc/cowhand/saves')).rejects.toThrow('ENOENT')
  },
)
