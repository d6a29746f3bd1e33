// Cc and Cs could steer or break the terminal; the bidirectional marks and the line separators could
// reorder or split a row. Other format characters stay: joiners are part of names in many scripts.
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/**
 * Text from outside (a file, a path) made safe to show on one terminal row: what could steer the terminal
 * becomes `?`.
 */
export function printable(text: string): string {
  return text.replace(unprintable, '?')
}

/** The longest player's name, in code points. */
export const longestName = 24

/** A player's name as kept: no control characters, no space around it, at most `longestName` code points. */
export function cleanName(text: string): string {
  return [...text.replace(unprintable, '').trim()].slice(0, longestName).join('').trim()
}
