import { texts } from '../text/index.ts'

/** The most keys that come from a hand before the program reads them, a held key among them: more are a paste. */
const MOST_KEYS = 64

const ESCAPE = '\u001b'
/** What a terminal in bracketed paste mode sends around a paste (XTerm Control Sequences, mode 2004). */
const START = `${ESCAPE}[200~`
export const PASTE_END = `${ESCAPE}[201~`

/** What a key with a sequence of its own sends: an arrow, Home, F5. */
const SEQUENCES = /\u001b(?:\[[0-9;]*[ -/]*[@-~]|O[ -~]|)/g

/** @returns whether so much cannot have been typed: it was pasted. */
export const isPaste = (text: string): boolean =>
  text.length > MOST_KEYS && text.replace(SEQUENCES, '.').length > MOST_KEYS

/** What to say of a paste where only keys have a meaning. */
export function pasteRefused(text: string): string {
  let characters = 0
  for (const _ of text) characters += 1
  return texts().play.pasteRefused(characters)
}

/**
 * How input is read: `keys`; `paste`: the terminal has said that one begins, and not yet that it ends; `burst`: a
 * paste of a terminal that does not say so.
 */
export interface Reading {
  readonly within: 'keys' | 'paste' | 'burst'
  /** The end of the last chunk, where a mark may have been cut in two. */
  readonly tail: string
}

export const READING_KEYS: Reading = { within: 'keys', tail: '' }

const LONGEST_TAIL = START.length - 1

/**
 * Takes in a chunk of input. A burst that no hand types is put in the marks of a paste; its end is the caller's to
 * find, by nothing more coming for a while.
 * @returns how to read on, and the chunk with its marks
 */
export function readChunk({ within, tail }: Reading, chunk: string): { reading: Reading; out: string } {
  // An Escape has no place in a burst, which is text, and could end the paste early.
  const bare = chunk.replaceAll(ESCAPE, '')
  if (within === 'burst') return { reading: { within, tail: '' }, out: bare }
  const seen = tail + chunk
  const next = { tail: seen.slice(-LONGEST_TAIL) }
  const start = seen.lastIndexOf(START)
  const end = seen.lastIndexOf(PASTE_END)
  if (start >= 0 || (within === 'paste' && end >= 0))
    return { reading: { ...next, within: start > end ? 'paste' : 'keys' }, out: chunk }
  return within === 'paste' || !isPaste(chunk)
    ? { reading: { ...next, within }, out: chunk }
    : { reading: { within: 'burst', tail: '' }, out: START + bare }
}
