import { type Moment, viewed } from '../../game/sandbox/index.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { keysRow } from './footer.ts'
import { handlerRows } from './handler.ts'
import { machineHeight, machineRows } from './machine.ts'
import { askRows, paletteHeight, paletteRows } from './palette.ts'
import { filled, type Size, shownOf } from './sandbox-frame.ts'
import { timelineRows } from './sandbox-time.ts'
import { trapRow, trapSentence } from './trap.ts'

const HAND_KEYS = [
  ['←↑↓→', 'move'],
  ['r', 'return'],
  ['!', 'reference'],
  ['?', 'help'],
  ['Esc', 'to time'],
] as const

const ASK_KEYS = [
  ['←→', 'move'],
  ['Enter', 'choose'],
  ['Esc', 'never mind'],
] as const

const FIRST_SAID = 'Use primitives, then return. Right or wrong, the machine goes on from what you leave.'

/** A trap in the player's hand: the play screen's own panels, and the line of time where there is room. */
export function handRows(
  view: SandboxView,
  open: NonNullable<Moment['open']>,
  theme: Theme,
  { width, height }: Size,
): Row[] {
  const { machine } = viewed(view.sandbox)
  const shown = shownOf(view)
  const palette = paletteHeight(view, width)
  const { text, tone } = view.message
  const begun = text !== '' || open.steps.length > 0
  const said = wrap(begun ? text : FIRST_SAID, width - 2).slice(0, 2)
  const sentence: Row[] = height >= 21 ? [[span(` ${trapSentence(open)}`, 'dim')]] : []
  const steps = height >= 24 ? 2 : 1
  const time = height >= 23 ? timelineRows(view.sandbox, theme, width) : []
  const message = Math.max(1, said.length)
  const fixed = 1 + sentence.length + 1 + 1 + steps + palette + message + time.length + 1
  const rows = Math.max(2, Math.min(machineHeight(machine), height - fixed))
  const commands = view.ask === null ? paletteRows(view, theme, width) : askRows(view, theme, width, palette)
  const body: Row[] = [
    trapRow(open, width),
    ...sentence,
    ...machineRows(shown, theme, width, rows),
    ...handlerRows(open, machine, theme, width, steps),
    ...filled(commands, palette),
    ...filled(
      said.map((line): Row => [span(` ${line}`, begun ? tone : 'accent')]),
      message,
    ),
    ...time,
  ]
  return [...filled(body, height - 1), keysRow(view.ask === null ? HAND_KEYS : ASK_KEYS)]
}
