import type { IBuffer, IBufferCell } from '@xterm/headless'

/** A colour as the program gave it: `#rrggbb`, an index into the palette of 256, or none for the terminal's own. */
export type Colour = string | number | undefined

/** One cell of the screen. `width` is 0 for the right half of a wide character, whose `char` is empty. */
export type Cell = {
  readonly char: string
  readonly width: number
  readonly fg: Colour
  readonly bg: Colour
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strikethrough: boolean
  readonly inverse: boolean
}

const rgb = (value: number) => `#${value.toString(16).padStart(6, '0')}`

function foreground(cell: IBufferCell): Colour {
  if (cell.isFgDefault()) return undefined
  return cell.isFgRGB() ? rgb(cell.getFgColor()) : cell.getFgColor()
}

function background(cell: IBufferCell): Colour {
  if (cell.isBgDefault()) return undefined
  return cell.isBgRGB() ? rgb(cell.getBgColor()) : cell.getBgColor()
}

const copy = (cell: IBufferCell): Cell => ({
  char: cell.getWidth() === 0 ? '' : cell.getChars() || ' ',
  width: cell.getWidth(),
  fg: foreground(cell),
  bg: background(cell),
  bold: cell.isBold() !== 0,
  dim: cell.isDim() !== 0,
  italic: cell.isItalic() !== 0,
  underline: cell.isUnderline() !== 0,
  strikethrough: cell.isStrikethrough() !== 0,
  inverse: cell.isInverse() !== 0,
})

/** The cells of the `rows` rows in view, top row first. */
export function readCells(buffer: IBuffer, rows: number): Cell[][] {
  return Array.from({ length: rows }, (_, y) => {
    const line = buffer.getLine(buffer.baseY + y)
    const row: Cell[] = []
    for (let x = 0; line && x < line.length; x++) {
      const cell = line.getCell(x)
      if (cell) row.push(copy(cell))
    }
    return row
  })
}

/** The text of the `rows` rows in view, top row first, without the spaces at their ends. */
export const readRows = (buffer: IBuffer, rows: number): string[] =>
  Array.from({ length: rows }, (_, y) => buffer.getLine(buffer.baseY + y)?.translateToString(true) ?? '')
