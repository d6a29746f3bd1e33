import type { Moment, Sandbox } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import { type Row, type Span, span } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { ruleRow } from './machine.ts'
import { windowStart } from './window.ts'

/** What a moment looks like on the line of time: something surfaced, a mistake, a trap, a step by hand, or nothing much. */
function markOf({ event, symptoms }: Moment, theme: Theme): readonly [mark: string, tone: Tone] {
  const { no, yes } = theme.glyphs
  if (symptoms.length > 0) return ['!', 'bad']
  switch (event.kind) {
    case 'returned': {
      const { kind } = event.judgement
      return kind === 'wrong' || kind === 'refault' || kind === 'unsafe' ? [no, 'bad'] : [yes, 'good']
    }
    case 'trap':
      return ['T', 'accent']
    case 'step':
      return ['s', 'accent']
    case 'skipped':
      return ['-', 'warn']
    case 'halted':
      return ['!', 'bad']
    default:
      return ['.', 'dim']
  }
}

/** How many cells the moment in view takes: it stands in brackets. */
const HERE = 3
const inBrackets = (mark: string, tone: Tone): Span[] => [
  span('[', 'cursor'),
  span(mark, tone === 'dim' ? 'cursor' : tone, true),
  span(']', 'cursor'),
]

/** The marks, as many as fit. */
function marksRow({ moments, at }: Sandbox, theme: Theme, width: number): Row {
  const room = Math.max(1, width - HERE - 1)
  const start = moments.length <= room ? 0 : windowStart(moments.length, room, at)
  const marks = moments.slice(start, start + room).flatMap((moment, index): Span[] => {
    const [mark, tone] = markOf(moment, theme)
    return start + index === at ? inBrackets(mark, tone) : [span(mark, tone)]
  })
  return [span(' '), ...marks]
}

/** Beside the title of the line of time, what its signs mean. */
const LEGEND_FROM = 60

/** The line of time: a title row, and a mark a moment, the one in view in brackets. */
export function timelineRows(sandbox: Sandbox, theme: Theme, width: number): Row[] {
  const words = texts().sandbox
  const legend = words.legend(theme.glyphs.yes, theme.glyphs.no)
  return [
    ruleRow(words.titles.time, width >= LEGEND_FROM ? [span(legend, 'dim')] : [], width, theme),
    marksRow(sandbox, theme, width),
  ]
}
