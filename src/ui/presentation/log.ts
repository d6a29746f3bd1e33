import type { LogEntry } from '../../game/index.ts'
import { contentName } from '../../machine/index.ts'
import { type Row, span } from '../text.ts'

const HOW: Readonly<Record<LogEntry['how'], string>> = {
  setup: 'before you came',
  'no trap': 'no trap',
  you: 'you',
  kernel: 'the kernel',
  skipped: 'skipped',
}

/** A line of what happened: "P1 load heap[0] → 'A'   no trap". */
function logRow(entry: LogEntry, arrow: string): Row {
  const saw = entry.saw === undefined ? '' : ` ${arrow} '${contentName(entry.saw)}'`
  const result = entry.result === undefined ? '' : `, ${entry.result}`
  return [
    span(` ${`${entry.text}${saw}`.padEnd(34)} `, 'text'),
    span(
      `${HOW[entry.how]}${result}`,
      entry.how === 'no trap' || entry.how === 'setup' ? 'dim' : entry.how === 'you' ? 'accent' : 'good',
    ),
  ]
}

/** The last `height` lines of what happened. */
export const logRows = (log: readonly LogEntry[], arrow: string, height: number): Row[] =>
  height <= 0 ? [] : log.slice(-height).map(entry => logRow(entry, arrow))
