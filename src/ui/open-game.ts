import { createElement, type ReactElement } from 'react'
import type { Level } from '../level/index.ts'
import { checkoutRoot, openStore, savesFolder } from '../store/index.ts'
import { speak } from '../text/index.ts'
import { App } from './app.tsx'
import { languageFor } from './language-for.ts'
import type { Start } from './place.ts'
import type { SandboxFiles } from './screens/sandbox-screen.tsx'
import type { TerminalSays } from './terminal-says.ts'

interface Opening {
  readonly levels: readonly Level[]
  readonly start: Start | null
  readonly saves: string | null
  readonly files: SandboxFiles
  readonly root: string
  readonly terminal: TerminalSays
}

/** The game once its levels are read and its save is open. */
export interface OpenGame {
  readonly element: ReactElement
  /** Tries once more what could not be saved. @returns why it still cannot, in one line; null where all is saved */
  readonly close: () => Promise<string | null>
}

/** @throws Error where there is no level at all */
export async function openGame({ levels, start, saves, files, root, terminal }: Opening): Promise<OpenGame> {
  if (levels.length === 0) throw new Error('there is no level to play; is the program complete?')
  const folder = savesFolder({ flag: saves ?? undefined, env: process.env, checkoutRoot: checkoutRoot(root) })
  const opened = await openStore(folder)
  await speak(languageFor(opened.store.profile.settings.language, terminal))
  return {
    element: createElement(App, { levels, opened, files, start, terminal }),
    close: async () => {
      const outcome = await opened.store.update({})
      return outcome.saved || opened.state === 'damaged' ? null : outcome.why
    },
  }
}
