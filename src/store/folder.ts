import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failedWith } from './failure.ts'

/**
 * Makes `folder` and what is missing above it. Throws what the file system answers; Node's recursive mkdir
 * says ENOENT on a read-only file system, which would tell the player the wrong thing.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return
  try {
    await makeOne(folder)
  } catch (error) {
    if (!failedWith(error, 'ENOENT') || dirname(folder) === folder) throw error
    await makeFolder(dirname(folder))
    await makeOne(folder)
  }
}

async function makeOne(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    // Another program may have been quicker.
    if (!failedWith(error, 'EEXIST') || !(await isFolder(folder))) throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return false
    throw error
  }
}
