import { inspect } from 'node:util'
import { today } from '../ui/today.ts'
import { oneLine } from './trouble.ts'
import type { World } from './world.ts'

/** What to say about something that nobody foresaw, in one line. */
export const bugLine = (error: unknown): string =>
  `this is a bug in cowhand: ${oneLine(error instanceof Error ? error.message : String(error)).slice(0, 300)}`

/** What somebody who looks for the bug needs, and nothing of the player. */
function account(error: unknown, { version }: World): string {
  const { columns, rows } = process.stdout
  return [
    `cowhand ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    `${new Date().toISOString()}, terminal ${columns}x${rows}, TERM=${process.env.TERM ?? ''}`,
    '',
    inspect(error, { depth: 4 }),
    '',
  ].join('\n')
}

/** @returns where it was written, or why it was not, as the rest of a sentence */
async function writeAccount(error: unknown, saves: string | undefined, world: World): Promise<string> {
  try {
    const { checkoutRoot, savesFolder, writeCrashLog } = await import('../store/index.ts')
    const folder = savesFolder({ flag: saves, env: process.env, checkoutRoot: checkoutRoot(world.root) })
    const written = await writeCrashLog(folder, today(), account(error, world))
    return written.ok ? `is written in ${oneLine(written.path)}` : `could not be written: ${written.why}`
  } catch (another) {
    // Whatever is broken may be what this needs.
    return `could not be written: ${oneLine(String(another))}`
  }
}

/**
 * Writes what is known of a bug that has ended the game into the saves folder.
 * @param saves what --saves was given
 * @returns what to say about it, and where more of it is written: two lines
 */
export const tellBug = async (error: unknown, saves: string | undefined, world: World): Promise<string> =>
  `${bugLine(error)}\nWhat is known of it ${await writeAccount(error, saves, world)}`
