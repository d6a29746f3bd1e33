import { useWindowSize } from 'ink'
import { useMemo, useRef, useState } from 'react'
import type { Level } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import { Rows } from '../components/rows.tsx'
import { keysOf } from '../keys.ts'
import { progressOf, progressRows } from '../presentation/progress.ts'
import { fitRow, type Row, sides, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useHeld } from '../use-held.ts'
import { useInput } from '../use-keys.ts'

interface Props {
  readonly profile: Profile
  readonly levels: readonly Level[]
  readonly theme: Theme
  /** Writes a progress file. @returns what came of it, for the player */
  readonly onExport: () => Promise<string>
  /** Begins anew. @returns what came of it, for the player */
  readonly onReset: () => Promise<string>
  readonly onBack: () => void
}

const IMPORT = 'To take in a progress file, leave the game and run: cowhand progress --import FILE'
const ASK =
  'Begin anew, with nothing mastered and no stars? The save as it is now is kept under another name.'
/** More lines than this of a message would leave too little of the page on the smallest screen. */
const MOST_LINES = 4

/** As lines, a word that is longer than a line over several of them: the path of an export must be seen whole. */
const linesOf = (text: string, width: number): string[] =>
  wrap(text.replace(new RegExp(`\\S{${width}}`, 'gu'), '$& '), width).slice(0, MOST_LINES)

const keyRow = (...keys: readonly (readonly [string, string])[]): Row =>
  keys.flatMap(([name, what]) => [span(` ${name}`, 'key', true), span(` ${what} `, 'dim')])

/** What the player has come to, with export and reset. */
export function ProgressScreen({ profile, levels, theme, onExport, onReset, onBack }: Props) {
  const { columns, rows: height } = useWindowSize()
  const [scroll, scrolled, setScroll] = useHeld(0)
  const [message, setMessage] = useState<string | null>(null)
  const [asking, isAsking, setAsking] = useHeld(false)
  const working = useRef(false)
  const width = Math.min(columns, 84)
  const page = useMemo(
    () => progressRows(progressOf(profile, levels), theme, width),
    [profile, levels, theme, width],
  )
  const told = asking ? ASK : message
  const status = told === null ? [] : linesOf(told, width - 2)
  const room = Math.max(1, height - 4 - status.length)
  const most = Math.max(0, page.length - room)
  const start = Math.min(scroll, most)

  const work = (doing: () => Promise<string>): void => {
    working.current = true
    void doing().then(said => {
      working.current = false
      setMessage(said)
    })
  }

  useInput((input, key) => {
    let at = Math.min(scrolled(), most)
    let question = isAsking()
    for (const press of keysOf(input, key)) {
      const name = 'name' in press ? press.name : press.char
      if (question) {
        question = false
        setMessage(name === 'y' ? null : 'Nothing was reset.')
        if (name === 'y' && !working.current) work(onReset)
      } else if (name === 'down' || name === 'j') at = Math.min(most, at + 1)
      else if (name === 'up' || name === 'k') at = Math.max(0, at - 1)
      else if (name === 'page-down' || name === ' ') at = Math.min(most, at + room - 1)
      else if (name === 'page-up') at = Math.max(0, at - room + 1)
      else if (name === 'e' && !working.current) work(onExport)
      else if (name === 'R' && !working.current) question = true
      else if (name === 'i') setMessage(IMPORT)
      else if (name === 'escape' || name === 'q') onBack()
    }
    setAsking(question)
    setScroll(at)
  })

  const more = (count: number, glyph: string): Row =>
    count <= 0 ? [] : [span(` ${glyph} ${count} ${count === 1 ? 'line' : 'lines'} more`, 'dim')]
  const shown: Row[] = [
    sides([span(' Progress', 'accent', true)], more(start, theme.glyphs.up), width),
    [],
    ...Array.from({ length: room }, (_, index): Row => page[start + index] ?? []),
    more(page.length - start - room, theme.glyphs.down),
    ...status.map((line): Row => [span(` ${line}`, asking ? 'warn' : 'accent')]),
    asking
      ? keyRow(['y', 'begin anew'], ['any other key', 'no'])
      : keyRow(['↑↓', 'scroll'], ['e', 'export'], ['R', 'reset'], ['i', 'import'], ['Esc', 'back']),
  ]
  return <Rows rows={shown.map(row => fitRow(row, columns))} theme={theme} />
}
