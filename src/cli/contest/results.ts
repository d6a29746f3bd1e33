import { lstat } from 'node:fs/promises'
import { writeExport, writeOver } from '../../store/index.ts'
import { cleanText, quote } from '../../workload/index.ts'
import { Trouble } from '../trouble.ts'

const isThere = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  )

/** @throws Trouble where the file is there, and may not be written over. */
export async function refuseExisting(file: string | undefined): Promise<void> {
  if (file !== undefined && (await isThere(file)))
    throw new Trouble(
      `${cleanText(file)} is there already; name another file, or add --force to write over it`,
    )
}

/**
 * Writes a file, whole or not at all.
 * @param force whether it may take the place of one that is there
 * @returns its path, clean for a terminal
 * @throws Trouble where nothing was written
 */
export async function writeResult(file: string, text: string, force: boolean): Promise<string> {
  if (!force) await refuseExisting(file)
  const written = await (force ? writeOver(file, text) : writeExport(file, text))
  if (!written.ok) throw new Trouble(quote(written.why, 400))
  return cleanText(file)
}
