import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises'
import { sep } from 'node:path'
import { LONGEST_SUBMISSION } from '../../game/contest/index.ts'
import { cleanText, quote } from '../../workload/index.ts'
import { fileTrouble } from '../trouble.ts'

/** A file of the folder, or in a clause why it was not read. `name` is clean for a terminal, and no other file's. */
export type Entry =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly name: string; readonly reason: string }

const LONGEST_NAME = 120
const MIB = 1024 * 1024

/** Neither follows a link nor waits for a pipe's other end, should the file have become one since it was looked at. */
const PLAINLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** What stands against reading it; null for a plain file of a size that a submission may have. */
function objectionTo(stats: Stats): string | null {
  if (stats.isSymbolicLink()) return 'a symbolic link; it is not followed'
  if (stats.isDirectory()) return 'a folder; it is not looked into: move its files up'
  if (stats.isFIFO()) return 'a FIFO; it is not opened'
  if (stats.isSocket()) return 'a socket; it is not opened'
  if (stats.isBlockDevice() || stats.isCharacterDevice()) return 'a device; it is not opened'
  if (!stats.isFile()) return 'no plain file'
  return stats.size > LONGEST_SUBMISSION
    ? `too large: ${(stats.size / MIB).toFixed(1)} MiB; a submission has at most ${LONGEST_SUBMISSION / MIB} MiB`
    : null
}

/** Reads no more than may be there, whatever the size was said to be. */
async function bytesOf(file: FileHandle): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, null)
    if (bytesRead === 0) return Buffer.concat(parts)
    parts.push(buffer.subarray(0, bytesRead))
    size += bytesRead
    if (size > LONGEST_SUBMISSION) return null
  }
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

async function readEntry(path: Buffer): Promise<{ readonly text: string } | { readonly reason: string }> {
  try {
    const before = objectionTo(await lstat(path))
    if (before !== null) return { reason: before }
    const file = await open(path, PLAINLY)
    try {
      const now = objectionTo(await file.stat())
      if (now !== null) return { reason: now }
      const bytes = await bytesOf(file)
      if (bytes === null) return { reason: 'too large, and growing' }
      const text = decoded(bytes)
      return text === null ? { reason: 'not UTF-8 text' } : { text }
    } finally {
      await file.close()
    }
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
    if (code === null || !/^E[A-Z0-9]+$/.test(code)) throw error
    return { reason: `it cannot be read (${code})` }
  }
}

/** Names that look the same once they are clean get a number. */
function shownNames(names: readonly Buffer[]): string[] {
  const used = new Map<string, number>()
  return names.map(name => {
    const clean = quote(cleanText(name.toString('utf8')), LONGEST_NAME)
    const times = (used.get(clean) ?? 0) + 1
    used.set(clean, times)
    return times === 1 ? clean : `${clean} (${times})`
  })
}

/**
 * Reads every file of a folder, one at a time, in the order of their names' bytes.
 * @throws Trouble where the folder itself cannot be read
 */
export async function* entriesOf(folder: string): AsyncGenerator<Entry> {
  const names = await listed(folder)
  const shown = shownNames(names)
  for (const [index, bytes] of names.entries()) {
    const name = shown[index] ?? ''
    const read = await readEntry(Buffer.concat([Buffer.from(`${folder}${sep}`), bytes]))
    yield 'text' in read ? { ok: true, name, text: read.text } : { ok: false, name, reason: read.reason }
  }
}

async function listed(folder: string): Promise<Buffer[]> {
  try {
    return (await readdir(folder, { encoding: 'buffer' })).sort(Buffer.compare)
  } catch (error) {
    throw fileTrouble(folder, error)
  }
}
