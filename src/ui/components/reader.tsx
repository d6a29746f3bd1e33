import { useWindowSize } from 'ink'
import { keysOf } from '../keys.ts'
import { fitRow, lines, type Row, sides, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useHeld } from '../use-held.ts'
import { useInput } from '../use-keys.ts'
import { Rows } from './rows.tsx'

interface Props {
  readonly title: string
  /** The text for a width. */
  readonly rows: (width: number) => readonly Row[]
  readonly theme: Theme
  /** What Enter does: "start", "back". */
  readonly enter: string
  readonly onEnter: () => void
  readonly onEscape: () => void
  /** What other keys do. */
  readonly onKey?: (name: string) => void
  /** Those keys, for the footer. */
  readonly more?: Row
}

/** A text to read, that scrolls where it is longer than the screen. */
export function Reader({ title, rows, theme, enter, onEnter, onEscape, onKey, more: others = [] }: Props) {
  const { columns, rows: height } = useWindowSize()
  const [scroll, scrolled, setScroll] = useHeld(0)
  const width = Math.min(columns - 4, 84)
  const margin = ' '.repeat(Math.max(2, Math.floor((columns - width) / 2)))
  const text = rows(width)
  const room = Math.max(1, height - 4)
  const most = Math.max(0, text.length - room)
  const start = Math.min(scroll, most)
  useInput((input, key) => {
    for (const press of keysOf(input, key)) {
      const here = Math.min(scrolled(), most)
      const name = 'name' in press ? press.name : press.char
      if (name === 'enter') onEnter()
      else if (name === 'escape' || name === 'q') onEscape()
      else if (name === 'down' || name === 'j') setScroll(Math.min(most, here + 1))
      else if (name === 'up' || name === 'k') setScroll(Math.max(0, here - 1))
      else if (name === 'page-down' || name === ' ') setScroll(Math.min(most, here + room - 1))
      else if (name === 'page-up') setScroll(Math.max(0, here - room + 1))
      else onKey?.(name)
    }
  })
  const more = start < most ? [span(`${lines(most - start)} more ${theme.glyphs.down} `, 'warn')] : []
  const shown: Row[] = [
    [span(`${margin}${title}`, 'accent', true)],
    [],
    ...Array.from({ length: room }, (_, index): Row => [span(margin), ...(text[start + index] ?? [])]),
    [],
    sides(
      [
        span(`${margin}Enter`, 'key', true),
        span(` ${enter}   `, 'dim'),
        span('Esc', 'key', true),
        span(' back   ', 'dim'),
        ...others,
      ],
      more,
      columns,
    ),
  ]
  return <Rows rows={shown.slice(0, height).map(row => fitRow(row, columns))} theme={theme} />
}
