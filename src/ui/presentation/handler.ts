import type { OpenTrap } from '../../game/index.ts'
import { primitiveText } from '../../game/index.ts'
import type { Machine } from '../../machine/index.ts'
import { type Row, rowWidth, type Span, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip, ruleRow } from './machine.ts'

/** What is in the hand, for the right end of a rule. */
const handSpans = (machine: Machine, theme: Theme): Row =>
  machine.hand.length === 0
    ? [span('nothing in hand', 'dim')]
    : [span('in hand ', 'dim'), ...machine.hand.flatMap(frame => [frameChip(frame, theme)])]

/** The steps so far, one after the other on as few lines as they need; the last ones where they do not fit. */
function stepRows(open: OpenTrap, machine: Machine, theme: Theme, width: number, height: number): Row[] {
  const lines: Span[][] = [[]]
  for (const [index, step] of open.steps.entries()) {
    const bad = open.findings.some(finding => finding.step === index)
    const piece = [
      span(` ${index + 1} `, bad ? 'bad' : 'good'),
      span(`${primitiveText(step, machine)} `, 'text'),
    ]
    const line = lines.at(-1) ?? []
    if (line.length > 0 && rowWidth([...line, ...piece]) > width) lines.push(piece)
    else line.push(...piece)
  }
  const next = [
    span(` ${open.steps.length + 1} `, 'dim'),
    span(open.panic === null ? '_' : theme.glyphs.no, open.panic === null ? 'accent' : 'bad'),
  ]
  const last = lines.at(-1) ?? []
  if (last.length > 0 && rowWidth([...last, ...next]) > width) lines.push(next)
  else last.push(...next)
  return lines.slice(-height)
}

/** What the player has done in this trap: a title row and `height` rows. */
export function handlerRows(
  open: OpenTrap,
  machine: Machine,
  theme: Theme,
  width: number,
  height: number,
): Row[] {
  const rows = stepRows(open, machine, theme, width, height)
  const title = ruleRow('your handler', handSpans(machine, theme), width, theme)
  return [title, ...Array.from({ length: height }, (_, index) => rows[index] ?? [])]
}
