const cell = (text: string): string => text.replaceAll('|', '\\|')

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

/** @returns a table's lines; with a head alone, the head. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
]

export const code = (text: string): string => `\`${text}\``

/** @returns the blocks with an empty line between them; a block is its lines, and an empty one is left out. */
export const blocks = (...all: readonly (readonly string[])[]): string[] =>
  all.filter(lines => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))

export const numbered = (lines: readonly string[]): string[] =>
  lines.map((line, index) => `${index + 1}. ${line}`)

/** @returns the letter of an answer: a, b, c, d. */
export const letterOf = (index: number): string => 'abcdefgh'.charAt(index)
