import { render } from 'ink'
import { createElement } from 'react'
import type { Level } from '../level/index.ts'
import { checkoutRoot, openStore, savesFolder } from '../store/index.ts'
import { App } from './app.tsx'

export interface PlayOptions {
  readonly levels: readonly Level[]
  /** What --saves was given. */
  readonly saves: string | null
  /** The id of the level to open at once; one of `levels`. */
  readonly start: string | null
  /** The program's root folder. */
  readonly root: string
}

const FRAMES_PER_SECOND = 30

/**
 * Plays in this terminal until the player leaves.
 * @returns the exit status. What could not be saved is tried once more, and said on standard error
 * @throws what a screen threw, once the terminal is as it was
 */
export async function play({ levels, saves, start, root }: PlayOptions): Promise<number> {
  const folder = savesFolder({ flag: saves ?? undefined, env: process.env, checkoutRoot: checkoutRoot(root) })
  const opened = await openStore(folder)
  const index = levels.findIndex(({ id }) => id === start)
  const app = render(
    createElement(App, {
      levels,
      opened,
      start: index < 0 ? null : index,
      noColour: (process.env.NO_COLOR ?? '') !== '',
    }),
    {
      alternateScreen: true,
      incrementalRendering: true,
      maxFps: FRAMES_PER_SECOND,
      interactive: true,
      patchConsole: false,
    },
  )
  await app.waitUntilExit()
  const outcome = await opened.store.update({})
  if (outcome.saved || opened.state === 'damaged') return 0
  process.stderr.write(`${outcome.why}\n`)
  return 0
}
