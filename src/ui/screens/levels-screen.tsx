import { useWindowSize } from 'ink'
import type { Level } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import { Rows } from '../components/rows.tsx'
import { keysOf } from '../keys.ts'
import { bossFrom, levelRows, nextChapter } from '../presentation/levels.ts'
import { fitRow, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useHeld } from '../use-held.ts'
import { useInput } from '../use-keys.ts'

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
  const width = Math.min(columns, 84)
  useInput((input, key) => {
    let at = now()
    for (const press of keysOf(input, key)) {
      const name = 'name' in press ? press.name : press.char
      if (name === 'down' || name === 'j') at = Math.min(levels.length - 1, at + 1)
      else if (name === 'up' || name === 'k') at = Math.max(0, at - 1)
      else if (name === 'right' || name === 'l') at = nextChapter(levels, at, 1)
      else if (name === 'left' || name === 'h') at = nextChapter(levels, at, -1)
      else if (name === 'b') at = bossFrom(levels, at)
      else if (name === 'enter' || name === ' ') onOpen(at)
      else if (name === 'escape' || name === 'q') onBack()
    }
    select(at)
  })
  const { rows, selectedRow } = levelRows(levels, records, selected, theme, width)
  const room = Math.max(1, height - 5)
  const start = Math.max(0, Math.min(selectedRow - Math.floor(room / 2), rows.length - room))
  const more = (count: number, glyph: string): Row =>
    count <= 0 ? [] : [span(` ${glyph} ${count} ${count === 1 ? 'line' : 'lines'} more`, 'dim')]
  const key = (name: string, what: string): Row => [span(` ${name}`, 'key', true), span(` ${what}  `, 'dim')]
  const shown: Row[] = [
    [span(' Levels', 'accent', true)],
    more(start, theme.glyphs.up),
    ...Array.from({ length: room }, (_, index): Row => rows[start + index] ?? []),
    more(rows.length - start - room, theme.glyphs.down),
    [...key('Enter', 'play'), ...key('←→', 'chapter'), ...key('b', 'boss'), ...key('Esc', 'back')],
  ]
  return <Rows rows={shown.map(row => fitRow(row, columns))} theme={theme} />
}
