import { join } from 'node:path'
import { saveFile } from './files.ts'
import { lookAt } from './look.ts'
import type { Json } from './profile.ts'

/** The replay of the best run of a level, or in one line why there is none. */
export type BestReplay =
  | { readonly ok: true; readonly replay: Json }
  | { readonly ok: false; readonly why: string }

/** Looks into the save in `folder`, and changes nothing there. Never throws on I/O. */
export async function bestReplay(folder: string, level: string): Promise<BestReplay> {
  const looked = await lookAt(folder)
  if (!looked.ok) return { ok: false, why: looked.why }
  const replay = looked.profile.levels[level]?.bestReplay ?? null
  return replay === null
    ? { ok: false, why: `${join(folder, saveFile)}: it holds no run of ${level}` }
    : { ok: true, replay }
}
