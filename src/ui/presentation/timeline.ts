import type { LogEntry, Play, VerdictKind } from '../../game/index.ts'
import { processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { pad, type Row, rowWidth, type Span, span, widthOf } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { VERDICT_TONES } from './verdict.ts'
import { pageStart } from './window.ts'

/** One thing of the run, as a mark on its line. */
export interface Happening {
  readonly mark: string
  readonly tone: Tone
  readonly who: string
  readonly what: string
}

const TO_COME = '_'
const NEARLY = '~'
const SHOWN = '!'
const KERNEL = 'k'

/** The sign of a verdict: right, nearly right, looked at, wrong. */
function verdictMark(kind: VerdictKind, theme: Theme): string {
  switch (kind) {
    case 'clean':
      return theme.glyphs.yes
    case 'wasteful':
    case 'different':
      return NEARLY
    case 'shown':
      return SHOWN
    case 'unsafe':
    case 'wrong':
    case 'refault':
    case 'late':
      return theme.glyphs.no
  }
}

/** Who did what, from a line of the log: "P1 store heap[0] A". */
function doingOf({ by, text }: LogEntry): Pick<Happening, 'who' | 'what'> {
  const who = processName(by)
  if (!text.startsWith(`${who} `)) return { who: '', what: texts().timeline.boot }
  return { who, what: text.slice(who.length + 1).split(' ')[0] ?? '' }
}

/** The mark of one line of the log; null for what was before the level's brief. */
function signOf(
  how: LogEntry['how'],
  verdict: VerdictKind | undefined,
  theme: Theme,
): Pick<Happening, 'mark' | 'tone'> | null {
  switch (how) {
    case 'setup':
      return null
    case 'no trap':
      return { mark: theme.glyphs.pass, tone: 'text' }
    case 'kernel':
      return { mark: KERNEL, tone: 'good' }
    case 'skipped':
      return { mark: '-', tone: 'dim' }
    case 'you':
      return verdict === undefined
        ? null
        : { mark: verdictMark(verdict, theme), tone: VERDICT_TONES[verdict] }
  }
}

/** @returns what has happened since the level's brief, in order, and then the trap at hand. */
export function happeningsOf({ log, handled, trap }: Play, theme: Theme): Happening[] {
  const happenings: Happening[] = []
  let yours = 0
  for (const entry of log) {
    const sign = signOf(entry.how, handled[yours]?.verdict.kind, theme)
    if (entry.how === 'you') yours += 1
    if (sign !== null) happenings.push({ ...doingOf(entry), ...sign })
  }
  if (trap === null) return happenings
  const what = trap.instruction?.do ?? (trap.trap.kind === 'wait' ? 'wait' : 'exit')
  const now: Happening = {
    mark: theme.glyphs.cursor,
    tone: 'accent',
    who: processName(trap.trap.by),
    what,
  }
  return [...happenings, now]
}

/** How many of the player's traps are still to come, behind the one at hand. */
const toCome = ({ handled, trap }: Play, traps: number): number =>
  Math.max(0, traps - handled.length - (trap === null ? 0 : 1))

/** What the marks mean, for the right end of the run's title; as much as fits. */
export function timelineLegend(theme: Theme, room: number): Row {
  const { pass, yes, no, cursor } = theme.glyphs
  const means = texts().timeline.legend
  const pieces: readonly Row[] = [
    [span(pass, 'text'), span(` ${means.noTrap}`, 'dim')],
    [span(KERNEL, 'good'), span(` ${means.kernels}`, 'dim')],
    [
      span(yes, 'good'),
      span(NEARLY, 'warn'),
      span(no, 'bad'),
      span(SHOWN, 'warn'),
      span(` ${means.yours}`, 'dim'),
    ],
    [span(cursor, 'accent'), span(` ${means.now}`, 'dim')],
    [span(TO_COME, 'dim'), span(` ${means.toCome}`, 'dim')],
  ]
  const legend: Span[] = []
  for (const piece of pieces) {
    const more = legend.length === 0 ? piece : [span('   '), ...piece]
    if (rowWidth([...legend, ...more]) <= room) legend.push(...more)
  }
  return legend
}

const CELL = 8
const BARE_CELL = 2

/** What the line is made of: as many happenings as fit, the last ones unless it was turned, and a mark for each trap to come. */
interface Line {
  readonly shown: readonly Happening[]
  readonly earlier: number
  readonly later: number
  readonly coming: number
  /** The cells from one trap that is to come to the next. */
  readonly step: number
}

/** Room for how many came earlier, before the line. */
const EARLIER = 13

function lineOf(
  happenings: readonly Happening[],
  coming: number,
  cell: number,
  width: number,
  page: number,
): Line {
  const room = width - 2
  const whole = { shown: happenings, earlier: 0, later: 0, coming }
  const past = happenings.length * cell
  for (const step of [cell, cell / 2, BARE_CELL]) if (past + coming * step <= room) return { ...whole, step }
  const waiting = Math.min(coming, Math.floor((room - EARLIER - cell) / BARE_CELL))
  const fit = Math.max(1, Math.floor((room - EARLIER - waiting * BARE_CELL) / cell))
  if (page > 0) {
    const size = Math.max(1, Math.floor((room - 2 * EARLIER) / cell))
    const start = pageStart(happenings.length, size, happenings.length - fit, page)
    const shown = happenings.slice(start, start + size)
    const later = happenings.length - start - shown.length
    return { shown, earlier: start, later, coming: later > 0 ? 0 : waiting, step: BARE_CELL }
  }
  const shown = happenings.slice(-fit)
  return { shown, earlier: happenings.length - shown.length, later: 0, coming: waiting, step: BARE_CELL }
}

/**
 * The run as a line: what ran without a trap, the kernel's traps, the player's with their verdicts, the one at hand
 * and those to come; with names below the marks where there are three rows.
 * @param traps how many of the run's traps are the player's; 0 where nobody knows
 * @param height 1 or 3
 * @param page how many pages it is turned back
 */
export function timelineRows(
  play: Play,
  traps: number,
  theme: Theme,
  width: number,
  height: 1 | 3,
  page = 0,
): Row[] {
  const cell = height === 1 ? BARE_CELL : CELL
  const line = lineOf(happeningsOf(play, theme), toCome(play, traps), cell, width, page)
  const { shown, earlier, later, coming, step } = line
  const lead = earlier === 0 ? ' ' : pad(` ${texts().timeline.earlier(earlier)}`, EARLIER)
  const between = theme.glyphs.rule.repeat(cell - 1)
  const marks = shown.flatMap(({ mark, tone }, index): Span[] => {
    const last = index === shown.length - 1
    return [span(mark, tone, true), span(last ? ' '.repeat(cell - 1) : between, 'rule')]
  })
  const ahead = TO_COME.padEnd(step).repeat(coming)
  const behind = later === 0 ? [] : [span(texts().timeline.later(later), 'warn')]
  const rail: Row = [
    span(lead, later === 0 && page === 0 ? 'dim' : 'warn'),
    ...marks,
    ...behind,
    span(ahead, 'dim'),
  ]
  if (height === 1) return [rail]
  const named = (text: (happening: Happening) => string): Row => [
    span(' '.repeat(widthOf(lead))),
    ...shown.map((happening, index) =>
      span(pad(text(happening), cell), index === shown.length - 1 ? 'text' : 'dim'),
    ),
  ]
  return [rail, named(({ who }) => who), named(({ what }) => what)]
}
