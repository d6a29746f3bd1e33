import { texts } from '../../text/index.ts'
import { fitRow, type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { footerRow } from './keys-row.ts'
import type { Size } from './layout.ts'

const WIDEST = 84
const BAR = 40

/** How far the making of an exam is, as exactly `height` rows. */
export function makingRows(made: number, all: number, theme: Theme, { width, height }: Size): Row[] {
  const words = texts().examScreen.making
  const room = Math.min(WIDEST, width - 4)
  const margin = ' '.repeat(Math.max(2, Math.floor((width - room) / 2)))
  const cells = Math.min(BAR, room - 12)
  const full = Math.floor((made / Math.max(1, all)) * cells)
  const body: Row[] = [
    [span(words.title, 'accent', true)],
    [],
    [
      span(theme.glyphs.bar.repeat(full), 'good'),
      span(theme.glyphs.rule.repeat(cells - full), 'rule'),
      span(`  ${words.count(made, all)}`, 'strong'),
    ],
    [],
    ...wrap(words.why, room).map((line): Row => [span(line, 'dim')]),
  ]
  const above = Math.max(1, Math.floor((height - body.length) / 3))
  const rows = [...Array.from({ length: above }, (): Row => []), ...body.map(row => [span(margin), ...row])]
  return [
    ...Array.from({ length: height - 1 }, (_, index): Row => rows[index] ?? []),
    footerRow('examMaking', width),
  ].map(row => fitRow(row, width))
}
