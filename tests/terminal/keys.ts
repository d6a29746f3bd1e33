const named = {
  Enter: '\r',
  Up: '\x1b[A',
  Down: '\x1b[B',
  Right: '\x1b[C',
  Left: '\x1b[D',
  Home: '\x1b[H',
  End: '\x1b[F',
  PageUp: '\x1b[5~',
  PageDown: '\x1b[6~',
  Escape: '\x1b',
  Space: ' ',
  Tab: '\t',
  ShiftTab: '\x1b[Z',
  Backspace: '\x7f',
  Delete: '\x1b[3~',
  CtrlC: '\x03',
  CtrlZ: '\x1a',
} as const

/** A key that has a name; any other string is typed as it stands. */
type NamedKey = keyof typeof named

const isNamed = (key: string): key is NamedKey => Object.hasOwn(named, key)

/** The characters that a terminal sends for a named key, or the text itself. */
const sequenceOf = (key: string): string => (isNamed(key) ? named[key] : key)

// Ink holds a lone Escape for 20 ms to see whether a sequence follows.
const escapeHold = 25

/**
 * Sends each key in a write of its own, then waits for `gap` ms: ink-select-input loses keys that arrive in
 * one chunk, and a busy program reads as one chunk what came while it was drawing.
 */
export async function typeKeys(keys: readonly string[], write: (text: string) => void, gap: number) {
  for (const key of keys) {
    write(sequenceOf(key))
    await new Promise(resolve => setTimeout(resolve, key === 'Escape' ? gap + escapeHold : gap))
  }
}
