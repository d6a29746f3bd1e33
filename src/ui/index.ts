import type { Instance } from 'ink'
import type { Level } from '../level/index.ts'
import { boundMemory } from './bounded-memory.ts'
import { asError, type Ending, restoreTerminal, watchForEnd } from './ending.ts'
import { drawFirstFrame, entering } from './first-frame.ts'
import type { Start } from './place.ts'
import type { SandboxFiles } from './screens/sandbox-screen.tsx'
import { terminalSays } from './terminal-says.ts'

export interface PlayOptions {
  /** The levels, and what to open at once; asked for when the first frame is drawn. */
  readonly course: () => Promise<{ readonly levels: readonly Level[]; readonly start: Start | null }>
  readonly files: SandboxFiles
  /** What --saves was given. */
  readonly saves: string | null
  /** The program's root folder. */
  readonly root: string
}

/**
 * Plays in this terminal until the player leaves. The title is drawn at once; Ink and all else are loaded behind it.
 * @returns the signal that ended it; null where the player did. What could not be saved is tried once more, and said
 * on standard error
 * @throws an error that nobody has caught, wherever it came from, once the terminal is as it was
 */
export async function play({ course, saves, files, root }: PlayOptions): Promise<NodeJS.Signals | null> {
  const terminal = terminalSays(process.env, process.platform)
  const opening = async () => {
    const [{ openGame }, { levels, start }] = await Promise.all([import('./open-game.ts'), course()])
    return openGame({ levels, start, saves, files, root, terminal })
  }
  const opened = { game: null as Awaited<ReturnType<typeof opening>> | null }
  const open = async () => {
    opened.game = await opening()
    return opened.game.element
  }
  const ended: { first: Ending | null } = { first: null }
  const broken = Promise.withResolvers<void>()
  const drawn = { app: null as Instance | null, lost: false }
  const takeDown = (): void => {
    try {
      if (drawn.app === null) throw new Error('nothing is mounted yet')
      drawn.app.unmount()
    } catch {
      // It draws once more, which may be what throws.
      drawn.lost = true
      restoreTerminal()
      broken.resolve()
    }
  }
  const end = (ending: Ending): void => {
    ended.first ??= ending
    // The first frame may be what throws: then there is no app yet.
    queueMicrotask(takeDown)
  }
  const onError = (thrown: unknown): void => end({ by: 'error', error: asError(thrown) })
  const stopWatching = watchForEnd(end)
  const { entered } = drawFirstFrame(process.stdin, process.stdout)
  boundMemory()
  const played = async (): Promise<void> => {
    const { mount } = await import('./mount.ts')
    // It may have been ended meanwhile.
    if (ended.first !== null) return
    const stdout = entering(process.stdout, entered)
    drawn.app = mount({ open, stdout, onError, isLost: () => drawn.lost })
    await drawn.app.waitUntilExit()
  }
  await Promise.race([played().catch(onError), broken.promise])
  const unsaved = (await opened.game?.close()) ?? null
  stopWatching()
  if (unsaved !== null) process.stderr.write(`${unsaved}\n`)
  if (ended.first?.by === 'error') throw ended.first.error
  return ended.first?.signal ?? null
}
