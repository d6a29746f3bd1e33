import { join } from 'node:path'
import { saveFile } from './files.ts'
import { printable } from './printable.ts'
import type { Profile } from './profile.ts'
import { readSave } from './read.ts'

/** The player in a save, or in one line why there is none; `absent` where there simply is no save yet. */
export type Looked =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly absent: boolean; readonly why: string }

/** Looks into the save in `folder`, and changes nothing there. Never throws on I/O. */
export async function lookAt(folder: string): Promise<Looked> {
  const found = await readSave(folder, saveFile)
  const path = printable(join(folder, saveFile))
  const not = (why: string, absent = false): Looked => ({ ok: false, absent, why })
  switch (found.kind) {
    case 'absent':
      return not(`${path}: there is no save yet`, true)
    case 'unreadable':
      return not(found.why)
    case 'damaged':
      return not(`${path}: ${found.problem}`)
    case 'newer':
      return not(`${path}: it was written by a newer version of cowhand`)
    case 'sound':
      return { ok: true, profile: found.profile }
  }
}
