import type { OpenTrap } from '../../game/index.ts'
import type { Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { pad, type Row, rowWidth, type Span, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip } from './frames.ts'
import { ruleRow } from './machine.ts'
import { stepTexts } from './steps.ts'

/** What is in the hand, for the right end of a rule. */
const handSpans = (machine: Machine, theme: Theme): Row =>
  machine.hand.length === 0
    ? [span(texts().play.nothingInHand, 'dim')]
    : [span(`${texts().play.inHand} `, 'dim'), ...machine.hand.flatMap(frame => [frameChip(frame, theme)])]

/** As many lines of steps as fit, the last ones; and how many steps came earlier. */
interface Steps {
  readonly lines: readonly Row[]
  readonly earlier: number
}

const stepNumber = (open: OpenTrap, index: number): Span =>
  span(` ${index + 1} `, open.findings.some(({ step }) => step === index) ? 'bad' : 'good')

/** Where the next step will stand; a kernel that has panicked takes no more. */
const nextSpans = (open: OpenTrap, theme: Theme): Span[] => [
  span(` ${open.steps.length + 1} `, 'dim'),
  span(open.panic === null ? '_' : theme.glyphs.no, open.panic === null ? 'accent' : 'bad'),
]

/** The steps so far, one after the other on as few lines as they need; the last ones where they do not fit. */
function flowing(open: OpenTrap, theme: Theme, width: number, height: number): Steps {
  const steps = stepTexts(open.before, open.steps).map((text, index): Span[] => [
    stepNumber(open, index),
    span(`${text} `, 'text'),
  ])
  // What comes next stands behind the last step, which is thus always in sight.
  const pieces = [...steps.slice(0, -1), [...(steps.at(-1) ?? []), ...nextSpans(open, theme)]]
  const lines: { row: Span[]; first: number }[] = [{ row: [], first: 0 }]
  for (const [index, piece] of pieces.entries()) {
    const line = lines.at(-1)?.row ?? []
    if (line.length > 0 && rowWidth([...line, ...piece]) > width)
      lines.push({ row: [...piece], first: index })
    else line.push(...piece)
  }
  const shown = lines.slice(-height)
  return { lines: shown.map(({ row }) => row), earlier: shown[0]?.first ?? 0 }
}

const WIDEST_STEP = 34

/** A line for each step, with what it did; and where the next will stand. */
function listed(open: OpenTrap, theme: Theme, height: number): Steps {
  const steps = stepTexts(open.before, open.steps)
  const earlier = Math.max(0, steps.length + 1 - height)
  const textWidth = Math.min(WIDEST_STEP, Math.max(12, ...steps.map(widthOf)))
  const number = String(steps.length + 1).length
  const lines = steps.slice(earlier).map((text, at): Row => {
    const index = earlier + at
    const last = index === steps.length - 1
    return [
      { ...stepNumber(open, index), text: ` ${String(index + 1).padStart(number)} ` },
      span(`${pad(text, textWidth)}  `, last ? 'strong' : 'text'),
      span(open.notes[index] ?? '', last ? 'text' : 'dim'),
    ]
  })
  return { lines: [...lines, nextSpans(open, theme)], earlier }
}

/**
 * What the player has done in this trap: a title row and `height` rows.
 * @param style one step behind the other, or a line each with what it did
 */
export function handlerRows(
  open: OpenTrap,
  machine: Machine,
  theme: Theme,
  width: number,
  height: number,
  style: 'flowing' | 'listed' = 'flowing',
  whose = texts().play.handler.yours,
): Row[] {
  const { lines, earlier } =
    style === 'listed' ? listed(open, theme, height) : flowing(open, theme, width, height)
  const more = earlier === 0 ? [] : [span(`${texts().play.earlier(earlier)}   `, 'warn')]
  const title = ruleRow(whose, [...more, ...handSpans(machine, theme)], width, theme)
  return [title, ...Array.from({ length: height }, (_, index) => lines[index] ?? [])]
}
