import { keepAside, type Label } from './aside.ts'
import { type Composed, replaceSave } from './atomic.ts'
import { describeFailure, isIoFailure } from './failure.ts'
import { saveFile } from './files.ts'
import { makeFolder } from './folder.ts'
import { type LockTiming, lockName, lockSave } from './lock.ts'
import { largestSave } from './parse.ts'
import { printable } from './printable.ts'
import type { Profile } from './profile.ts'
import { readSave } from './read.ts'

/** The sound save that stands there, or `null`, to the save that should. */
export type Merge = (onDisk: Profile | null) => Profile

interface Made {
  readonly profile: Profile
  /** The name under which the save that stood there was kept: a damaged one, or one that was to be kept. */
  readonly keptAs: string | null
}

/** `doubt`: the save is in place, but may not outlive a power failure. */
export type Exchange =
  | ({ readonly kind: 'written'; readonly doubt: string | null } & Made)
  | { readonly kind: 'refused'; readonly why: string }

const mostAttempts = 5

/**
 * Reads the save, merges it, writes it back, all under the lock. `merge` gets the sound save that stands
 * there, or `null` when there is none or only a damaged one, which is kept aside first. A save that is newer
 * or cannot be read is left alone. Never throws on I/O.
 * @param keep the label under which a sound save is kept aside first too
 */
export async function exchangeSave(
  folder: string,
  timing: LockTiming,
  merge: Merge,
  keep: Label | null = null,
): Promise<Exchange> {
  try {
    await makeFolder(folder)
    const lock = await lockSave(folder, timing)
    if (lock.kind === 'busy') return { kind: 'refused', why: busyMessage(folder) }
    try {
      return await attempts(folder, merge, keep)
    } finally {
      await lock.release()
    }
  } catch (error) {
    if (isIoFailure(error)) return { kind: 'refused', why: describeFailure(error, folder) }
    throw error
  }
}

async function attempts(folder: string, merge: Merge, keep: Label | null): Promise<Exchange> {
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const replaced = await replaceSave(folder, () => compose(folder, merge, keep))
    if (replaced.kind === 'left') return { kind: 'refused', why: replaced.why }
    if (replaced.kind === 'replaced') return { kind: 'written', ...replaced.made, doubt: replaced.doubt }
  }
  return { kind: 'refused', why: busyMessage(folder) }
}

async function compose(folder: string, merge: Merge, keep: Label | null): Promise<Composed<Made>> {
  const found = await readSave(folder, saveFile)
  switch (found.kind) {
    case 'unreadable':
      return { kind: 'leave', why: found.why }
    case 'newer':
      return { kind: 'leave', why: newerMessage(found.format) }
    case 'damaged': {
      const keptAs = await keepAside(folder, saveFile, 'damaged')
      return composed({ profile: merge(null), keptAs }, false)
    }
    case 'absent':
      return composed({ profile: merge(null), keptAs: null }, false)
    case 'sound': {
      const keptAs = keep === null ? null : await keepAside(folder, saveFile, keep)
      return composed({ profile: merge(found.profile), keptAs }, true)
    }
  }
}

function composed(made: Made, backUp: boolean): Composed<Made> {
  const text = JSON.stringify(made.profile)
  const size = Buffer.byteLength(text)
  if (size <= largestSave) return { kind: 'write', text, backUp, made }
  return {
    kind: 'leave',
    why: `the save would have ${size} bytes, and one of more than ${largestSave} is not read again`,
  }
}

/** Why a save of a later format is not written to. */
export function newerMessage(format: number): string {
  return `${saveFile} is of a newer cowhand (format ${format}) and stays untouched; update this one or use --saves DIR`
}

function busyMessage(folder: string): string {
  return `another cowhand is saving in ${printable(folder)} (none runs? remove ${lockName})`
}
