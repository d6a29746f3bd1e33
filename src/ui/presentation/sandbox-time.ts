import type { Moment, Sandbox } from '../../game/sandbox/index.ts'
import { processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { pad, type Row, rowWidth, type Span, span } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { ruleRow } from './machine.ts'
import type { Size } from './sandbox-frame.ts'
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

/** Who was at it: the process that trapped or ran; nobody at the boot. */
function whoOf({ open, log, event }: Moment, before: Moment | undefined): string {
  const by = open?.trap.by ?? log?.by ?? (event.kind === 'ran' ? before?.retry?.instruction.by : undefined)
  return by === undefined ? '' : processName(by)
}

/** What it was, in a word. */
function whatOf({ open, event }: Moment): string {
  const words = texts().sandboxEvents.words
  switch (event.kind) {
    case 'trap':
      return open?.instruction?.do ?? open?.trap.kind ?? ''
    case 'step':
      return open?.steps.at(-1)?.do ?? ''
    case 'returned':
      return 'return'
    case 'boot':
    case 'ran':
    case 'handled':
    case 'skipped':
    case 'halted':
    case 'end':
      return words[event.kind]
  }
}

/** How many cells the moment in view takes: it stands in brackets. */
const HERE = 3
/** A moment's cells where it has names below. */
const CELL = 9

/** From this size on each moment has its names below. */
export const timelineHeight = ({ width, height }: Size): 1 | 3 => (width >= 100 && height >= 36 ? 3 : 1)

const inBrackets = (mark: string, tone: Tone): Span[] => [
  span('[', 'cursor'),
  span(mark, tone === 'dim' ? 'cursor' : tone, true),
  span(']', 'cursor'),
]

/** The marks close together, as many as fit. */
function closeRow({ moments, at }: Sandbox, theme: Theme, width: number): Row {
  const room = Math.max(1, width - HERE - 1)
  const start = moments.length <= room ? 0 : windowStart(moments.length, room, at)
  const marks = moments.slice(start, start + room).flatMap((moment, index): Span[] => {
    const [mark, tone] = markOf(moment, theme)
    return start + index === at ? inBrackets(mark, tone) : [span(mark, tone)]
  })
  return [span(' '), ...marks]
}

/** The marks apart, and below each who it was and what. */
function namedRows({ moments, at }: Sandbox, theme: Theme, width: number): Row[] {
  const room = Math.max(1, Math.floor((width - 2) / CELL))
  const start = moments.length <= room ? 0 : windowStart(moments.length, room, at)
  const shown = moments.slice(start, start + room)
  const isHere = (index: number): boolean => start + index === at
  const marks = shown.flatMap((moment, index): Span[] => {
    const [mark, tone] = markOf(moment, theme)
    const signs = isHere(index) ? inBrackets(mark, tone) : [span(` ${mark} `, tone)]
    const last = start + index === moments.length - 1
    return [...signs, span((last ? ' ' : theme.glyphs.rule).repeat(CELL - rowWidth(signs)), 'rule')]
  })
  const named = (text: (moment: Moment, before: Moment | undefined) => string): Row => [
    span('  '),
    ...shown.map((moment, index) =>
      span(`${pad(text(moment, moments[start + index - 1]), CELL - 1)} `, isHere(index) ? 'cursor' : 'dim'),
    ),
  ]
  return [[span(' '), ...marks], named(whoOf), named(whatOf)]
}

/** Beside the title of the line of time, what its signs mean. */
const LEGEND_FROM = 60

/** The line of time: a title row, and a mark a moment, the one in view in brackets; with names below in 3 rows. */
export function timelineRows(sandbox: Sandbox, theme: Theme, width: number, height: 1 | 3 = 1): Row[] {
  const words = texts().sandbox
  const legend = words.legend(theme.glyphs.yes, theme.glyphs.no)
  return [
    ruleRow(words.titles.time, width >= LEGEND_FROM ? [span(legend, 'dim')] : [], width, theme),
    ...(height === 1 ? [closeRow(sandbox, theme, width)] : namedRows(sandbox, theme, width)),
  ]
}
