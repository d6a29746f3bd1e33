import { type HandledTrap, whyStep } from '../../game/index.ts'
import { apply, type Kernel } from '../../kernel/index.ts'
import { copyMachine, type Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { fitRow, type Row, rowWidth, type Span, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { keysRow } from './footer.ts'
import { footerPairs } from './keys-row.ts'
import { layoutFor } from './layout.ts'
import { machineHeight, machineRows, ruleRow } from './machine.ts'
import { stepTexts } from './steps.ts'
import { trapRow } from './trap.ts'

/** @returns how many steps there are to go through. */
export const solutionLength = ({ verdict }: HandledTrap): number => verdict.reference.length

function machineAfter({ before, verdict }: HandledTrap, steps: number): Machine {
  const machine = copyMachine(before)
  for (const step of verdict.reference.slice(0, steps)) apply(machine, step)
  return machine
}

/** From so many rows on, each step has a line of its own, where all of them have room with their reasons. */
const ROOMY = 36
/** The rows besides machine and steps: the trap, two titles, a blank line, the end or the reason, the keys. */
const FIXED = 6

/** The steps one behind the other, those that are done bright, the one that comes next marked. */
function stepLines(steps: readonly string[], at: number, theme: Theme, width: number): Row[] {
  const lines: Span[][] = [[]]
  for (const [index, text] of steps.entries()) {
    const next = index === at
    const piece = [
      span(next ? theme.glyphs.cursor : ' ', 'accent'),
      span(`${index + 1} ${text} `, next ? 'accent' : index < at ? 'text' : 'dim', next),
    ]
    const line = lines.at(-1) ?? []
    if (line.length > 0 && rowWidth([...line, ...piece]) > width) lines.push(piece)
    else line.push(...piece)
  }
  return lines
}

/** Every step on a line of its own with its reason below it: what is done and what is next; those to come without. */
function listedSteps(handled: HandledTrap, kernel: Kernel, at: number, theme: Theme, width: number): Row[] {
  const { trap, before, verdict } = handled
  const steps = verdict.reference
  return stepTexts(before, steps).flatMap((text, index): Row[] => {
    const next = index === at
    const why = index > at ? [] : wrap(whyStep({ kernel, trap, before, steps, at: index }), width - 6)
    return [
      [
        span(next ? theme.glyphs.cursor : index < at ? theme.glyphs.yes : ' ', next ? 'accent' : 'good'),
        span(`${index + 1} ${text}`, next ? 'accent' : index < at ? 'strong' : 'dim', next),
      ],
      ...why.map((line): Row => [span('     '), span(line, next ? 'text' : 'dim')]),
    ]
  })
}

/**
 * The reference's way with a trap, at one of its steps: the machine as it stands, what comes next and why.
 * @param at how many steps are done, from 0 to `solutionLength`
 */
export function solutionRows(
  handled: HandledTrap,
  kernel: Kernel,
  at: number,
  theme: Theme,
  { width, height }: { readonly width: number; readonly height: number },
): Row[] {
  const { trap, before, verdict } = handled
  const words = texts().play.solution
  const steps = verdict.reference
  const said = stepTexts(before, steps)
  const over = at >= steps.length
  const why = over ? words.over : whyStep({ kernel, trap, before, steps, at })
  const explained = wrap(why, width - 4)
  const lines = stepLines(said, at, theme, width)
  const shown = {
    machine: machineAfter(handled, at),
    previous: at === 0 ? null : machineAfter(handled, at - 1),
    trap,
    target: null,
    focused: false,
    marks: [],
  }
  // By the last step's list, so that nothing jumps from one step to the next.
  const listed = listedSteps(handled, kernel, steps.length, theme, width)
  const roomy = height >= ROOMY && machineHeight(shown.machine) + listed.length + FIXED <= height
  const most = Math.max(3, height - lines.length - explained.length - 5)
  const { regions } = layoutFor({ width, height })
  const rows: Row[] = [
    trapRow(handled, width),
    ...machineRows(shown, theme, width, Math.min(machineHeight(shown.machine), most), { regions }),
    ruleRow(words.title, [span(words.done(at, steps.length), 'dim')], width, theme),
    ...(roomy
      ? [
          ...listedSteps(handled, kernel, at, theme, width),
          ...(over ? [[], [span(` ${words.over}`, 'text')]] : []),
        ]
      : [...lines, [], ...explained.map((line): Row => [span('   '), span(line, 'text')])]),
  ]
  const without = [...(over ? ['next'] : []), ...(at === 0 ? ['back'] : [])]
  const footer = keysRow(footerPairs('solution', { without }))
  const body = Array.from({ length: height - 1 }, (_, index) => rows[index] ?? [])
  return [...body, footer].map(row => fitRow(row, width))
}
