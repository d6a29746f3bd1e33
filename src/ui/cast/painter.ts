import stringWidth from 'string-width'
import type { Row, Span } from '../text.ts'
import type { Theme } from '../theme.ts'

/** A character with its style; the right half of a wide one is empty. */
interface Cell {
  readonly text: string
  /** The parameters of SGR (ECMA-48) that give it its look. */
  readonly style: string
}

const ESCAPE = '\u001b['
export const CLEAR = `${ESCAPE}0m${ESCAPE}2J${ESCAPE}?25l`

/** A colour of 24 bits as parameters of SGR. @param kind 38 for letters, 48 for what is behind them */
function colour(kind: 38 | 48, hex: string | undefined): string[] {
  const parts = /^#(..)(..)(..)$/.exec(hex ?? '')?.slice(1) ?? []
  return parts.length === 0 ? [] : [`${kind};2;${parts.map(part => Number.parseInt(part, 16)).join(';')}`]
}

function styleOf({ tone, bold }: Span, theme: Theme): string {
  const style = theme.style(tone)
  return [
    '0',
    ...(bold === true || style.bold === true ? ['1'] : []),
    ...(style.inverse === true ? ['7'] : []),
    ...colour(38, style.color),
    ...colour(48, style.backgroundColor ?? theme.background),
  ].join(';')
}

/** The cells of a row, as many as it is wide. */
function cellsOf(row: Row, theme: Theme): Cell[] {
  const cells: Cell[] = []
  for (const part of row) {
    const style = styleOf(part, theme)
    for (const character of theme.show(part.text)) {
      const width = stringWidth(character)
      const last = cells.at(-1)
      if (width === 0 && last !== undefined)
        cells[cells.length - 1] = { ...last, text: last.text + character }
      else if (width > 0) cells.push({ text: character, style })
      if (width === 2) cells.push({ text: '', style })
    }
  }
  return cells
}

const isSame = (one: Cell | undefined, other: Cell | undefined): boolean =>
  one?.text === other?.text && one?.style === other?.style

/** So many cells that stay the same are written again rather than gone over: a move takes as many bytes. */
const NEAR = 8

/** The pieces of a row that are to be written: from one cell up to another. */
function changes(before: readonly Cell[], after: readonly Cell[]): [from: number, to: number][] {
  const pieces: [number, number][] = []
  for (let at = 0; at < after.length; at++) {
    if (isSame(before[at], after[at])) continue
    // Half of a wide character cannot be written alone.
    const from = after[at]?.text === '' ? at - 1 : at
    const to = after[at + 1]?.text === '' ? at + 2 : at + 1
    const last = pieces.at(-1)
    if (last !== undefined && from - last[1] <= NEAR) last[1] = to
    else pieces.push([from, to])
  }
  return pieces
}

function write(cells: readonly Cell[]): string {
  let text = ''
  let style = ''
  for (const cell of cells) {
    if (cell.style !== style) text += `${ESCAPE}${cell.style}m`
    style = cell.style
    text += cell.text
  }
  return text
}

/**
 * @returns what turns rows into the output that a terminal needs to show them after those before: only what changed,
 * and nothing where nothing did
 */
export function painter(theme: Theme): (rows: readonly Row[]) => string {
  let shown: Cell[][] = []
  return rows => {
    const before = shown
    shown = rows.map(row => cellsOf(row, theme))
    return shown
      .flatMap((cells, y) =>
        changes(before[y] ?? [], cells).map(
          ([from, to]) => `${ESCAPE}${y + 1};${from + 1}H${write(cells.slice(from, to))}`,
        ),
      )
      .join('')
  }
}
