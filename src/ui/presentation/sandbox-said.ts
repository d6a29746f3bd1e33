import { logOf, viewed } from '../../game/sandbox/index.ts'
import { examplesLeft } from '../sandbox/examples.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { logRows } from './log.ts'
import { ruleRow } from './machine.ts'
import { eventRow, momentRows } from './sandbox-event.ts'
import { filled } from './sandbox-frame.ts'
import { tlbRows } from './tlb.ts'

/** For whoever meets the sandbox for the first time. */
function welcomeRows(view: SandboxView): Row[] {
  const left = examplesLeft(view.sandbox)
  const first = 3 - left.length
  return [
    [
      span(
        first === 0 ? ' An empty machine. Press 1 to run the first of these lines, ' : ' Press the number, ',
        'text',
      ),
      span('i', 'key', true),
      span(' to type your own:', 'text'),
    ],
    ...left.map(
      (line, index): Row => [
        span(`   ${first + index + 1}  `, index === 0 ? 'key' : 'dim', index === 0),
        span(line, index === 0 ? 'strong' : 'dim'),
      ],
    ),
  ]
}

/** Every mistake so far, for whoever wonders where something comes from. */
function mistakeRows({ sandbox }: SandboxView, theme: Theme, width: number): Row[] {
  const { causes } = viewed(sandbox)
  if (causes.length === 0) return []
  const rows = causes.flatMap(({ moment, text }): Row[] => {
    const at = ` moment ${moment} `
    return wrap(text, width - at.length - 1).map(
      (line, index): Row => [span(index === 0 ? at : ' '.repeat(at.length), 'accent'), span(line, 'text')],
    )
  })
  return [ruleRow('mistakes so far', [], width, theme), ...rows]
}

/** Everything that there is to say of the moment in view, and what led to it. */
export function storyRows(view: SandboxView, theme: Theme, width: number): Row[] {
  const { sandbox } = view
  const log = logOf(sandbox)
  const said = momentRows(sandbox, width)
  return [
    eventRow(sandbox, theme, width),
    ...said,
    ...(said.length === 0 ? [] : [[]]),
    ...mistakeRows(view, theme, width),
    ruleRow('what happened', [], width, theme),
    ...logRows(log, theme.glyphs.arrow, log.length),
  ]
}

/** Mistakes and TLBs, below what happened, where they take no more than half of the room. */
function spareRows(view: SandboxView, theme: Theme, width: number, room: number): Row[] {
  const { machine } = viewed(view.sandbox)
  const mistakes = mistakeRows(view, theme, width)
  const tlb = tlbRows(machine, view.session.game.kernel, theme, width)
  const most = Math.floor(room / 2)
  if (tlb.length > 1 && mistakes.length + tlb.length <= most) return [...mistakes, ...tlb]
  return mistakes.length <= most ? mistakes : []
}

/** What is said of the moment, then what happened before it, the newest below; at the bottom what there is room for. */
export function saidRows(view: SandboxView, theme: Theme, width: number, height: number): Row[] {
  const { sandbox } = view
  const said = momentRows(sandbox, width)
  const left = examplesLeft(sandbox)
  const welcome = said.length === 0 && left.length > 0 ? welcomeRows(view) : []
  const above = [...said, ...welcome]
  const spare = spareRows(view, theme, width, height - above.length)
  const room = Math.max(0, height - above.length - spare.length)
  const log = logRows(logOf(sandbox), theme.glyphs.arrow, room)
  return [...above, ...filled(log, room), ...spare].slice(0, height)
}
