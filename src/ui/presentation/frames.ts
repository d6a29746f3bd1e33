import {
  contentName,
  type FrameNumber,
  findFrame,
  frameName,
  type Machine,
  type Page,
  type Trap,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import type { Target } from '../play/target.ts'
import { cut, hitting, pad, type Row, type Span, span } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { windowStart } from './window.ts'

/** What the machine panels are drawn from. */
export interface MachineShown {
  readonly machine: Machine
  readonly previous: Machine | null
  readonly trap: Trap | null
  /** Null where there is no cursor: while the machine runs, and at a verdict. */
  readonly target: Target | null
  readonly focused: boolean
  readonly marks: readonly { readonly process: number; readonly page: Page }[]
}

/** A frame's letter as it looks everywhere: on its colour, or in brackets. The zero frame is 0. */
export function frameChip(frame: FrameNumber, theme: Theme): Span {
  const name = frame === ZERO_FRAME ? '0' : frameName(frame)
  return span(theme.brackets ? `[${name}]` : ` ${name} `, frameTone('frame', frame))
}

export const frameTone = (where: 'frame' | 'on-frame', frame: FrameNumber): Tone =>
  frame === ZERO_FRAME ? `${where}-zero` : `${where}-${frame}`

/** The zero frame: always there, never counted. */
function zeroRow(shown: MachineShown, theme: Theme, wide: boolean): Row {
  const here = shown.target?.on === 'frame' && shown.target.frame === ZERO_FRAME
  const content = contentName(findFrame(shown.machine, ZERO_FRAME)?.content ?? null)
  return [
    span(`${theme.glyphs.edge} `, 'rule'),
    span(here ? theme.glyphs.cursor : ' ', here && shown.focused ? 'accent' : 'cursor'),
    frameChip(ZERO_FRAME, theme),
    span(` ${pad(wide ? texts().machine.zeros : texts().machine.zero, wide ? 6 : 4)} - `, 'dim'),
    span(pad(`'${content}'`, 4), 'on-frame-zero'),
    ...(wide ? [span(` ${texts().machine.uncounted}`, 'dim')] : []),
  ]
}

const isCached = ({ demand }: Machine, frame: FrameNumber): boolean =>
  demand !== null && Object.values(demand.cache).some(file => Object.values(file.frames).includes(frame))

function frameRow(frame: FrameNumber, shown: MachineShown, theme: Theme, wide: boolean): Row {
  const { machine, previous, target } = shown
  if (frame === ZERO_FRAME) return zeroRow(shown, theme, wide)
  const { count, content } = findFrame(machine, frame) ?? { count: 0, content: null }
  const before = previous === null ? undefined : findFrame(previous, frame)
  const cached = isCached(machine, frame)
  const here = target?.on === 'frame' && target.frame === frame
  const held = machine.hand.includes(frame)
  const changed = before !== undefined && (before.count !== count || before.content !== content)
  const words = texts().machine
  const dots = cut(theme.glyphs.dot.repeat(count), wide ? 6 : 4)
  const holds = count === 0 ? words.free : held && !wide ? words.hand : `'${contentName(content)}'`
  return [
    span(`${theme.glyphs.edge} `, 'rule'),
    span(here ? theme.glyphs.cursor : ' ', here && shown.focused ? 'accent' : 'cursor'),
    count === 0 ? span(` ${frameName(frame)} `, here ? 'cursor' : 'dim') : frameChip(frame, theme),
    span(` ${pad(dots, wide ? 6 : 4)}`, frameTone('on-frame', frame)),
    span(String(count).padStart(2), changed ? 'warn' : count === 0 ? 'dim' : 'text'),
    span(changed ? theme.glyphs.changed : ' ', 'warn'),
    span(pad(holds, 4), count === 0 ? 'dim' : held && !wide ? 'accent' : frameTone('on-frame', frame)),
    ...(wide
      ? [span(pad(` ${held ? words.inHand : cached ? words.cached : ''}`, 8), held ? 'accent' : 'dim')]
      : []),
    ...(!wide && cached ? [span(' c', 'dim')] : []),
  ]
}

/** Every frame that the machine can have, the zero frame first, where there is one. */
export const allFrames = ({ demand, limit }: Machine): FrameNumber[] => [
  ...(demand === null ? [] : [ZERO_FRAME]),
  ...Array.from({ length: limit }, (_, frame) => frame),
]

/** The frames in sight: all of them where they fit, else a window around the cursor. */
export function framesInSight({ machine, target }: MachineShown, height: number): FrameNumber[] {
  const frames = allFrames(machine)
  const at = target?.on === 'frame' ? frames.indexOf(target.frame) : 0
  const start = frames.length <= height ? 0 : windowStart(frames.length, height, at)
  return frames.slice(start, start + height)
}

export const frameColumn = (shown: MachineShown, theme: Theme, wide: boolean, height: number): Row[] =>
  framesInSight(shown, height).map(frame =>
    hitting(frameRow(frame, shown, theme, wide), { target: { on: 'frame', frame } }),
  )
