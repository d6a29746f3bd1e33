/** Longer than any line that somebody means, in characters. */
export const LONGEST_LINE = 500

/**
 * The commands of one line: what stands between semicolons, without what is behind a #.
 * @returns null where the line is longer than a line is
 */
export function commandsOfLine(line: string): readonly string[] | null {
  if (line.length > LONGEST_LINE) return null
  return (
    line
      .replace(/(^|\s)#.*$/, '')
      // A page may hold a semicolon: poke 'K' into b.
      .split(/;(?!')/)
      .map(command => command.trim())
      .filter(command => command !== '')
  )
}
