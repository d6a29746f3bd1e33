import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporary } from './files.ts'

/**
 * Removes the temporary files of writers, except `own`. Only for who holds the lock: then every other one
 * belongs to a writer that was killed, or that lost the lock and must not publish any more (atomic.ts).
 */
export async function removeTemporaries(folder: string, own: string | null): Promise<void> {
  for (const name of await readdir(folder))
    if (name !== own && isTemporary(name)) await rm(join(folder, name), { force: true })
}
