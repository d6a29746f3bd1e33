import type { Row } from '../text.ts'

/** Wide enough that nothing is wrapped: who reads line by line has no columns. */
export const UNWRAPPED = 10_000

/** Signs that a screen reader skips or spells out, in words. */
const SIGNS: Readonly<Record<string, string>> = { '→': ' to ', '←': ' gets ', '×': ' times ', '…': '...' }

/** Signs without a word, such as a star or a tick: what they say is said beside them. */
const OTHER_SIGNS = /(?![\x20-\x7e])\p{S}/gu

/** @returns "1 step", "2 steps". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** @returns a time in minutes and whole seconds: "1 minute 30 seconds". @param milliseconds what is less than a second is dropped */
export function duration(milliseconds: number): string {
  const all = Math.floor(milliseconds / 1000)
  const minutes = Math.floor(all / 60)
  const rest = all % 60
  if (minutes === 0) return counted(rest, 'second')
  return rest === 0 ? counted(minutes, 'minute') : `${counted(minutes, 'minute')} ${counted(rest, 'second')}`
}

/** @returns text as it is read aloud: no arrows, no signs, no blanks that line something up. A page maps its frame; 1:30 is minutes and seconds. */
export const spoken = (text: string): string =>
  text
    .replace(/\b(\d{1,3}):(\d\d)\b/g, (_, minutes, rest) =>
      duration((Number(minutes) * 60 + Number(rest)) * 1000),
    )
    .replace(/('s (?:page )?\S+) → /g, '$1 maps ')
    .replace(/[→←×…]/g, sign => SIGNS[sign] ?? '')
    .replace(OTHER_SIGNS, '')
    .replace(/ +/g, ' ')
    .trim()

/** @returns rows of the screen as lines of text: the pieces of a row with commas between, without bare signs and empty rows. */
export const rowsText = (rows: readonly Row[]): string[] =>
  rows
    .map(row =>
      row
        .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
        .map(({ text }) => spoken(text))
        .join(', '),
    )
    .filter(line => line !== '')

/** @returns "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  const end = items.at(-1) ?? ''
  return items.length < 2 ? end : `${items.slice(0, -1).join(', ')} ${last} ${end}`
}

/** @returns the text with a capital at its beginning. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
