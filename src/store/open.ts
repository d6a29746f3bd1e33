import { keepAside } from './aside.ts'
import { newerMessage } from './exchange.ts'
import { describeFailure, isIoFailure } from './failure.ts'
import { backupFile, saveFile } from './files.ts'
import { makeFolder } from './folder.ts'
import { removeTemporaries } from './leftovers.ts'
import { defaultTiming, type LockTiming, lockSave } from './lock.ts'
import { newProfile, type Profile } from './profile.ts'
import { type Found, readSave } from './read.ts'
import { type Beginning, Store } from './store.ts'

/**
 * How the save was found. `fresh`: there is none yet. `damaged`: the game asks for `restoreBackup` or
 * `startNew`, nothing is written before; `keptAs` names the damaged file's second name (`null`: there is no
 * file, or no writing), `problem` is one sentence. `newer`, `read-only`: the game goes on without saving,
 * `store.notice` says why.
 */
export type OpenedStore =
  | { readonly state: 'fresh' | 'loaded' | 'read-only'; readonly store: Store }
  | { readonly state: 'newer'; readonly store: Store; readonly format: number }
  | ({ readonly state: 'damaged'; readonly store: Store } & Damage)

interface Damage {
  readonly problem: string
  readonly keptAs: string | null
  readonly backup: Profile | null
}

/** Opens the save in `folder`, making the folder if need be. Waits for no one and never throws on I/O. */
export async function openStore(folder: string, timing: LockTiming = defaultTiming): Promise<OpenedStore> {
  const settled = (profile: Profile, why: string | null): Store =>
    new Store(folder, timing, {
      kind: 'settled',
      profile,
      notice: why === null ? null : `not saving: ${why}`,
    })

  const first = await readSave(folder, saveFile)
  if (first.kind === 'newer')
    return { state: 'newer', store: settled(newProfile, newerMessage(first.format)), format: first.format }
  const blocked = await prepare(folder, timing)
  const found = await readSave(folder, saveFile)
  switch (found.kind) {
    case 'newer':
      return { state: 'newer', store: settled(newProfile, newerMessage(found.format)), format: found.format }
    case 'unreadable':
      return { state: 'read-only', store: settled(newProfile, found.why) }
    case 'sound':
      return { state: blocked === null ? 'loaded' : 'read-only', store: settled(found.profile, blocked) }
    case 'absent':
    case 'damaged': {
      const damage = await assess(folder, found)
      if (damage !== null) return damagedStore(folder, timing, damage, blocked)
      return { state: blocked === null ? 'fresh' : 'read-only', store: settled(newProfile, blocked) }
    }
  }
}

/** Makes the folder, tries to write in it, clears what killed writers left. @returns what prevents saving */
async function prepare(folder: string, timing: LockTiming): Promise<string | null> {
  try {
    await makeFolder(folder)
    const lock = await lockSave(folder, { ...timing, wait: 0 })
    if (lock.kind === 'busy') return null
    await removeTemporaries(folder, null).finally(lock.release)
    return null
  } catch (error) {
    if (isIoFailure(error)) return describeFailure(error, folder)
    throw error
  }
}

/** What is wrong, or `null` if there simply is no player yet. */
async function assess(folder: string, found: Found & { kind: 'absent' | 'damaged' }): Promise<Damage | null> {
  const behind = await readSave(folder, backupFile)
  const backup = behind.kind === 'sound' ? behind.profile : null
  if (found.kind === 'damaged')
    return { problem: `${saveFile} is damaged: ${found.problem}.`, keptAs: await keepQuietly(folder), backup }
  if (behind.kind === 'absent') return null
  const state = backup === null ? 'is not sound either' : 'is sound'
  return { problem: `${saveFile} is missing; its backup ${state}.`, keptAs: null, backup }
}

async function keepQuietly(folder: string): Promise<string | null> {
  try {
    return await keepAside(folder, saveFile, 'damaged')
  } catch (error) {
    if (isIoFailure(error)) return null
    throw error
  }
}

function damagedStore(
  folder: string,
  timing: LockTiming,
  damage: Damage,
  blocked: string | null,
): OpenedStore {
  const kept = damage.keptAs === null ? '' : ` It is kept as ${damage.keptAs}.`
  const choice = damage.backup === null ? 'Begin anew.' : 'Restore the backup or begin anew.'
  const notice = `not saving: ${blocked ?? `${damage.problem}${kept} ${choice}`}`
  const beginning: Beginning = { kind: 'damaged', backup: damage.backup, notice }
  return { state: 'damaged', store: new Store(folder, timing, beginning), ...damage }
}
