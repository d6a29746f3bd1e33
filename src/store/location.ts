import { statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import envPaths from 'env-paths'

/** Where to look for the saves folder; an empty `flag` or variable counts as not given. */
export interface Whereabouts {
  /** What `--saves` was given. */
  readonly flag: string | undefined
  readonly env: { readonly COWHAND_SAVES?: string | undefined }
  /** From `checkoutRoot`. */
  readonly checkoutRoot: string | null
}

/**
 * The folder for saves, absolute: `--saves`, else `COWHAND_SAVES`, else `saves/` of the checkout, else the
 * folder for users' data that the platform names (XDG base directories on Linux; env-paths). Makes nothing.
 */
export function savesFolder({ flag, env, checkoutRoot }: Whereabouts): string {
  if (flag) return resolve(flag)
  if (env.COWHAND_SAVES) return resolve(env.COWHAND_SAVES)
  if (checkoutRoot !== null) return join(checkoutRoot, 'saves')
  return envPaths('cowhand', { suffix: '' }).data
}

/**
 * The program's root folder if it is a checkout, else `null`. A checkout has `src/` and `saves/`, which a
 * package leaves out; `.git` does not decide, for a downloaded archive of the sources has none. What a
 * package manager put into `node_modules` is never one: the next install would wipe its saves.
 */
export function checkoutRoot(programRoot: string): string | null {
  const root = resolve(programRoot)
  if (root.split(sep).includes('node_modules')) return null
  return isFolder(join(root, 'src')) && isFolder(join(root, 'saves')) ? root : null
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
