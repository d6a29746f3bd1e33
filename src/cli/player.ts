import { checkoutRoot, lookAt, newProfile, type Profile, savesFolder } from '../store/index.ts'
import { quote } from '../workload/clean-text.ts'
import { Trouble } from './trouble.ts'
import type { World } from './world.ts'

/** The longest message of the store's that is told. */
export const LONGEST_WHY = 400

/** @returns the saves folder, where --saves may have been given */
export const folderOf = (saves: string | undefined, world: World): string =>
  savesFolder({ flag: saves, env: process.env, checkoutRoot: checkoutRoot(world.root) })

/** Something about a save that the user can mend. */
export const trouble = (why: string): Trouble => new Trouble(quote(why, LONGEST_WHY))

/**
 * @returns the player in the saves folder; where there is none yet, one of whom nothing is known, and why
 * @throws Trouble where the save cannot be read
 */
export async function playerOrNew(
  folder: string,
): Promise<{ readonly profile: Profile; readonly absent: string | null }> {
  const looked = await lookAt(folder)
  if (!looked.ok && !looked.absent) throw trouble(looked.why)
  return looked.ok
    ? { profile: looked.profile, absent: null }
    : { profile: newProfile, absent: quote(looked.why, LONGEST_WHY) }
}
