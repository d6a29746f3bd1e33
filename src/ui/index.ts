import { render } from 'ink'
import { createElement } from 'react'
import type { Level } from '../level/index.ts'
import { Boot } from './boot.tsx'
import { compacting } from './compact-output.ts'
import type { Start } from './place.ts'
import type { SandboxFiles } from './screens/sandbox-screen.tsx'

export interface PlayOptions {
  /** The levels, and what to open at once; asked for when the first frame is drawn. */
  readonly course: () => Promise<{ readonly levels: readonly Level[]; readonly start: Start | null }>
  readonly files: SandboxFiles
  /** What --saves was given. */
  readonly saves: string | null
  /** The program's root folder. */
  readonly root: string
}

/** A key that follows a tick of the clock waits for no more than 9 ms. */
const FRAMES_PER_SECOND = 120

/**
 * Plays in this terminal until the player leaves. What takes time to load is loaded behind the first frame.
 * @returns the exit status. What could not be saved is tried once more, and said on standard error
 * @throws what a screen threw, once the terminal is as it was
 */
export async function play({ course, saves, files, root }: PlayOptions): Promise<number> {
  const noColour = (process.env.NO_COLOR ?? '') !== ''
  const opening = async () => {
    const [{ openGame }, { levels, start }] = await Promise.all([import('./open-game.ts'), course()])
    return openGame({ levels, start, saves, files, root, noColour })
  }
  const opened = { game: null as Awaited<ReturnType<typeof opening>> | null }
  const open = async () => {
    opened.game = await opening()
    return opened.game.element
  }
  const app = render(createElement(Boot, { open, noColour }), {
    stdout: compacting(process.stdout),
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: FRAMES_PER_SECOND,
    interactive: true,
    patchConsole: false,
  })
  await app.waitUntilExit()
  const unsaved = (await opened.game?.close()) ?? null
  if (unsaved !== null) process.stderr.write(`${unsaved}\n`)
  return 0
}
