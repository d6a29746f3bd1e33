import { texts } from '../../text/index.ts'
import type { Row } from '../text.ts'

/** Wide enough that nothing is wrapped: who reads line by line has no columns. */
export const UNWRAPPED = 10_000

/** Signs without a word, such as a star or a tick: what they say is said beside them. */
const OTHER_SIGNS = /(?![\x20-\x7e])\p{S}/gu

/** @returns text as it is read aloud: no arrows, no signs, no blanks that line something up; 1:30 is minutes and seconds. */
export const spoken = (text: string): string =>
  texts()
    .plain.signsInWords(
      text.replace(/\b(\d{1,3}):(\d\d)\b/g, (_, minutes, rest) =>
        texts().plain.duration((Number(minutes) * 60 + Number(rest)) * 1000),
      ),
    )
    .replace(OTHER_SIGNS, '')
    .replace(/ +/g, ' ')
    .trim()

/** A comma goes between two pieces, where neither brings its own punctuation. */
const joined = (line: string, piece: string): string => {
  if (line === '' || /[:：,，]$/.test(line))
    return line === '' ? piece : texts().plain.behindColon(line, piece)
  return /^[,，]/.test(piece) ? line + piece : texts().plain.beside(line, piece)
}

/** @returns rows of the screen as lines of text: the pieces of a row with commas between, without bare signs and empty rows. */
export const rowsText = (rows: readonly Row[]): string[] =>
  rows
    .map(row =>
      row
        .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
        .map(({ text }) => spoken(text))
        .reduce(joined, ''),
    )
    .filter(line => line !== '')

/** @returns the text with a capital at its beginning. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
