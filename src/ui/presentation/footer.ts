import { texts } from '../../text/index.ts'
import { type Row, rowWidth, sides, span } from '../text.ts'

/** What keys do, as the last row of a screen. */
export const keysRow = (pairs: readonly (readonly [key: string, what: string])[]): Row =>
  pairs.flatMap(([key, what]) => [span(` ${key}`, 'key', true), span(` ${what} `, 'dim')])

/** The same with the pause at the right end, and what finds a command where there is room. */
export function withPause(keys: Row, width: number): Row {
  const { find } = texts().keys.everywhere
  const pause = [span('Esc ', 'key'), span(`${texts().keys.trap.pause.title} `, 'dim')]
  const finding = [...keys, ...keysRow([[':', find.title]])]
  return sides(rowWidth(finding) + rowWidth(pause) < width ? finding : keys, pause, width)
}
