import { type HandledTrap, whyStep } from '../../game/index.ts'
import { apply, type Kernel } from '../../kernel/index.ts'
import { copyMachine, type Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { fitRow, type Row, rowWidth, type Span, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { keysRow } from './footer.ts'
import { footerPairs } from './keys-row.ts'
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
  const most = Math.max(3, height - lines.length - explained.length - 5)
  const rows: Row[] = [
    trapRow(handled, width),
    ...machineRows(shown, theme, width, Math.min(machineHeight(shown.machine), most)),
    ruleRow(words.title, [span(words.done(at, steps.length), 'dim')], width, theme),
    ...lines,
    [],
    ...explained.map((line): Row => [span('   '), span(line, 'text')]),
  ]
  const without = [...(over ? ['next'] : []), ...(at === 0 ? ['back'] : [])]
  const footer = keysRow(footerPairs('solution', { without }))
  const body = Array.from({ length: height - 1 }, (_, index) => rows[index] ?? [])
  return [...body, footer].map(row => fitRow(row, width))
}
