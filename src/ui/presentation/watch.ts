import { type OpenTrap, whyStep } from '../../game/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { type Row, span, wrap } from '../text.ts'
import { stepTexts } from './steps.ts'

/** How many rows the next step takes, with as much of its reason as a small screen shows. */
export const WATCH_HEIGHT = 5

/** What the reference does next, and why, in the palette's place. */
export function watchRows(open: OpenTrap, kernel: Kernel, width: number): Row[] {
  const { solution, steps, trap, before } = open
  if (solution === null) return []
  const at = steps.length
  const text = stepTexts(before, solution)[at] ?? ''
  const why = whyStep({ kernel, trap, before, steps: solution, at })
  return [
    [span(` ${texts().play.nextStep(at + 1, solution.length)}  `, 'dim'), span(text, 'strong', true)],
    ...wrap(why, width - 4).map((line): Row => [span('   '), span(line, 'text')]),
  ]
}
