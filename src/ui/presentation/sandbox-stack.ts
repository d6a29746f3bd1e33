import { beside, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'

/** A panel: how many rows all of it takes, its title among them, and how many it must have. */
export interface Part {
  readonly wish: number
  readonly least: number
  /** Its title over all cells of its column, and at most `height` rows below that. */
  readonly draw: (height: number) => {
    readonly title: (width: number) => Row
    readonly rows: readonly Row[]
  }
}

/** One above the others in a column. */
export type Parts = readonly [Part, ...Part[]]

export interface Column {
  readonly width: number
  /** @param width without the edge */
  readonly parts: (width: number) => Parts
}

const EDGE = 2

const BLOCK = 8

/** How many rows each part of a column gets: below the first those that fit whole, in their order. */
function heightsOf([first, ...others]: Parts, height: number): number[] {
  let spare = height - Math.max(first.least, Math.min(first.wish, Math.ceil(height / 2)))
  const below = others.map(({ wish }) => {
    const fits = wish > 0 && wish <= spare
    if (fits) spare -= wish
    return fits ? wish : 0
  })
  const rest = height - below.reduce((sum, rows) => sum + rows, 0)
  // What stands below moves down a block at a time, and not by a row with every line.
  const block = Math.ceil((first.wish + 1) / BLOCK) * BLOCK
  return [below.some(rows => rows > 0) ? Math.min(rest, block) : rest, ...below]
}

/** A column in exactly `height` rows; one that stands right of another has an edge, but for its titles. */
function columnRows({ width, parts }: Column, edge: string, height: number): Row[] {
  const stacked = parts(width - (edge === '' ? 0 : EDGE))
  const heights = heightsOf(stacked, height)
  const lead = edge === '' ? [] : [span(`${edge} `, 'rule')]
  const rows = stacked.flatMap(({ draw }, index) => {
    const room = heights[index] ?? 0
    if (room === 0) return []
    const drawn = draw(room - 1)
    const below = Array.from({ length: room - 1 }, (_, at): Row => [...lead, ...(drawn.rows[at] ?? [])])
    return [drawn.title(width), ...below]
  })
  return Array.from({ length: height }, (_, index) => rows[index] ?? lead)
}

/** Columns beside each other, with an edge between them as far as any has text, in exactly `height` rows. */
export function columnsRows(columns: readonly Column[], theme: Theme, height: number): Row[] {
  const drawn = columns.map((column, index) =>
    columnRows(column, index === 0 ? '' : theme.glyphs.edge, height),
  )
  const last = Math.max(
    ...drawn.map((rows, index) => rows.findLastIndex(row => row.length > (index === 0 ? 0 : 1)) + 1),
  )
  const rows = beside(
    drawn,
    columns.map(({ width }) => width),
    last,
  )
  return Array.from({ length: height }, (_, index) => rows[index] ?? [])
}
