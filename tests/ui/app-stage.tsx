import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore, type Settings } from '../../src/store/index.ts'
import { speak, texts } from '../../src/text/index.ts'
import { App } from '../../src/ui/app.tsx'
import { languageFor } from '../../src/ui/language-for.ts'
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
  const terminal = terminalSays({ ...TERMINAL, ...(noColour ? { NO_COLOR: '1' } : {}) }, 'linux')
  await speak(languageFor(opened.store.profile.settings.language, terminal))
  const screen = await mount(
    <App
      files={NO_FILES}
      levels={levels}
      opened={opened}
      start={start === undefined ? null : { mode: 'level', id: start }}
      terminal={terminal}
    />,
    size,
  )
  onTestFinished(screen.unmount)
  return screen
}

/** From the title's menu, counted from below. */
const UP_TO_SETTINGS = ['Up', 'Up'] as const
const UP_TO_PROGRESS = [...UP_TO_SETTINGS, 'Up', 'Up'] as const

/** As much of a sentence as stands in one line on the smallest screen. */
const beginning = (sentence: string): string => sentence.slice(0, 6)

/** A run of three traps to its result, each of them given up. */
const WHOLE_RUN = ['4', 'Enter', '!', 'Enter', '!', 'Enter', '!', 'Enter'] as const

/** A screen: its name, the level that is opened first, the keys that lead to it, what it shows in the language spoken. */
export type ScreenOf = readonly [string, string | undefined, readonly string[], () => string]

/** How to come to each screen from the title, or from the brief of a level. */
export const SCREENS: readonly ScreenOf[] = [
  ['the title', undefined, [], () => texts().title.keys],
  ['the levels', undefined, ['Down', 'Enter'], () => texts().levels.notPlayed],
  ['the drills', undefined, ['Down', 'Down', 'Enter'], () => texts().drills.onWhich],
  [
    'a drill before it starts',
    undefined,
    ['Down', 'Down', 'Enter', 'Enter'],
    () => `Enter ${texts().keys.stormBrief.enter.title}`,
  ],
  ['the sandbox', undefined, [...UP_TO_PROGRESS, 'Up', 'Enter'], () => texts().sandbox.name],
  ['the progress', undefined, [...UP_TO_PROGRESS, 'Enter'], () => texts().progress.overcome(0, 24)],
  ['the help', undefined, [...UP_TO_SETTINGS, 'Up', 'Enter'], () => texts().title.help],
  ['the settings', undefined, [...UP_TO_SETTINGS, 'Enter'], () => texts().settings.savedIn],
  [
    'the name',
    undefined,
    [...UP_TO_SETTINGS, 'Enter', 'Up', 'Up', 'Enter'],
    () => texts().settings.entries.name,
  ],
  ['the brief', 'grandchild-writes', [], () => `Enter ${texts().keys.brief.enter.title}`],
  ['a trap', 'grandchild-writes', ['4', 'Enter'], () => texts().play.handler.yours],
  [
    'the reference at work',
    'grandchild-writes',
    ['1', 'Enter'],
    () => beginning(texts().play.nextStep(1, 9)),
  ],
  ['a last step', 'grandchild-writes', ['2', 'Enter'], () => beginning(texts().play.first.finish)],
  ['the cards', 'grandchild-writes', ['3', 'Enter'], () => beginning(texts().play.first.order)],
  ['two CPUs', 'two-cpus', ['Enter'], () => texts().raceScreen.titles.find],
  ['a question', 'grandchild-writes', ['4', 'Enter', 'M'], () => texts().plans.whichBits],
  ['the pause', 'grandchild-writes', ['Enter', 'Escape'], () => texts().leaving.clockStands.slice(0, 6)],
  ['the help while playing', 'grandchild-writes', ['Enter', '?'], () => texts().leaving.pausedHelp],
  ['a verdict', 'grandchild-writes', ['4', 'Enter', 'p', 'r'], () => texts().verdict.means.wrong],
  ['a result', 'grandchild-writes', WHOLE_RUN, () => texts().result.menu.again],
  [
    'a debrief',
    'grandchild-writes',
    [...WHOLE_RUN, 'Up', 'Up', 'Enter'],
    () => `Enter ${texts().keys.debrief.enter.title}`,
  ],
  ['a solution', 'grandchild-writes', ['4', 'Enter', 'p', 'r', 's'], () => texts().play.solution.title],
]

export async function comeTo([, start, keys, shown]: ScreenOf, setup: Setup = {}) {
  const screen = await mountGame({ ...setup, ...(start === undefined ? {} : { start }) })
  for (const key of keys) {
    await screen.press(key)
    await screen.quiet(15)
  }
  await screen.waitFor(shown())
  return screen
}
