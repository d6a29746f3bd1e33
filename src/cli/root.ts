import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/**
 * The program's folder, which holds `levels/`: a checkout's, from src/cli/ or dist/app/; a release's, from app/.
 * @param from the URL of one of the program's own files
 */
export function programRoot(from: string): string {
  const start = dirname(fileURLToPath(from))
  for (let folder = start; ; folder = dirname(folder)) {
    if (isFolder(join(folder, 'levels')) && isFolder(join(folder, 'bin'))) return folder
    if (folder === dirname(folder)) return dirname(start)
  }
}
