import { texts } from '../../text/index.ts'
import { type Row, rowWidth, span } from '../text.ts'

/** A row in the middle of the screen. */
export const center = (row: Row, width: number): Row => [
  span(' '.repeat(Math.max(0, Math.floor((width - rowWidth(row)) / 2)))),
  ...row,
]

/** How many rows the whole title screen takes. */
const TITLE_HEIGHT = 19

/** The game's name where the title screen has it. */
export const titleRows = (width: number, height: number): Row[] =>
  [
    ...Array.from({ length: Math.max(0, Math.floor((height - TITLE_HEIGHT) / 2)) }, (): Row => []),
    [span('c o w h a n d', 'accent', true)],
    [span(texts().title.about, 'text')],
  ].map(row => center(row, width))
