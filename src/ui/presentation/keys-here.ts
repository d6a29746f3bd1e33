import { texts } from '../../text/index.ts'
import type { Entry } from '../keymap/entries.ts'
import { keysLabel } from '../keymap/labels.ts'
import { pad, type Row, span, widthOf, wrap } from '../text.ts'
import { headingRows } from './prose.ts'

const WIDEST_KEYS = 14
const WIDEST_TITLE = 16

/** Where there is room for the titles beside keys and sentences. */
const ROOMY = 70

/** The widths of the columns of keys and of titles; 0 where there are no titles. */
interface Columns {
  readonly keys: number
  readonly titles: number
}

function columnsFor(entries: readonly Entry[], width: number): Columns {
  const widest = (most: number, all: readonly string[]): number =>
    Math.min(most, Math.max(0, ...all.map(widthOf)))
  const labels = entries.map(entry => keysLabel(entry.keys))
  // A card's title is all that there is to say of it.
  const titles = entries.filter(({ title, what }) => title !== what).map(({ title }) => title)
  return { keys: widest(WIDEST_KEYS, labels), titles: width < ROOMY ? 0 : widest(WIDEST_TITLE, titles) + 1 }
}

const listed = (entries: readonly Entry[], width: number, { keys, titles }: Columns): Row[] =>
  entries.flatMap(entry =>
    wrap(entry.what, width - keys - titles - 3).map(
      (line, index): Row => [
        span(` ${pad(index === 0 ? keysLabel(entry.keys) : '', keys)}  `, 'key', true),
        span(pad(index === 0 && entry.title !== entry.what ? entry.title : '', titles), 'strong'),
        span(line, 'text'),
      ],
    ),
  )

/** A list of commands: keys, title, and what each does. */
export const entryListRows = (entries: readonly Entry[], width: number): Row[] =>
  listed(entries, width, columnsFor(entries, width))

/** The keys of a context, and those that work everywhere: what a help begins with. */
export function hereRows(here: readonly Entry[], everywhere: readonly Entry[], width: number): Row[] {
  const others = everywhere.filter(({ keys }) => keys.length > 0)
  const columns = columnsFor([...here, ...others], width)
  return [
    [span(texts().keymap.here, 'strong', true)],
    ...listed(here, width, columns),
    ...headingRows(texts().keymap.everywhere),
    ...listed(others, width, columns),
  ]
}
