import { machineLeft, type OpenTrap } from '../../game/index.ts'
import type { PlayView } from '../play/view.ts'
import { fitRow, type Row, sides, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { handlerRows } from './handler.ts'
import { logRows } from './log.ts'
import { type MachineShown, machineHeight, machineRows, ruleRow } from './machine.ts'
import { askRows, paletteHeight, paletteRows } from './palette.ts'
import { tlbRows } from './tlb.ts'
import { trapRow, trapSentence } from './trap.ts'
import { verdictRows } from './verdict.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Header and clock bar are drawn apart, since they alone change with the clock. */
export const headerHeight = (height: number): number => (height >= 24 ? 2 : 1)

/** How many rows the machine gets: what it needs, or what the panels below it leave. */
const machineRoom = (shown: MachineShown, room: number): number =>
  Math.max(3, Math.min(machineHeight(shown.machine), room))

const MESSAGE_ROWS = 1
const FOOTER_ROWS = 1

function footer(left: Row, width: number): Row {
  return sides(left, [span('Esc ', 'key'), span('pause ', 'dim')], width)
}

const keys = (pairs: readonly (readonly [string, string])[]): Row =>
  pairs.flatMap(([key, what]) => [span(` ${key}`, 'key', true), span(` ${what} `, 'dim')])

const ASK_KEYS = [
  ['←→', 'move'],
  ['Enter', 'choose'],
  ['Esc', 'never mind'],
] as const

const trapKeys = (width: number): Row =>
  keys([
    ['←↑↓→', 'move'],
    ['Enter', 'choose'],
    ...(width < 76
      ? []
      : ([
          ['Tab', 'palette'],
          ['r', 'return'],
        ] as const)),
    ['?', 'help'],
  ])

/** Fills what is left of the screen with what happened and the TLBs, where there is room for more than a title. */
function spareRows(view: PlayView, theme: Theme, width: number, spare: number): Row[] {
  if (spare < 3) return Array.from({ length: spare }, () => [])
  const tlb = spare >= 8 ? tlbRows(view.session.play.machine, theme, width) : []
  const log = logRows(view.session.play.log, theme.glyphs.arrow, spare - tlb.length - 1)
  const rows = [...tlb, ruleRow('what happened', [], width, theme), ...log]
  return Array.from({ length: spare }, (_, index) => rows[index] ?? [])
}

function trapRows(view: PlayView, open: OpenTrap, theme: Theme, { width, height }: Size): Row[] {
  const { machine } = view.session.play
  const shown: MachineShown = {
    ...view,
    machine,
    trap: open.trap,
    focused: view.focus === 'machine' && view.ask === null,
  }
  const palette = paletteHeight(width)
  const sentence = height >= 21 ? wrap(trapSentence(open), width - 2).slice(0, 1) : []
  const rules = height >= 22 ? 1 : 0
  const handlerSteps = height >= 22 ? 2 : 1
  const fixed = 1 + sentence.length + 1 + 1 + handlerSteps + rules + palette + MESSAGE_ROWS + FOOTER_ROWS
  const machineSize = machineRoom(shown, height - fixed)
  const spare = Math.max(0, height - fixed - machineSize)
  const more = spare >= 1 && spare < 3 ? spare : spare >= 12 ? 2 : 0
  const commands = view.ask === null ? paletteRows(view, theme, width) : askRows(view, theme, width, palette)
  return [
    trapRow(open, width),
    ...sentence.map((line): Row => [span(` ${line}`, 'dim')]),
    ...machineRows(shown, theme, width, machineSize),
    ...spareRows(view, theme, width, spare - more),
    ...handlerRows(open, machine, theme, width, handlerSteps + more),
    ...(rules === 0 ? [] : [ruleRow('primitives', [], width, theme)]),
    ...Array.from({ length: palette }, (_, index) => commands[index] ?? []),
    [span(` ${view.message.text}`, view.message.tone)],
    view.ask === null ? footer(trapKeys(width), width) : keys(ASK_KEYS),
  ]
}

function runningRows(view: PlayView, theme: Theme, { width, height }: Size): Row[] {
  const { play } = view.session
  const shown: MachineShown = {
    machine: play.machine,
    previous: view.previous,
    trap: null,
    target: null,
    focused: false,
    marks: [],
  }
  const machineSize = machineRoom(shown, height - 8)
  const log = Math.max(0, height - machineSize - 4)
  const rows = logRows(play.log, theme.glyphs.arrow, log)
  return [
    [span(' running ', 'good', true), span(' the machine goes on until something needs the kernel', 'dim')],
    ...machineRows(shown, theme, width, machineSize),
    ruleRow('what happened', [], width, theme),
    ...Array.from({ length: log }, (_, index) => rows[index] ?? []),
    footer(keys([['Enter', 'skip']]), width),
  ]
}

function verdictScreen(view: PlayView, theme: Theme, { width, height }: Size, scroll: number): Row[] {
  const last = view.session.play.handled.at(-1)
  if (last === undefined) return []
  const shown: MachineShown = {
    machine: machineLeft(last),
    previous: last.before,
    trap: last.trap,
    target: null,
    focused: false,
    marks: [],
  }
  const said = verdictRows(last, theme, width)
  const machineSize = machineRoom(shown, Math.max(4, height - said.length - 4))
  const room = Math.max(1, height - machineSize - 4)
  const start = Math.max(0, Math.min(scroll, said.length - room))
  const hidden = said.length - start - room
  return [
    [
      span(' trap over ', 'trap'),
      span(`  ${last.text}`, 'strong'),
      span('   the machine as you left it', 'dim'),
    ],
    ...machineRows(shown, theme, width, machineSize),
    ruleRow(
      'verdict',
      hidden > 0 ? [span(`${hidden} lines more ${theme.glyphs.down}`, 'warn')] : [],
      width,
      theme,
    ),
    ...Array.from({ length: room }, (_, index) => said[start + index] ?? []),
    footer(
      keys([
        ['Enter', 'go on'],
        ['↑↓', 'scroll'],
      ]),
      width,
    ),
  ]
}

/** How far the verdict can be scrolled. */
export const verdictLength = (view: PlayView, theme: Theme, width: number): number => {
  const last = view.session.play.handled.at(-1)
  return last === undefined ? 0 : verdictRows(last, theme, width).length
}

/**
 * The play screen below its header, as exactly `height` rows.
 * @param scroll how many lines of the verdict are above the window
 */
export function playRows(view: PlayView, theme: Theme, size: Size, scroll: number): Row[] {
  const { play } = view.session
  const body =
    play.phase === 'verdict'
      ? verdictScreen(view, theme, size, scroll)
      : play.trap !== null
        ? trapRows(view, play.trap, theme, size)
        : runningRows(view, theme, size)
  return Array.from({ length: size.height }, (_, index) => fitRow(body[index] ?? [], size.width))
}
