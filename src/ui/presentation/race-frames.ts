import { brokenRules, isOver } from '../../game/race/index.ts'
import {
  contentName,
  findFrame,
  frameName,
  type Machine,
  pageName,
  processesOf,
  processName,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Row, type Span, span } from '../text.ts'
import type { Tone } from '../theme.ts'
import { frameChip, frameTone } from './frames.ts'
import type { RaceShown } from './race-handlers.ts'

/** @returns the PTEs that map a frame, each as "P1 heap[0]". */
export const mappers = (machine: Machine, frame: number): string[] =>
  processesOf(machine).flatMap(({ id, pages }) =>
    Object.entries(pages)
      .filter(([, pte]) => pte.frame === frame)
      .map(([page]) => `${processName(id)} ${pageName(machine, id, Number(page))}`),
  )

/** The digits of a count, three rows high. */
const SEGMENTS: readonly (readonly [string, string, string])[] = [
  [' _ ', '| |', '|_|'],
  ['   ', '  |', '  |'],
  [' _ ', ' _|', '|_ '],
  [' _ ', ' _|', ' _|'],
  ['   ', '|_|', '  |'],
  [' _ ', '|_ ', ' _|'],
  [' _ ', '|_ ', '|_|'],
  [' _ ', '  |', '  |'],
  [' _ ', '|_|', '|_|'],
  [' _ ', '|_|', ' _|'],
]

const bigCount = (count: number, row: 0 | 1 | 2): string =>
  [...String(count)].map(digit => SEGMENTS[Number(digit)]?.[row] ?? '   ').join(' ')

/** The frame that both share, in one row or in three with its count large. */
export function sharedFrameRows({ race, theme }: RaceShown, large: boolean): Row[] {
  const { run, start } = race
  const { machine } = run
  const { count, content } = findFrame(machine, start.frame) ?? { count: 0, content: null }
  const ptes = mappers(machine, start.frame)
  const over = isOver(run)
  const broken = over && brokenRules(run).length > 0
  const tone: Tone = broken ? 'bad' : over ? 'good' : 'strong'
  const sign = over ? ` ${broken ? theme.glyphs.no : theme.glyphs.yes}` : ''
  const words = texts().raceScreen
  const holds = machine.free.includes(start.frame) ? words.free : `'${contentName(content)}'`
  const what: Row = [
    span(` ${words.frame} `, 'dim'),
    frameChip(start.frame, theme),
    span(` ${holds}`, 'text'),
  ]
  const dots = span(` ${theme.glyphs.dot.repeat(count)}`, frameTone('on-frame', start.frame))
  const counted: Row = [span(`${words.count} `, 'dim'), span(`${count}`, tone, true), dots]
  const mapped: Row = [span(words.mappers(ptes.length), broken ? 'bad' : 'text'), span(sign, tone, true)]
  if (!large) return [[...what, span('   '), ...counted, span('   '), ...mapped]]
  const digit = (row: 0 | 1 | 2): Span => span(`  ${bigCount(count, row)}  `, tone, true)
  return [
    [digit(0), ...what],
    [digit(1), span(' '), ...counted],
    [digit(2), span(' '), ...mapped, span(ptes.length === 0 ? '' : words.mappedBy(ptes), 'dim')],
  ]
}

/** The frames that are in use besides, each with its count and who maps it, and those that are free. */
export function otherFramesRow({ race, theme }: RaceShown): Row {
  const { machine } = race.run
  const words = texts().raceScreen
  const others = machine.frames.flatMap(({ count, content }, frame): Span[] => {
    if (frame === race.start.frame || count === 0) return []
    const [who = words.inHand] = mappers(machine, frame)
    return [frameChip(frame, theme), span(` ${count} '${contentName(content)}' ${who}   `, 'text')]
  })
  const free = machine.free.map(frameName).toSorted().join(' ')
  return [span(` ${words.others} `, 'dim'), ...others, span(words.freeFrames(free), 'dim')]
}
