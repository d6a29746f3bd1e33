import type { HandledTrap, LogEntry, Play } from '../../game/index.ts'
import { contentName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { cut, fill, pad, type Row, rowWidth, span } from '../text.ts'

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

/** The last `height` lines of what happened, and where there is room the player's steps in his traps. */
export function happenedRows(
  { log, handled }: Pick<Play, 'log' | 'handled'>,
  arrow: string,
  width: number,
  height: number,
): Row[] {
  if (width < WITH_STEPS) return logRows(log, arrow, height)
  const shown = log.slice(-height)
  let trap = handled.length - shown.filter(({ how }) => how === 'you').length
  return shown.map((entry): Row => {
    const row = logRow(entry, arrow)
    if (entry.how !== 'you') return row
    const steps = handled[trap]?.steps ?? []
    trap += 1
    return [
      ...row,
      span(pad('', STEPS_AT - rowWidth(row))),
      span(cut(stepNames(steps), width - STEPS_AT - 1), 'dim'),
    ]
  })
}
