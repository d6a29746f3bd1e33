import type { Key } from 'ink'

export const NAMED_KEYS = [
  'up',
  'down',
  'left',
  'right',
  'enter',
  'escape',
  'tab',
  'backspace',
  'page-up',
  'page-down',
  'home',
  'end',
  'suspend',
  'find',
] as const

/** A key as screens take it: a name, or the character that was typed. */
export type KeyPress = { readonly name: (typeof NAMED_KEYS)[number] } | { readonly char: string }

/** @returns the keys of one chunk of input; letters typed fast arrive in one. */
export function keysOf(input: string, key: Key): KeyPress[] {
  if (key.home) return [{ name: 'home' }]
  if (key.end) return [{ name: 'end' }]
  if (key.upArrow) return [{ name: 'up' }]
  if (key.downArrow) return [{ name: 'down' }]
  if (key.leftArrow) return [{ name: 'left' }]
  if (key.rightArrow) return [{ name: 'right' }]
  if (key.pageUp) return [{ name: 'page-up' }]
  if (key.pageDown) return [{ name: 'page-down' }]
  if (key.return) return [{ name: 'enter' }]
  if (key.escape) return [{ name: 'escape' }]
  if (key.tab) return [{ name: 'tab' }]
  if (key.backspace || key.delete) return [{ name: 'backspace' }]
  if (key.ctrl) return input === 'z' ? [{ name: 'suspend' }] : input === 'p' ? [{ name: 'find' }] : []
  if (key.meta) return []
  return [...input].map(char => (char === '\r' || char === '\n' ? { name: 'enter' } : { char }))
}

const SEQUENCES: Readonly<Record<(typeof NAMED_KEYS)[number], string>> = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  backspace: '\u007f',
  'page-up': '\u001b[5~',
  'page-down': '\u001b[6~',
  home: '\u001b[H',
  end: '\u001b[F',
  suspend: '\u001a',
  find: '\u0010',
}

/** @returns the key's name, or the character that was typed. */
export const nameOf = (key: KeyPress): string => ('name' in key ? key.name : key.char)

/** @returns the key that goes by this name; a character is its own. */
export function keyNamed(name: string): KeyPress {
  const named = NAMED_KEYS.find(known => known === name)
  return named === undefined ? { char: name } : { name: named }
}

/** @returns what a terminal sends for a key. */
export const sequenceOf = (key: KeyPress): string => ('char' in key ? key.char : SEQUENCES[key.name])
