import type { OpenTrap } from '../../game/index.ts'
import type { Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { pad, type Row, rowWidth, type Span, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip } from './frames.ts'
import { ruleRow } from './machine.ts'
import { stepTexts } from './steps.ts'
import { pageStart } from './window.ts'

/** What is in the hand, for the right end of a rule. */
const handSpans = (machine: Machine, theme: Theme): Row =>
  machine.hand.length === 0
    ? [span(texts().play.nothingInHand, 'dim')]
    : [span(`${texts().play.inHand} `, 'dim'), ...machine.hand.flatMap(frame => [frameChip(frame, theme)])]

/** As many lines of steps as fit, the last ones unless pages were turned; and how many steps came before and behind them. */
interface Steps {
  readonly lines: readonly Row[]
  readonly earlier: number
  readonly later: number
}

const stepNumber = (open: OpenTrap, index: number): Span =>
  span(` ${index + 1} `, open.findings.some(({ step }) => step === index) ? 'bad' : 'good')

/** Where the next step will stand; a kernel that has panicked takes no more. */
const nextSpans = (open: OpenTrap, theme: Theme): Span[] => [
  span(` ${open.steps.length + 1} `, 'dim'),
  span(open.panic === null ? '_' : theme.glyphs.no, open.panic === null ? 'accent' : 'bad'),
]

/** The steps so far, one after the other on as few lines as they need; the last ones where they do not fit. */
function flowing(open: OpenTrap, theme: Theme, width: number, height: number, page: number): Steps {
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
  const start = pageStart(lines.length, height, lines.length - height, page)
  const shown = lines.slice(start, start + height)
  const after = lines[start + height]
  return {
    lines: shown.map(({ row }) => row),
    earlier: shown[0]?.first ?? 0,
    later: after === undefined ? 0 : steps.length - after.first,
  }
}

const WIDEST_STEP = 34

/** A line for each step, with what it did; and where the next will stand. */
function listed(open: OpenTrap, theme: Theme, height: number, page: number): Steps {
  const steps = stepTexts(open.before, open.steps)
  // Below the last step there is where the next will stand.
  const earlier = pageStart(steps.length + 1, height, steps.length + 1 - height, page)
  const textWidth = Math.min(WIDEST_STEP, Math.max(12, ...steps.map(widthOf)))
  const number = String(steps.length + 1).length
  const lines = steps.slice(earlier, earlier + height).map((text, at): Row => {
    const index = earlier + at
    const last = index === steps.length - 1
    return [
      { ...stepNumber(open, index), text: ` ${String(index + 1).padStart(number)} ` },
      span(`${pad(text, textWidth)}  `, last ? 'strong' : 'text'),
      span(open.notes[index] ?? '', last ? 'text' : 'dim'),
    ]
  })
  const later = steps.length - earlier - lines.length
  return { lines: lines.length < height ? [...lines, nextSpans(open, theme)] : lines, earlier, later }
}

/**
 * What the player has done in this trap: a title row and `height` rows.
 * @param style one step behind the other, or a line each with what it did
 * @param page how many pages the steps are turned back
 */
export function handlerRows(
  open: OpenTrap,
  machine: Machine,
  theme: Theme,
  width: number,
  height: number,
  style: 'flowing' | 'listed' = 'flowing',
  whose = texts().play.handler.yours,
  page = 0,
): Row[] {
  const { lines, earlier, later } =
    style === 'listed' ? listed(open, theme, height, page) : flowing(open, theme, width, height, page)
  const { up, down } = theme.glyphs
  const words = texts().play
  const more = [
    ...(earlier === 0 ? [] : [span(`${words.earlier(earlier)} ${up}   `, 'warn')]),
    ...(later === 0 ? [] : [span(`${words.later(later)} ${down}   `, 'warn')]),
  ]
  const title = ruleRow(whose, [...more, ...handSpans(machine, theme)], width, theme)
  return [title, ...Array.from({ length: height }, (_, index) => lines[index] ?? [])]
}
