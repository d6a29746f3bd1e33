import { type Sandbox, viewed } from '../../game/sandbox/index.ts'
import { INIT } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { settleTarget, type Target } from '../play/target.ts'
import { firstTarget } from '../play/view.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { type Row, rowWidth, sides, span } from '../text.ts'
import type { MachineShown } from './frames.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Sandbox, kernel and frames, who handles traps, and where in time one is. */
export function sandboxHeader({ sandbox, name }: SandboxView, width: number): Row {
  const { kernel, frames, mode, at, moments, overcommit } = sandbox
  const called = name === null ? [] : [span(`  ${name}`, 'dim')]
  const words = texts().sandbox
  const right = (hardware: string, who: string, gap: string): Row => [
    span(' '),
    span(kernel, 'strong'),
    span(`${hardware}${gap}`, 'dim'),
    span(`${who}${gap}`, mode === 'hand' ? 'accent' : 'dim'),
    span(words.moment, 'dim'),
    span(String(at), 'strong'),
    span(`/${moments.length - 1} `, 'dim'),
  ]
  const by = mode === 'hand' ? words.byHand : words.byReference
  const short = right(words.hardware(frames, null), by, '  ')
  const long = right(words.hardware(frames, overcommit === 'heuristic' ? null : overcommit), by, '   ')
  const left = [span(words.cowhand, 'accent'), span(`  ${words.name}`, 'strong')]
  if (rowWidth(left) + rowWidth(long) < width) return sides([...left, ...called], long, width)
  return sides(rowWidth(left) + rowWidth(short) < width ? left : [span(words.name, 'strong')], short, width)
}

/** What a moment is about: the page or process that trapped, or the process that ran. */
function subjectOf({ moments, at }: Sandbox): Target | null {
  const { machine, open, log } = viewed({ moments, at })
  if (open !== null) return settleTarget(machine, firstTarget(machine, open.trap))
  const by = log?.by ?? moments[at - 1]?.retry?.instruction.by ?? INIT
  return machine.processes[by] === undefined || by === INIT ? null : { on: 'process', process: by }
}

/** What the machine panels show of the moment in view, with the cursor where one is moved. */
export function shownOf(view: SandboxView): MachineShown {
  const moment = viewed(view.sandbox)
  const moves = view.panel.at === 'hand' || view.panel.at === 'look'
  return {
    machine: moment.machine,
    previous: view.previous,
    trap: moment.open?.trap ?? null,
    target: moves ? view.target : subjectOf(view.sandbox),
    focused: moves && view.focus === 'machine' && view.ask === null,
    marks: view.panel.at === 'hand' ? view.marks : [],
  }
}

/** @returns exactly `height` rows. */
export const filled = (rows: readonly Row[], height: number): Row[] =>
  Array.from({ length: Math.max(0, height) }, (_, index) => rows[index] ?? [])
