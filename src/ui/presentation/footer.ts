import { texts } from '../../text/index.ts'
import { hitting, type Row, rowWidth, sides, span } from '../text.ts'

/** How keys are written and what they do; `press`, where it is one key, its name in the table of keys. */
export type KeyPair = readonly [keys: string, what: string, press?: string]

/** A key, if there is one, for a click to press. */
export const pressing = (row: Row, press: string | undefined): Row =>
  press === undefined ? row : hitting(row, { key: press })

/** What keys do, as the last row of a screen. */
export const keysRow = (pairs: readonly KeyPair[]): Row =>
  pairs.flatMap(([keys, what, press]) =>
    pressing([span(` ${keys}`, 'key', true), span(` ${what} `, 'dim')], press),
  )

/** The same with the pause at the right end, and what finds a command where there is room. */
export function withPause(keys: Row, width: number): Row {
  const { find } = texts().keys.everywhere
  const pause = hitting([span('Esc ', 'key'), span(`${texts().keys.trap.pause.title} `, 'dim')], {
    key: 'escape',
  })
  const finding = [...keys, ...keysRow([[':', find.title, ':']])]
  return sides(rowWidth(finding) + rowWidth(pause) < width ? finding : keys, pause, width)
}
