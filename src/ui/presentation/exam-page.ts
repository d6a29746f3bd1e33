import { texts } from '../../text/index.ts'
import { fitRow, type Row, rowWidth, type Span, span } from '../text.ts'
import type { Theme } from '../theme.ts'

/** @returns how many lines of a page can be above its window: none where all of it is in sight. */
export const mostScroll = (count: number, room: number): number => (count <= room ? 0 : count - room + 1)

/**
 * A page in a window of `room` rows; where there is more, the last row says how much is above and below.
 * @param scroll how many lines are above; more than there can be count as the most
 */
export function pageWindow(
  rows: readonly Row[],
  scroll: number,
  theme: Theme,
  width: number,
  room: number,
): Row[] {
  if (rows.length <= room || room < 2) return rows.slice(0, room).map(row => fitRow(row, width))
  const start = Math.min(scroll, mostScroll(rows.length, room))
  const shown = rows.slice(start, start + room - 1)
  const below = rows.length - start - shown.length
  const said = texts().examScreen.pageMore(start, below, theme.glyphs.up, theme.glyphs.down)
  const more: Row = [span(` ${said}`, 'warn')]
  return [...shown, more].map(row => fitRow(row, width))
}

/** Pieces one behind the other, on as many lines as they need; none is broken. */
export function flowRows(pieces: readonly Row[], width: number): Row[] {
  const lines: Span[][] = [[]]
  for (const piece of pieces) {
    const line = lines.at(-1) ?? []
    if (line.length > 0 && rowWidth(line) + rowWidth(piece) > width) lines.push([...piece])
    else line.push(...piece)
  }
  return lines
}
