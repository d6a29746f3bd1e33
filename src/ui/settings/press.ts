import { GLYPHS, MOUSE, type Settings, SPOKEN, THEMES } from '../../store/index.ts'
import { commandOf } from '../keymap/entries.ts'
import type { KeyPress } from '../keys.ts'

export const ENTRIES = ['clock', 'pace', 'theme', 'glyphs', 'language', 'mouse', 'name', 'back'] as const

/** The settings that are chosen from a list, tried out as the cursor moves over it. */
export const LISTS = { theme: THEMES, glyphs: GLYPHS, language: SPOKEN, mouse: MOUSE } as const

/** What of the settings can be tried out. */
export type TriedLook = Pick<Settings, keyof typeof LISTS>

/** Where the player is in the settings. */
export interface SettingsView {
  /** As they are kept. */
  readonly settings: Settings
  /** Which of the entries the cursor is on. */
  readonly at: number
  /** The list that is open, and where the cursor is in it. */
  readonly list: { readonly of: keyof typeof LISTS; readonly at: number } | null
}

/** What is to be done outside. */
export type SettingsEffect =
  | { readonly do: 'keep'; readonly change: Partial<Settings> }
  | { readonly do: 'name' | 'back' }

interface PressedSettings {
  readonly view: SettingsView
  readonly effect: SettingsEffect | null
}

/** What the cursor of a list is on. */
function chosenIn({ of, at }: NonNullable<SettingsView['list']>): Partial<TriedLook> {
  switch (of) {
    case 'theme':
      return { theme: THEMES[at] ?? 'auto' }
    case 'glyphs':
      return { glyphs: GLYPHS[at] ?? 'auto' }
    case 'language':
      return { language: SPOKEN[at] ?? 'auto' }
    case 'mouse':
      return { mouse: MOUSE[at] ?? 'auto' }
  }
}

/** @returns the look that is shown: the one kept, but for what the cursor of an open list is on. */
export function lookShown({ settings, list }: SettingsView): TriedLook {
  const { theme, glyphs, language, mouse } = settings
  return { theme, glyphs, language, mouse, ...(list === null ? {} : chosenIn(list)) }
}

/** @returns where in its list the value is that is kept. */
export function placeIn(of: keyof typeof LISTS, settings: Settings): number {
  const values: readonly string[] = LISTS[of]
  return values.indexOf(settings[of])
}

const turned = (at: number, step: number, count: number): number => (at + step + count) % count

/** @returns the context of the table that the keys are in. */
export const contextOf = ({ list }: SettingsView): 'settings' | 'settingsList' =>
  list === null ? 'settings' : 'settingsList'

const after = <Value>(values: readonly Value[], value: Value): Value =>
  values[(values.indexOf(value) + 1) % values.length] ?? value

function kept(view: SettingsView, change: Partial<Settings>): PressedSettings {
  const settings = { ...view.settings, ...change }
  return { view: { ...view, settings, list: null }, effect: { do: 'keep', change } }
}

function pressInList(
  view: SettingsView,
  list: NonNullable<SettingsView['list']>,
  key: KeyPress,
): PressedSettings | null {
  const move = (step: number): PressedSettings => {
    const at = turned(list.at, step, LISTS[list.of].length)
    return { view: { ...view, list: { ...list, at } }, effect: null }
  }
  switch (commandOf('settingsList', key)) {
    case 'up':
      return move(-1)
    case 'down':
      return move(1)
    case 'keep':
      return kept(view, chosenIn(list))
    case 'asItWas':
      return { view: { ...view, list: null }, effect: null }
    case null:
      return null
  }
}

function choose(view: SettingsView): PressedSettings {
  const { settings } = view
  const entry = ENTRIES[view.at] ?? 'back'
  switch (entry) {
    case 'clock':
      return kept(view, { clock: after(['timed', 'practice'] as const, settings.clock) })
    case 'pace':
      return kept(view, { pace: after(['slow', 'normal', 'instant'] as const, settings.pace) })
    case 'theme':
    case 'glyphs':
    case 'language':
    case 'mouse':
      return { view: { ...view, list: { of: entry, at: placeIn(entry, settings) } }, effect: null }
    case 'name':
    case 'back':
      return { view, effect: { do: entry } }
  }
}

/** A click on an entry of the settings, or of the list that is open. */
export function pointInSettings(view: SettingsView, entry: number): SettingsView {
  return view.list === null ? { ...view, at: entry } : { ...view, list: { ...view.list, at: entry } }
}

/**
 * One key in the settings. In a list Enter keeps what the cursor is on, and Esc leaves all as it was.
 * @returns null where the key means nothing there
 */
export function pressInSettings(view: SettingsView, key: KeyPress): PressedSettings | null {
  if (view.list !== null) return pressInList(view, view.list, key)
  const move = (step: number): PressedSettings => ({
    view: { ...view, at: turned(view.at, step, ENTRIES.length) },
    effect: null,
  })
  switch (commandOf('settings', key)) {
    case 'up':
      return move(-1)
    case 'down':
      return move(1)
    case 'change':
      return choose(view)
    case 'back':
      return { view, effect: { do: 'back' } }
    case null:
      return null
  }
}
