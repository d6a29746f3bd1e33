import { texts } from '../../text/index.ts'
import { matching } from '../finder/match.ts'
import type { FinderView } from '../finder/press.ts'
import type { Entry } from '../keymap/entries.ts'
import { keyLabel, keysLabel } from '../keymap/labels.ts'
import { fitRow, hitting, pad, type Row, rowWidth, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { keysRow } from './footer.ts'
import { windowStart } from './window.ts'

interface Size {
  readonly width: number
  readonly height: number
}

const WIDEST = 96
const TALLEST = 30
/** The rows of the panel besides what it lists and says: its border, what is typed, and two lines across. */
const FIXED = 5
/** Rows for what the command under the cursor does, or why it cannot be done: the longest sentence, wrapped. */
const saidIn = (inner: number): number => (inner >= 72 ? 2 : 3)
/** The least rows of the list: the panel is as high as it must be, since the game goes on behind it. */
const LEAST_LISTED = 3
const WIDEST_TITLE = 18

/** @returns the most that the finder's panel has of a screen, and where its upper left corner is. */
export function finderPlace({ width, height }: Size): Size & { readonly left: number; readonly top: number } {
  const panel = { width: Math.min(width - 4, WIDEST), height: Math.min(height - 4, TALLEST) }
  return {
    ...panel,
    left: Math.floor((width - panel.width) / 2),
    top: Math.min(3, Math.floor((height - panel.height) / 2)),
  }
}

/** A line across the panel, with something in it on the left and on the right. */
function lineAcross(
  [left, right]: readonly [string, string],
  title: Row,
  more: Row,
  theme: Theme,
  width: number,
): Row {
  const room = width - 4 - rowWidth(title) - rowWidth(more)
  return [
    span(`${left}${theme.glyphs.rule}`, 'rule'),
    ...title,
    span(theme.glyphs.rule.repeat(Math.max(0, room)), 'rule'),
    ...more,
    span(`${theme.glyphs.rule}${right}`, 'rule'),
  ]
}

/** The widths of the columns of keys and titles. */
interface Columns {
  readonly key: number
  readonly title: number
}

const widest = (all: readonly string[], most: number): number =>
  Math.min(most, Math.max(0, ...all.map(text => rowWidth([span(text)]))))

function entryRow({ keys, title, what, why }: Entry, here: boolean, columns: Columns, theme: Theme): Row {
  const off = why !== null
  const [key = ''] = keys
  // A card's title is all that there is to say of it.
  const called = why === null && title === what ? title : pad(title, columns.title)
  return [
    span(here ? theme.glyphs.cursor : ' ', 'accent'),
    span(` ${pad(keyLabel(key), columns.key)} `, off ? 'dim' : 'key', !off),
    span(` ${called} `, here ? 'cursor' : off ? 'dim' : 'text', here),
    span(called === what ? '' : ` ${why ?? what}`, 'dim'),
  ]
}

/** What the command under the cursor does, with all its keys; or why it cannot be done. */
function saidRows(entry: Entry | undefined, view: FinderView, width: number): Row[] {
  if (entry === undefined)
    return wrap(texts().keymap.finder.nothing(view.typed), width).map((line): Row => [span(line, 'warn')])
  const { keys, what, why } = entry
  if (why !== null) return wrap(why, width).map((line): Row => [span(line, 'warn', view.refused)])
  const label = keysLabel(keys)
  const lead = label === '' ? '' : `${label}  `
  return wrap(`${lead}${what}`, width).map(
    (line, index): Row =>
      index === 0 && lead !== '' && line.startsWith(lead.trimEnd())
        ? [span(lead, 'key', true), span(line.slice(lead.trimEnd().length).trimStart(), 'text')]
        : [span(line, 'text')],
  )
}

/** How many more there are above or below what is listed. */
const moreRow = (count: number, glyph: string): Row =>
  count <= 0 ? [] : [span(` ${glyph} ${count} `, 'warn')]

/**
 * The finder's panel: what is typed, the commands that go by it, and what the one under the cursor does.
 * @param entries all commands of the context and of the game
 * @returns no more rows than `finderPlace` says, each of its width
 */
export function finderRows(view: FinderView, entries: readonly Entry[], theme: Theme, screen: Size): Row[] {
  const { width, height } = finderPlace(screen)
  const { corners, joins, edge, up, down } = theme.glyphs
  const words = texts().keymap.finder
  const inner = width - 4
  const found = matching(entries, view.typed)
  const most = saidIn(inner)
  const room = Math.min(Math.max(1, height - FIXED - most), Math.max(LEAST_LISTED, found.length))
  const start = windowStart(found.length, room, view.at)
  const columns: Columns = {
    key: widest(
      entries.map(({ keys }) => keyLabel(keys[0] ?? '')),
      9,
    ),
    title: widest(
      entries.filter(({ title, what }) => title !== what).map(({ title }) => title),
      WIDEST_TITLE,
    ),
  }
  const side = span(edge, 'rule')
  const framed = (row: Row): Row => [side, span(' '), ...fitRow(row, inner), span(' '), side]
  const listed = found.slice(start, start + room)
  const said = saidRows(found[view.at], view, inner).slice(0, most)
  const keys = keysRow([
    ['↑↓', words.keys.move],
    ['Enter', words.keys.run],
    ['Esc', words.keys.close],
  ])
  const count = span(` ${words.count(found.length, entries.length)} `, 'dim')
  return [
    lineAcross([corners[0], corners[1]], [span(` ${words.title} `, 'accent', true)], [count], theme, width),
    framed([span('> ', 'accent', true), span(view.typed, 'strong'), span('_', 'accent')]),
    lineAcross(joins, moreRow(start, up), [], theme, width),
    ...Array.from({ length: room }, (_, index): Row => {
      const entry = listed[index]
      if (entry === undefined) return framed([])
      const found = start + index
      return framed(hitting(entryRow(entry, found === view.at, columns, theme), { found }))
    }),
    lineAcross(joins, moreRow(found.length - start - listed.length, down), [], theme, width),
    ...Array.from({ length: most }, (_, index) => framed(said[index] ?? [])),
    lineAcross([corners[2], corners[3]], keys, [], theme, width),
  ].map(row => fitRow(row, width))
}
