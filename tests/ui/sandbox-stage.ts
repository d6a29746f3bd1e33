import type { Level } from '../../src/level/index.ts'
import { type KeyPress, NAMED_KEYS } from '../../src/ui/keys.ts'
import { paletteColumns } from '../../src/ui/presentation/palette.ts'
import { sandboxRows } from '../../src/ui/presentation/sandbox.ts'
import { pressInSandbox } from '../../src/ui/sandbox/press.ts'
import type { Effect } from '../../src/ui/sandbox/pressed.ts'
import { createSandboxView, type Initial, type SandboxView } from '../../src/ui/sandbox/view.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { textOf } from './stage.ts'

export const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

export const freshView = (initial: Initial | null = null, levels: readonly Level[] = []): SandboxView =>
  createSandboxView(levels, initial)

/**
 * Keys as a test writes them: names and characters with blanks between; what is in quotes is typed as it stands.
 */
export const keysOf = (text: string): KeyPress[] =>
  [...text.matchAll(/"([^"]*)"|(\S+)/g)].flatMap(([, quoted, word = '']): KeyPress[] => {
    if (quoted !== undefined) return [...quoted].map(char => ({ char }))
    const name = NAMED_KEYS.find(known => known === word.toLowerCase())
    return [name === undefined ? { char: word === 'Space' ? ' ' : word } : { name }]
  })

export interface Typed {
  readonly view: SandboxView
  readonly effects: readonly Effect[]
}

/** Presses keys on a screen of 80 columns. */
export function type(view: SandboxView, keys: string | readonly KeyPress[], columns = 80): Typed {
  const effects: Effect[] = []
  let next = view
  for (const key of typeof keys === 'string' ? keysOf(keys) : keys) {
    const pressed = pressInSandbox(next, key, paletteColumns(columns))
    next = pressed.view
    if (pressed.effect !== null) effects.push(pressed.effect)
  }
  return { view: next, effects }
}

/** The screen as text. */
export const shown = (view: SandboxView, width = 80, height = 24): string[] =>
  sandboxRows(view, theme, { width, height }).map(textOf)
