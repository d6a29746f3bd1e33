import { type Instance, render } from 'ink'
import { createElement, type ReactElement } from 'react'
import { Boot } from './boot.tsx'
import { compacting } from './compact-output.ts'
import { Boundary } from './components/boundary.tsx'
import { guarded } from './guarded-input.ts'

/** A key that follows a tick of the clock waits for no more than 4 ms. */
const FRAMES_PER_SECOND = 250

interface Mounting {
  /** Loads the game. */
  readonly open: () => Promise<ReactElement>
  readonly stdout: NodeJS.WriteStream
  /** Called with what a screen threw. */
  readonly onError: (thrown: unknown) => void
  /** Whether the terminal was taken back from Ink. */
  readonly isLost: () => boolean
}

/** Has Ink draw the game into this terminal. */
export const mount = ({ open, stdout, onError, isLost }: Mounting): Instance =>
  render(createElement(Boundary, { onError }, createElement(Boot, { open })), {
    stdin: guarded(process.stdin),
    stdout: compacting(stdout, isLost),
    exitOnCtrlC: false,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: FRAMES_PER_SECOND,
    interactive: true,
    patchConsole: false,
  })
