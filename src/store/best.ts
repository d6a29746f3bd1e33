import { join } from 'node:path'
import { saveFile } from './files.ts'
import type { Json } from './profile.ts'
import { readSave } from './read.ts'

/** The replay of the best run of a level, or in one line why there is none. */
export type BestReplay =
  | { readonly ok: true; readonly replay: Json }
  | { readonly ok: false; readonly why: string }

/** Looks into the save in `folder`, and changes nothing there. Never throws on I/O. */
export async function bestReplay(folder: string, level: string): Promise<BestReplay> {
  const found = await readSave(folder, saveFile)
  const path = join(folder, saveFile)
  switch (found.kind) {
    case 'absent':
      return { ok: false, why: `${path}: there is no save yet` }
    case 'unreadable':
      return { ok: false, why: found.why }
    case 'damaged':
      return { ok: false, why: `${path}: ${found.problem}` }
    case 'newer':
      return { ok: false, why: `${path}: it was written by a newer version of cowhand` }
    case 'sound': {
      const replay = found.profile.levels[level]?.bestReplay ?? null
      return replay === null
        ? { ok: false, why: `${path}: it holds no run of ${level}` }
        : { ok: true, replay }
    }
  }
}
