import { constants } from 'node:fs'
import { copyFile, link, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFailure, failedWith, isIoFailure } from './failure.ts'
import { backupFile } from './files.ts'

/** File systems without hard links (FAT, some shares) answer so; Linux says EPERM for another user's file. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EINVAL']

/**
 * Gives the file at `from` a second name `to` that must not exist yet: a link, which needs no space on a full
 * disk, or else a copy. Throws what the file system answers, EEXIST if `to` is taken.
 */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (!failedWith(error, ...noLinks)) throw error
    await copyWhole(from, to)
  }
}

async function copyWhole(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL)
    await flush(to)
  } catch (error) {
    if (!failedWith(error, 'EEXIST')) await rm(to, { force: true })
    throw error
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What the name says of a file that is kept. */
export type Label = 'damaged' | 'old' | 'before-import' | 'before-reset'

/**
 * Keeps `file` under the first free name `save.<label>-<n>.json`, leaving it in place too. Kept already, it
 * is not kept twice: asked again, the same name comes back. Throws what the file system answers.
 * @returns the name it is kept under
 */
export async function keepAside(folder: string, file: string, label: Label): Promise<string> {
  for (let number = 1; ; number++) {
    const name = `save.${label}-${number}.json`
    try {
      await linkOrCopy(join(folder, file), join(folder, name))
      return name
    } catch (error) {
      if (!failedWith(error, 'EEXIST')) throw error
      if (await sameContents(join(folder, file), join(folder, name))) return name
    }
  }
}

/** Keeps the backup, if there is one, as `save.old-<n>.json`. Never throws on I/O. */
export async function keepBackupAside(
  folder: string,
): Promise<{ readonly kind: 'done' } | { readonly kind: 'failed'; readonly why: string }> {
  try {
    await keepAside(folder, backupFile, 'old')
    return { kind: 'done' }
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return { kind: 'done' }
    if (isIoFailure(error)) return { kind: 'failed', why: describeFailure(error, folder) }
    throw error
  }
}

async function sameContents(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one), stat(other)])
  if (a.dev === b.dev && a.ino === b.ino) return true
  if (!b.isFile() || a.size !== b.size) return false
  const [bytes, otherBytes] = await Promise.all([readFile(one), readFile(other)])
  return bytes.equals(otherBytes)
}
