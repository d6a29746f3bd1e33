import type { OpenTrap } from '../../game/index.ts'
import type { Machine } from '../../machine/index.ts'
import { type Row, rowWidth, type Span, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip } from './frames.ts'
import { ruleRow } from './machine.ts'
import { stepTexts } from './steps.ts'

/** What is in the hand, for the right end of a rule. */
const handSpans = (machine: Machine, theme: Theme): Row =>
  machine.hand.length === 0
    ? [span('nothing in hand', 'dim')]
    : [span('in hand ', 'dim'), ...machine.hand.flatMap(frame => [frameChip(frame, theme)])]

/** The steps so far, one after the other on as few lines as they need; the last ones where they do not fit. */
function stepRows(open: OpenTrap, theme: Theme, width: number, height: number): Row[] {
  const steps = stepTexts(open.before, open.steps).map((text, index): Span[] => {
    const bad = open.findings.some(finding => finding.step === index)
    return [span(` ${index + 1} `, bad ? 'bad' : 'good'), span(`${text} `, 'text')]
  })
  const next = [
    span(` ${open.steps.length + 1} `, 'dim'),
    span(open.panic === null ? '_' : theme.glyphs.no, open.panic === null ? 'accent' : 'bad'),
  ]
  // What comes next stands behind the last step, which is thus always in sight.
  const pieces = [...steps.slice(0, -1), [...(steps.at(-1) ?? []), ...next]]
  const lines: Span[][] = [[]]
  for (const piece of pieces) {
    const line = lines.at(-1) ?? []
    if (line.length > 0 && rowWidth([...line, ...piece]) > width) lines.push([...piece])
    else line.push(...piece)
  }
  return lines.slice(-height)
}

/** What has been done in this trap, by whom the title says: a title row and `height` rows. */
export function handlerRows(
  open: OpenTrap,
  machine: Machine,
  theme: Theme,
  width: number,
  height: number,
  whose = 'your handler',
): Row[] {
  const rows = stepRows(open, theme, width, height)
  const title = ruleRow(whose, handSpans(machine, theme), width, theme)
  return [title, ...Array.from({ length: height }, (_, index) => rows[index] ?? [])]
}
