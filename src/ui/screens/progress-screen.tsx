import { useWindowSize } from 'ink'
import { useMemo, useRef, useState } from 'react'
import type { Level } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { Rows } from '../components/rows.tsx'
import { commandOf } from '../keymap/entries.ts'
import type { CommandOf } from '../keymap.ts'
import { keysRow } from '../presentation/footer.ts'
import { footerRow } from '../presentation/keys-row.ts'
import { progressOf, progressRows } from '../presentation/progress.ts'
import { fitRow, type Row, sides, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { heardIn, useListener } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

interface Props {
  readonly profile: Profile
  readonly levels: readonly Level[]
  /** The day on the player's calendar: YYYY-MM-DD. */
  readonly day: string
  readonly theme: Theme
  /** Writes a progress file. @returns what came of it, for the player */
  readonly onExport: () => Promise<string>
  /** Begins anew. @returns what came of it, for the player */
  readonly onReset: () => Promise<string>
  readonly onBack: () => void
}

/** More lines than this of a message would leave too little of the page on the smallest screen. */
const MOST_LINES = 4

/** As lines, a word that is longer than a line over several of them: the path of an export must be seen whole. */
const linesOf = (text: string, width: number): string[] =>
  wrap(text.replace(new RegExp(`\\S{${width}}`, 'gu'), '$& '), width).slice(0, MOST_LINES)

/** What the player has come to, with export and reset. */
export function ProgressScreen({ profile, levels, day, theme, onExport, onReset, onBack }: Props) {
  const { columns, rows: height } = useWindowSize()
  const [scroll, scrolled, setScroll] = useHeld(0)
  const [message, setMessage] = useState<string | null>(null)
  const [asking, isAsking, setAsking] = useHeld(false)
  const working = useRef(false)
  const width = Math.min(columns, 84)
  const page = useMemo(
    () => progressRows(progressOf(profile, levels, day), theme, width),
    [profile, levels, day, theme, width],
  )
  const words = texts().progress
  const told = asking ? words.ask : message
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

  const go = (to: number): void => setScroll(Math.max(0, Math.min(most, to)))
  const answer = (yes: boolean): void => {
    setAsking(false)
    setMessage(yes ? null : words.notReset)
    if (yes && !working.current) work(onReset)
  }
  const run = (id: CommandOf<'progress' | 'progressReset'>): void => {
    const at = Math.min(scrolled(), most)
    switch (id) {
      case 'yes':
      case 'no':
        answer(id === 'yes')
        return
      case 'down':
        go(at + 1)
        return
      case 'up':
        go(at - 1)
        return
      case 'pageDown':
        go(at + room - 1)
        return
      case 'pageUp':
        go(at - room + 1)
        return
      case 'first':
        go(0)
        return
      case 'last':
        go(most)
        return
      case 'export':
        if (!working.current) work(onExport)
        return
      case 'reset':
        if (!working.current) setAsking(true)
        return
      case 'import':
        setMessage(words.import)
        return
      case 'back':
        onBack()
        return
    }
  }
  const here = (): 'progress' | 'progressReset' => (isAsking() ? 'progressReset' : 'progress')
  useListener({
    ...heardIn(asking ? 'progressReset' : 'progress'),
    press: key => {
      const context = here()
      const id = commandOf(context, key)
      if (id !== null) run(id)
      // Whatever is not a yes is a no.
      else if (context === 'progressReset') answer(false)
      else return 'unknown'
      return 'done'
    },
  })

  const more = (count: number, glyph: string): Row =>
    count <= 0 ? [] : [span(` ${words.more(glyph, count)}`, 'dim')]
  const shown: Row[] = [
    sides([span(` ${words.title}`, 'accent', true)], more(start, theme.glyphs.up), width),
    [],
    ...Array.from({ length: room }, (_, index): Row => page[start + index] ?? []),
    more(page.length - start - room, theme.glyphs.down),
    ...status.map((line): Row => [span(` ${line}`, asking ? 'warn' : 'accent')]),
    asking
      ? keysRow([
          ['y', texts().keys.progressReset.yes.title, 'y'],
          [words.anyOther, texts().keys.progressReset.no.title, 'n'],
        ])
      : footerRow('progress', columns),
  ]
  return <Rows rows={shown.map(row => fitRow(row, columns))} theme={theme} />
}
