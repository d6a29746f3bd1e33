import { join } from 'node:path'
import { lock } from 'proper-lockfile'
import { failedWith, isIoFailure } from './failure.ts'
import { saveFile } from './files.ts'

/** All in milliseconds of the platform's clock. */
export interface LockTiming {
  /** A lock not refreshed for so long counts as left behind by a killed program; at least 2000. */
  readonly stale: number
  /** How long a save waits for another program: longer than `stale`, or a killed one is not outwaited. */
  readonly wait: number
}

export const defaultTiming: LockTiming = { stale: 5000, wait: 8000 }

export type Locked =
  | { readonly kind: 'held'; readonly release: () => Promise<void> }
  | { readonly kind: 'busy' }

/** The name of the lock in the saves folder. */
export const lockName = `${saveFile}.lock`

/** Locks the save in `folder`, waiting at most `timing.wait`. Throws what the file system answers. */
export async function lockSave(folder: string, timing: LockTiming): Promise<Locked> {
  const deadline = Date.now() + timing.wait
  for (;;) {
    try {
      const release = await lock(join(folder, saveFile), {
        // The save need not exist.
        realpath: false,
        stale: timing.stale,
        update: 1000,
        // atomic.ts notices it where it matters; the default throws from a timer.
        onCompromised: () => {},
      })
      return { kind: 'held', release: () => release().catch(leaveToGoStale) }
    } catch (error) {
      if (!failedWith(error, 'ELOCKED')) throw error
    }
    if (Date.now() >= deadline) return { kind: 'busy' }
    await new Promise(resume => setTimeout(resume, 10 + Math.random() * 30))
  }
}

function leaveToGoStale(error: unknown): void {
  if (!isIoFailure(error)) throw error
}
