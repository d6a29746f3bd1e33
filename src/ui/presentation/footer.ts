import { type Row, span } from '../text.ts'

/** What keys do, as the last row of a screen. */
export const keysRow = (pairs: readonly (readonly [key: string, what: string])[]): Row =>
  pairs.flatMap(([key, what]) => [span(` ${key}`, 'key', true), span(` ${what} `, 'dim')])
