import { texts } from '../../text/index.ts'

type NamedLabel = keyof ReturnType<typeof texts>['keymap']['names']

const ARROWS: Readonly<Record<string, string>> = { up: '↑', down: '↓', left: '←', right: '→' }

const NAMES: Readonly<Record<string, NamedLabel>> = {
  enter: 'enter',
  escape: 'escape',
  tab: 'tab',
  backspace: 'backspace',
  ' ': 'space',
  'page-up': 'pageUp',
  'page-down': 'pageDown',
  home: 'home',
  end: 'end',
  interrupt: 'interrupt',
  suspend: 'suspend',
  find: 'find',
}

/** @returns how a key is written, in the language that is spoken. */
export function keyLabel(key: string): string {
  const name = NAMES[key]
  return ARROWS[key] ?? (name === undefined ? key : texts().keymap.names[name])
}

const isArrow = (key: string): boolean => key in ARROWS

/** @returns the keys behind each other: arrows and digits without a blank between, as ←→ and 0-9. */
export function keysLabel(keys: readonly string[]): string {
  if (keys.length > 3 && keys.every(key => /^\d$/.test(key))) return `${keys[0]}-${keys.at(-1)}`
  const labels = keys.map(keyLabel)
  return labels.join(keys.every(isArrow) ? '' : ' ')
}
