import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFailure, failedWith, isIoFailure } from './failure.ts'
import { largestSave, type Parsed, parseProfile } from './parse.ts'

/** What stands at a save's name; `why` says in one line what keeps it from being read. */
export type Found =
  | Parsed
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly why: string }

/** Reads `file` in `folder`, without a lock: a save is only ever replaced whole. Never throws on I/O. */
export async function readSave(folder: string, file: string): Promise<Found> {
  const path = join(folder, file)
  try {
    const stats = await stat(path)
    // Not opened: reading a pipe or a device would wait for ever.
    if (!stats.isFile())
      return { kind: 'unreadable', why: `${file} in the saves folder is not a file; move it away` }
    if (stats.size > largestSave)
      return { kind: 'damaged', problem: `it has ${stats.size} bytes, a save has at most ${largestSave}` }
    return parseProfile(await readFile(path))
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return { kind: 'absent' }
    if (isIoFailure(error)) return { kind: 'unreadable', why: describeFailure(error, path) }
    throw error
  }
}
