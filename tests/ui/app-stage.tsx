import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore, type Settings } from '../../src/store/index.ts'
import { App } from '../../src/ui/app.tsx'
import { terminalSays } from '../../src/ui/terminal-says.ts'
import { gameOn } from '../game/stage.ts'
import { mount } from '../terminal/in-process.ts'
import { LEVELS } from './stage.ts'

const TERMINAL = { TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' }

const levels = LEVELS.map(id => gameOn(id).level)

export interface Setup {
  readonly start?: string
  readonly noColour?: boolean
  readonly settings?: Partial<Settings>
  readonly cols?: number
  readonly rows?: number
}

const NO_FILES = {
  read: async () => ({ ok: false, why: 'there are no files here' }) as const,
  write: async () => ({ ok: false, why: 'there are no files here' }) as const,
}

/** The program's screen, with a player of its own, who has never played. */
export async function mountGame({ start, noColour = false, settings = {}, ...size }: Setup = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-screens-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const opened = await openStore(folder)
  await opened.store.update({ settings: { pace: 'instant', ...settings } })
  const screen = await mount(
    <App
      files={NO_FILES}
      levels={levels}
      opened={opened}
      start={start === undefined ? null : { mode: 'level', id: start }}
      terminal={terminalSays({ ...TERMINAL, ...(noColour ? { NO_COLOR: '1' } : {}) }, 'linux')}
    />,
    size,
  )
  onTestFinished(screen.unmount)
  return screen
}

const DOWN_TO_PROGRESS = ['Down', 'Down', 'Down', 'Down'] as const

/** A screen: its name, the level that is opened first, the keys that lead to it, what it shows. */
export type ScreenOf = readonly [string, string | undefined, readonly string[], string]

/** How to come to each screen from the title, or from the brief of a level. */
export const SCREENS: readonly ScreenOf[] = [
  ['the title', undefined, [], 'arrows and Enter'],
  ['the levels', undefined, ['Down', 'Enter'], 'not played'],
  ['the drills', undefined, ['Down', 'Down', 'Enter'], 'On which kernel?'],
  ['a drill before it starts', undefined, ['Down', 'Down', 'Enter', 'Enter'], 'goes wrong'],
  ['the sandbox', undefined, ['Down', 'Down', 'Down', 'Enter'], 'sandbox'],
  ['the progress', undefined, [...DOWN_TO_PROGRESS, 'Enter'], 'overcome'],
  ['the help', undefined, [...DOWN_TO_PROGRESS, 'Down', 'Enter'], 'How to play'],
  ['the settings', undefined, [...DOWN_TO_PROGRESS, 'Down', 'Down', 'Enter'], 'Saved in'],
  ['the name', undefined, [...DOWN_TO_PROGRESS, 'Down', 'Down', 'Enter', 'Up', 'Up', 'Enter'], 'Your name'],
  ['the brief', 'grandchild-writes', [], 'Enter start'],
  ['a trap', 'grandchild-writes', ['4', 'Enter'], 'your handler'],
  ['the reference at work', 'grandchild-writes', ['1', 'Enter'], 'next: step 1 of'],
  ['a last step', 'grandchild-writes', ['2', 'Enter'], 'The reference has begun'],
  ['the cards', 'grandchild-writes', ['3', 'Enter'], 'Play the cards'],
  ['two CPUs', 'two-cpus', ['Enter'], 'CPU 1'],
  ['a question', 'grandchild-writes', ['4', 'Enter', 'M'], 'Map with which bits?'],
  ['the pause', 'grandchild-writes', ['Enter', 'Escape'], 'Paused'],
  ['the help while playing', 'grandchild-writes', ['Enter', '?'], 'Paused: how to play'],
  ['a verdict', 'grandchild-writes', ['4', 'Enter', 'p', 'r'], 'A rule is broken'],
  ['a solution', 'grandchild-writes', ['4', 'Enter', 'p', 'r', 's'], 'how the reference does it'],
]

export async function comeTo([, start, keys, shown]: ScreenOf, setup: Setup = {}) {
  const screen = await mountGame({ ...setup, ...(start === undefined ? {} : { start }) })
  for (const key of keys) {
    await screen.press(key)
    await screen.quiet(15)
  }
  await screen.waitFor(shown)
  return screen
}
