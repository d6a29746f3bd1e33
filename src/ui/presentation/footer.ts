import { type Row, sides, span } from '../text.ts'

/** What keys do, as the last row of a screen. */
export const keysRow = (pairs: readonly (readonly [key: string, what: string])[]): Row =>
  pairs.flatMap(([key, what]) => [span(` ${key}`, 'key', true), span(` ${what} `, 'dim')])

/** The same with the pause at the right end. */
export const withPause = (keys: Row, width: number): Row =>
  sides(keys, [span('Esc ', 'key'), span('pause ', 'dim')], width)
