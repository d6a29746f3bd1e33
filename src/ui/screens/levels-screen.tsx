import { useWindowSize } from 'ink'
import type { Level } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { Rows } from '../components/rows.tsx'
import type { CommandOf } from '../keymap.ts'
import { footerRow } from '../presentation/keys-row.ts'
import { behindEdge, DETAIL_FROM, levelDetailRows } from '../presentation/level-detail.ts'
import { bossFrom, levelRows, nextChapter } from '../presentation/levels.ts'
import { beside as besideEachOther, fitRow, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

const LIST_WIDTH = 60
/** Between the list and what stands beside it, the edge among them. */
const GAP = 4
/** Longer lines are hard to read. */
const WIDEST = 84

interface Props {
  readonly levels: readonly Level[]
  readonly records: Profile['levels']
  readonly theme: Theme
  readonly initial: number
  readonly onOpen: (index: number) => void
  readonly onBack: () => void
}

/** The course: every level open, with stars and best. */
export function LevelsScreen({ levels, records, theme, initial, onOpen, onBack }: Props) {
  const { columns, rows: height } = useWindowSize()
  const [selected, now, select] = useHeld(initial)
  const beside = columns >= DETAIL_FROM
  const width = beside ? LIST_WIDTH : Math.min(columns, 84)
  const last = levels.length - 1
  const run = (id: CommandOf<'levels'>): void => {
    switch (id) {
      case 'down':
        select(Math.min(last, now() + 1))
        return
      case 'up':
        select(Math.max(0, now() - 1))
        return
      case 'next':
        select(nextChapter(levels, now(), 1))
        return
      case 'previous':
        select(nextChapter(levels, now(), -1))
        return
      case 'first':
        select(0)
        return
      case 'last':
        select(Math.max(0, last))
        return
      case 'boss':
        select(bossFrom(levels, now()))
        return
      case 'open':
        onOpen(now())
        return
      case 'back':
        onBack()
        return
    }
  }
  const point = (entry: number): boolean => {
    const moves = entry !== now()
    select(entry)
    return moves
  }
  useCommands('levels', run, { point })
  const { rows, selectedRow } = levelRows(levels, records, selected, theme, width)
  const room = Math.max(1, height - 5)
  const start = Math.max(0, Math.min(selectedRow - Math.floor(room / 2), rows.length - room))
  const more = (count: number, glyph: string): Row =>
    count <= 0 ? [] : [span(` ${texts().progress.more(glyph, count)}`, 'dim')]
  const level = levels[selected]
  const detail =
    beside && level !== undefined
      ? levelDetailRows(level, records[level.id], theme, Math.min(columns - width - GAP, WIDEST), room)
      : []
  const list = Array.from({ length: room }, (_, index): Row => rows[start + index] ?? [])
  const body = beside
    ? besideEachOther([list, behindEdge(detail, theme, room)], [width + 1, columns - width - 1], room)
    : list
  const shown: Row[] = [
    [span(` ${texts().levels.title}`, 'accent', true)],
    more(start, theme.glyphs.up),
    ...body,
    more(rows.length - start - room, theme.glyphs.down),
    footerRow('levels', columns),
  ]
  return <Rows rows={shown.map(row => fitRow(row, columns))} theme={theme} />
}
