import type { HandledTrap, LogEntry, Play } from '../../game/index.ts'
import { contentName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { cut, fill, pad, type Row, rowWidth, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { pageStart } from './window.ts'

/** @returns who handled it, and what came of it: "no trap", "you, clean". */
export const howText = ({ how, result }: LogEntry): string =>
  result === undefined
    ? texts().timeline.how[how]
    : texts().timeline.withResult(texts().timeline.how[how], result)

/** A line of what happened: "P1 load heap[0] → 'A'   no trap". */
function logRow(entry: LogEntry, arrow: string): Row {
  const saw = entry.saw === undefined ? '' : ` ${arrow} '${contentName(entry.saw)}'`
  return [
    span(` ${fill(`${entry.text}${saw}`, 34)} `, 'text'),
    span(
      howText(entry),
      entry.how === 'no trap' || entry.how === 'setup' ? 'dim' : entry.how === 'you' ? 'accent' : 'good',
    ),
  ]
}

/** The last `height` lines of what happened. */
export const logRows = (log: readonly LogEntry[], arrow: string, height: number): Row[] =>
  height <= 0 ? [] : log.slice(-height).map(entry => logRow(entry, arrow))

/** What is in sight of what happened, and how many lines are hidden before it and behind it. */
interface LogWindow {
  readonly rows: Row[]
  /** Said in the title; empty where all is in sight. */
  readonly hidden: Row
}

/** Where a log line's steps begin, behind what happened and who handled it. */
const STEPS_AT = 60
/** From here on a line of the player's says his steps too. */
const WITH_STEPS = 90

/** The steps of a handler by their names, the same ones in a row counted: "spawn, map ×3, get ×3". */
function stepNames(steps: HandledTrap['steps']): string {
  const runs: { name: string; times: number }[] = []
  for (const { do: name } of steps) {
    const last = runs.at(-1)
    if (last?.name === name) last.times += 1
    else runs.push({ name, times: 1 })
  }
  return runs.map(({ name, times }) => (times === 1 ? name : `${name} ×${times}`)).join(', ')
}

/**
 * As many lines of what happened as fit, the last ones unless pages were turned; and where there is room the player's
 * steps in his traps.
 */
export function happenedRows(
  { log, handled }: Pick<Play, 'log' | 'handled'>,
  theme: Theme,
  width: number,
  height: number,
  page: number,
): LogWindow {
  const { up, down, arrow } = theme.glyphs
  const room = Math.max(0, height)
  const start = pageStart(log.length, room, log.length - room, page)
  const shown = log.slice(start, start + room)
  const later = log.length - start - shown.length
  const said = texts().timeline
  const hidden = [
    ...(start > 0 ? [said.earlierAbove(start, up)] : []),
    ...(later > 0 ? [said.laterBelow(later, down)] : []),
  ]
  let trap = log.slice(0, start).filter(({ how }) => how === 'you').length
  const rows = shown.map((entry): Row => {
    const row = logRow(entry, arrow)
    if (entry.how !== 'you' || width < WITH_STEPS) return row
    const steps = handled[trap]?.steps ?? []
    trap += 1
    return [
      ...row,
      span(pad('', STEPS_AT - rowWidth(row))),
      span(cut(stepNames(steps), width - STEPS_AT - 1), 'dim'),
    ]
  })
  return { rows, hidden: hidden.length === 0 ? [] : [span(hidden.join('  '), 'warn')] }
}
