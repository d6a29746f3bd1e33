import { lstat, open, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { linkOrCopy } from './aside.ts'
import { closing, fill, flushFolder, removeQuietly, renamed } from './atomic.ts'
import { describeFailure, failedWith, type IoFailure, isIoFailure } from './failure.ts'
import { temporaryName } from './files.ts'
import { makeFolder } from './folder.ts'
import { printable } from './printable.ts'

/** `path` is absolute. `why` is one line: where, what was found, what would do; then nothing was written. */
export type Exported =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly why: string }

/** Writes a new file, whole or not at all; one that is there already is left alone. Never throws on I/O. */
export async function writeExport(file: string, text: string): Promise<Exported> {
  const path = resolve(file)
  try {
    await writeNew(path, text)
    return { ok: true, path }
  } catch (error) {
    if (isIoFailure(error)) return { ok: false, why: describeExport(error, path) }
    throw error
  }
}

/**
 * Writes a file, whole or not at all, in the place of one that may be there already. What is no plain file is left
 * alone: a folder, a link, a device. Never throws on I/O.
 */
export async function writeOver(file: string, text: string): Promise<Exported> {
  const path = resolve(file)
  const own = join(dirname(path), temporaryName('cowhand'))
  try {
    if (!(await isReplaceable(path)))
      return {
        ok: false,
        why: `${printable(path)} is no plain file and is not written over; name another file`,
      }
    const handle = await open(own, 'wx')
    try {
      await closing(handle, () => fill(handle, text))
      if (!(await renamed(own, path)))
        return { ok: false, why: `${printable(path)} cannot be written: something removes new files there` }
      await flushFolder(dirname(path))
    } finally {
      await removeQuietly(own)
    }
    return { ok: true, path }
  } catch (error) {
    if (isIoFailure(error)) return { ok: false, why: describeExport(error, path) }
    throw error
  }
}

async function isReplaceable(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile()
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return true
    throw error
  }
}

const mostOfAName = 1000

/**
 * Writes all progress into the saves folder: progress-DAY.json, or with a number where that is there already.
 * @param day YYYY-MM-DD
 */
export const exportInto = (folder: string, day: string, text: string): Promise<Exported> =>
  writeUnder(folder, [`progress-${day}`, 'json'], text)

/**
 * Writes what happened before the program broke off into the saves folder: crash-DAY.log, or with a number where
 * that is there already.
 * @param day YYYY-MM-DD
 */
export const writeCrashLog = (folder: string, day: string, text: string): Promise<Exported> =>
  writeUnder(folder, [`crash-${day}`, 'log'], text)

/**
 * Writes into the folder under the first free of STEM.EXTENSION, STEM-2.EXTENSION and so on. What is there already
 * with the same contents is not written twice. Never throws on I/O.
 */
async function writeUnder(
  folder: string,
  [stem, extension]: readonly [string, string],
  text: string,
): Promise<Exported> {
  try {
    await makeFolder(folder)
    for (let number = 1; number <= mostOfAName; number++) {
      const path = join(folder, `${stem}${number === 1 ? '' : `-${number}`}.${extension}`)
      try {
        await writeNew(path, text)
        return { ok: true, path }
      } catch (error) {
        if (!failedWith(error, 'EEXIST')) throw error
        if (await holds(path, text)) return { ok: true, path }
      }
    }
    const why = `${printable(folder)} has ${mostOfAName} files ${stem}-N.${extension}; move some away`
    return { ok: false, why }
  } catch (error) {
    if (isIoFailure(error)) return { ok: false, why: describeFailure(error, folder) }
    throw error
  }
}

async function holds(path: string, text: string): Promise<boolean> {
  try {
    return (await readFile(path, 'utf8')) === text
  } catch (error) {
    if (isIoFailure(error)) return false
    throw error
  }
}

/** Throws what the file system answers, EEXIST if something has that name. */
async function writeNew(path: string, text: string): Promise<void> {
  const own = join(dirname(path), temporaryName('progress'))
  const file = await open(own, 'wx')
  try {
    await closing(file, () => fill(file, text))
    await linkOrCopy(own, path)
    await flushFolder(dirname(path))
  } finally {
    await removeQuietly(own)
  }
}

function describeExport(failure: IoFailure, path: string): string {
  const where = printable(path)
  const folder = printable(dirname(path))
  switch (failure.code) {
    case 'EEXIST':
      return `${where} is there already and is not written over; name another file`
    case 'ENOENT':
      return `there is no folder ${folder}; make it, or name another file`
    case 'ENOTDIR':
      return `${folder} is not a folder; name another file`
    case 'ENOSPC':
    case 'EDQUOT':
      return `the disk with ${where} is full (${failure.code}); free some space, or name another file`
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `${folder} is read-only (${failure.code}); allow writing to it, or name another file`
    case 'ENAMETOOLONG':
      return `the path ${where.slice(0, 40)}… is too long (ENAMETOOLONG); name another file`
    default:
      return `${where} cannot be written (${failure.code}); name another file`
  }
}
