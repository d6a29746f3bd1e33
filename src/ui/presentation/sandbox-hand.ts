import { type Moment, viewed } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { handlerRows } from './handler.ts'
import { machineHeight, machineRows } from './machine.ts'
import { askRows, paletteHeight, paletteRows } from './palette.ts'
import { filled, type Size, shownOf } from './sandbox-frame.ts'
import { askFooter, handFooter } from './sandbox-keys.ts'
import { handLowerRows, sceneOf } from './sandbox-lower.ts'
import { timelineRows } from './sandbox-time.ts'
import { trapRow, trapSentence } from './trap.ts'

/** From this size on each step has a row of its own, with what it did. */
const LISTED = { width: 100, height: 36 } as const
/** The rows of the steps on small screens, on others, and where each has its own. */
const STEPS = { small: 1, usual: 2, listed: 7 } as const
/** Fewer rows below are not worth their titles. */
const LEAST_LOWER = 5

/** A trap in the player's hand: the play screen's own panels, and time and what happened where there is room. */
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
  const said = wrap(begun ? text : texts().sandbox.firstSaid, width - 2).slice(0, 2)
  const sentence: Row[] = height >= 21 ? [[span(` ${trapSentence(open)}`, 'dim')]] : []
  const listed = width >= LISTED.width && height >= LISTED.height
  const steps = listed ? STEPS.listed : height >= 24 ? STEPS.usual : STEPS.small
  const time = height >= 23 ? timelineRows(view.sandbox, theme, width) : []
  const message = Math.max(1, said.length)
  const fixed = 1 + sentence.length + 1 + 1 + steps + palette + message + time.length + 1
  const rows = Math.max(2, Math.min(machineHeight(machine), height - fixed))
  const commands = view.ask === null ? paletteRows(view, theme, width) : askRows(view, theme, width, palette)
  const left = Math.max(0, height - fixed - rows)
  const body: Row[] = [
    trapRow(open, width),
    ...sentence,
    ...machineRows(shown, theme, width, rows, { legend: listed }),
    ...handlerRows(open, machine, theme, width, steps, listed ? 'listed' : 'flowing'),
    ...filled(commands, palette),
    ...filled(
      said.map((line): Row => [span(` ${line}`, begun ? tone : 'accent')]),
      message,
    ),
    ...time,
    ...(left >= LEAST_LOWER ? handLowerRows(sceneOf(view, theme, width), width, left) : []),
  ]
  return [...filled(body, height - 1), view.ask === null ? handFooter() : askFooter()]
}
