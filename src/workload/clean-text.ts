/** Control characters, invisible formatting (bidi overrides, zero-width, tags), private use, lone surrogates, line separators. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu

/**
 * Text from a file or another person, made safe for a terminal: no control sequences, no invisible characters,
 * at most two combining marks on a character. Line feeds stay where `lines` is true; tabs become spaces.
 */
export function cleanText(text: string, lines = false): string {
  const clean = (line: string): string =>
    line.replaceAll('\t', ' ').replace(UNSAFE, '').replace(PILED_MARKS, '$1')
  return lines ? text.split('\n').map(clean).join('\n') : clean(text)
}

/** A piece of a file as it is quoted in a message: cleaned, and cut at `length` characters. */
export function quote(text: string, length = 60): string {
  const clean = cleanText(text.slice(0, length * 4))
  return clean.length > length ? `${clean.slice(0, length)}…` : clean
}
