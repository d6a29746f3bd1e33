import { useWindowSize } from 'ink'
import { texts } from '../../text/index.ts'
import type { CommandOf } from '../keymap.ts'
import { fitRow, hitting, type Row, sides, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'
import { Rows } from './rows.tsx'

/** The contexts in which a text is read. */
export type ReadingContext =
  | 'howToPlay'
  | 'keysHere'
  | 'brief'
  | 'raceBrief'
  | 'stormBrief'
  | 'examBrief'
  | 'contestRules'
  | 'contestBrief'
  | 'contestResult'
  | 'pausedHelp'
  | 'debrief'
  | 'sandboxPage'

/** What a text has besides scrolling: the brief of a level, how much help there is. */
type Besides = Exclude<CommandOf<ReadingContext>, CommandOf<'howToPlay'>>

interface Props {
  readonly context: ReadingContext
  readonly title: string
  /** The text for a width. */
  readonly rows: (width: number) => readonly Row[]
  readonly theme: Theme
  readonly onEnter: () => void
  readonly onEscape: () => void
  readonly onCommand?: (id: Besides) => void
  /** What those come to, for the footer. */
  readonly more?: Row
  /** What stands below the text where there is room for it, in at most so many rows. */
  readonly below?: (width: number, height: number) => readonly Row[]
}

/** With fewer rows it would be no more than a heading. */
const LEAST_BELOW = 7
const WIDEST_BELOW = 110

/** A text to read, that scrolls where it is longer than the screen. */
export function Reader(props: Props) {
  const { context, title, rows, theme, onEnter, onEscape, onCommand, more: others = [], below } = props
  const { columns, rows: height } = useWindowSize()
  const [scroll, scrolled, setScroll] = useHeld(0)
  const width = Math.min(columns - 4, 84)
  const margin = ' '.repeat(Math.max(2, Math.floor((columns - width) / 2)))
  const text = rows(width)
  const room = Math.max(1, height - 4)
  const most = Math.max(0, text.length - room)
  const start = Math.min(scroll, most)
  const go = (to: number): void => setScroll(Math.max(0, Math.min(most, to)))
  useCommands(context, id => {
    const here = Math.min(scrolled(), most)
    switch (id) {
      case 'enter':
        onEnter()
        return
      case 'back':
        onEscape()
        return
      case 'down':
        go(here + 1)
        return
      case 'up':
        go(here - 1)
        return
      case 'pageDown':
        go(here + room - 1)
        return
      case 'pageUp':
        go(here - room + 1)
        return
      case 'first':
        go(0)
        return
      case 'last':
        go(most)
        return
      default:
        onCommand?.(id)
    }
  })
  const words = texts().keys[context]
  const more = start < most ? [span(`${texts().reading.more(most - start, theme.glyphs.down)} `, 'warn')] : []
  const spare = room - text.length - 1
  const lowerWidth = Math.min(columns - margin.length - 2, WIDEST_BELOW)
  const lower = below === undefined || spare < LEAST_BELOW ? [] : below(lowerWidth, spare)
  const body = Array.from({ length: room }, (_, index): Row => {
    const under = lower[index - text.length - 1]
    return [span(margin), ...(under ?? text[start + index] ?? [])]
  })
  const shown: Row[] = [
    [span(`${margin}${title}`, 'accent', true)],
    [],
    ...body,
    [],
    sides(
      [
        span(margin),
        ...hitting([span('Enter', 'key', true), span(` ${words.enter.title}   `, 'dim')], { key: 'enter' }),
        ...hitting([span('Esc', 'key', true), span(` ${words.back.title}   `, 'dim')], { key: 'escape' }),
        ...others,
      ],
      more,
      columns,
    ),
  ]
  return <Rows rows={shown.slice(0, height).map(row => fitRow(row, columns))} theme={theme} />
}
