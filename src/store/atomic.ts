import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { linkOrCopy } from './aside.ts'
import { describeFailure, failedWith, isIoFailure } from './failure.ts'
import { backupFile, saveFile, temporaryName } from './files.ts'
import { removeTemporaries } from './leftovers.ts'

/**
 * What to write in place of the save, or why to leave it. `backUp` only if what stands there is sound;
 * `made` is handed back once it is written.
 */
export type Composed<Made> =
  | { readonly kind: 'write'; readonly text: string; readonly backUp: boolean; readonly made: Made }
  | { readonly kind: 'leave'; readonly why: string }

/** `doubt`: the new save is in place, but may not outlive a power failure. `overtaken`: try again. */
export type Replaced<Made> =
  | { readonly kind: 'replaced'; readonly made: Made; readonly doubt: string | null }
  | { readonly kind: 'left'; readonly why: string }
  | { readonly kind: 'overtaken' }

/**
 * Replaces the save by what `compose` makes of it, whole or not at all: if it fails, the save and its backup
 * are what they were. Throws what the file system answers.
 *
 * The caller holds the lock, but a lock that counts as abandoned can end up with two holders
 * (proper-lockfile, issue 121). So the temporary file is a fence: each writer makes its own, then removes
 * those of all others, and only then reads the save. Whoever was overtaken between reading and renaming has
 * nothing left to rename, and what was renamed before is read by the next: no result is lost.
 */
export async function replaceSave<Made>(
  folder: string,
  compose: () => Promise<Composed<Made>>,
): Promise<Replaced<Made>> {
  const own = temporaryName(saveFile)
  const path = join(folder, own)
  const file = await open(path, 'wx')
  try {
    const composed = await closing(file, async () => {
      await removeTemporaries(folder, own)
      const answer = await compose()
      if (answer.kind === 'write') await fill(file, answer.text)
      return answer
    })
    if (composed.kind === 'leave') return { kind: 'left', why: composed.why }
    if (!(await publish(folder, own, composed.backUp))) return { kind: 'overtaken' }
    return { kind: 'replaced', made: composed.made, doubt: await flushFolder(folder) }
  } finally {
    await removeQuietly(path)
  }
}

/** Closes `file` whatever `use` does. */
export async function closing<T>(file: FileHandle, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } finally {
    await file.close()
  }
}

/** Writes `text` so that it outlives a power failure. Throws what the file system answers. */
export async function fill(file: FileHandle, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  await file.writeFile(bytes)
  await file.sync()
  const { size } = await file.stat()
  // A full disk has been seen to cut a file short without an error.
  if (size !== bytes.length)
    throw Object.assign(new Error(`${size} of ${bytes.length} bytes written`), { code: 'ENOSPC' })
}

/** The old save becomes the backup last, from a second name: there is always a save, and a failure undoes nothing. */
async function publish(folder: string, own: string, backUp: boolean): Promise<boolean> {
  const before = join(folder, temporaryName(backupFile))
  try {
    if (backUp) await linkOrCopy(join(folder, saveFile), before)
    if (!(await renamed(join(folder, own), join(folder, saveFile)))) return false
    // Without it the backup is one save older, which is no reason to call this one failed.
    if (backUp) await renamed(before, join(folder, backupFile)).catch(ignoreIoFailure)
  } finally {
    await removeQuietly(before)
  }
  return true
}

/** Puts a file in another's place. @returns whether it was still there to be put. Throws what the file system answers. */
export async function renamed(from: string, to: string): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to)
      return true
    } catch (error) {
      if (failedWith(error, 'ENOENT')) return false
      // On Windows a reader or a virus scanner blocks a rename for a moment.
      const passing = process.platform === 'win32' && failedWith(error, 'EPERM', 'EACCES', 'EBUSY')
      if (!passing || attempt === 10) throw error
      await new Promise(resume => setTimeout(resume, 20 * attempt))
    }
  }
}

/** Makes the rename outlive a power failure (fsync(2)); Windows and some shares know no such thing. */
export async function flushFolder(folder: string): Promise<string | null> {
  if (process.platform === 'win32') return null
  try {
    const directory = await open(folder, 'r')
    await closing(directory, () => directory.sync())
    return null
  } catch (error) {
    if (failedWith(error, 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EPERM', 'EACCES')) return null
    if (isIoFailure(error)) return describeFailure(error, folder)
    throw error
  }
}

/** Removes a file, if it is there; leaves one that cannot be removed. */
export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { force: true }).catch(ignoreIoFailure)
}

function ignoreIoFailure(error: unknown): void {
  if (!isIoFailure(error)) throw error
}
