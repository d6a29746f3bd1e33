import type { Comparison } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import { pad, type Row, type Span, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'
import { ruleRow } from './machine.ts'

const SHOWN = ['faults', 'pagesCopied', 'ptesWritten'] as const

const TEXT = 36
const NUMBER = 6
const GAP = 4

/** Before a line: its number. */
const numbered = (number: number, text: string): string => ` ${String(number).padStart(3)}  ${text}`

function cells(one: string, other: string, wide: number, tone: (text: string) => Span): Row {
  return [
    tone(' '.repeat(GAP)),
    tone(one.padStart(NUMBER)),
    tone(pad(other.padStart(NUMBER), Math.max(NUMBER, wide - NUMBER))),
  ]
}

/**
 * What each line cost on two kernels, the last lines where not all fit.
 * @param height rows in all, at least 4
 */
export function lineCostRows(
  { here, there, lines }: Comparison,
  theme: Theme,
  width: number,
  height: number,
): Row[] {
  const { compare, earlier: earlierText } = texts().sandbox
  const room = height - 3
  const earlier = Math.max(0, lines.length - room)
  const more = earlier === 0 ? [] : [span(earlierText(earlier, theme.glyphs.up), 'warn')]
  const wide = Math.max(2 * NUMBER, ...SHOWN.map(name => widthOf(compare.metrics[name])))
  const dim = (text: string): Span => span(text, 'dim')
  const titles: Row = [
    dim(' '.repeat(TEXT)),
    ...SHOWN.map(name => dim(`${' '.repeat(GAP)}${pad(compare.metrics[name], wide)}`)),
  ]
  const kernels: Row = [
    dim(' '.repeat(TEXT)),
    ...SHOWN.flatMap(() => cells(here.kernel, there.kernel, wide, text => span(text, 'strong'))),
  ]
  const rows = lines.slice(earlier).map((line, index): Row => {
    const other = line.there
    return [
      span(pad(numbered(earlier + index + 1, line.text), TEXT), 'text'),
      ...SHOWN.flatMap(name => {
        const apart = other !== null && other[name] !== line.here[name]
        return cells(String(line.here[name]), other === null ? '-' : String(other[name]), wide, text =>
          span(text, apart ? 'strong' : 'dim'),
        )
      }),
    ]
  })
  return [ruleRow(compare.byLine, more, width, theme), titles, kernels, ...rows]
}
