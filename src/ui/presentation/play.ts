import { machineLeft, type OpenTrap } from '../../game/index.ts'
import type { PlayView } from '../play/view.ts'
import { fitRow, lines, type Row, sides, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { keysRow } from './footer.ts'
import type { MachineShown } from './frames.ts'
import { handlerRows } from './handler.ts'
import { logRows } from './log.ts'
import { machineHeight, machineRows, ruleRow } from './machine.ts'
import { askRows, paletteHeight, paletteRows } from './palette.ts'
import { tlbRows } from './tlb.ts'
import { trapRow, trapSentence } from './trap.ts'
import { verdictRows } from './verdict.ts'
import { WATCH_HEIGHT, watchRows } from './watch.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** How many rows the machine gets: what it needs, or what the panels below it leave. */
const machineRoom = (shown: MachineShown, room: number): number =>
  Math.max(3, Math.min(machineHeight(shown.machine), room))

const FOOTER_ROWS = 1

function footer(left: Row, width: number): Row {
  return sides(left, [span('Esc ', 'key'), span('pause ', 'dim')], width)
}

const ASK_KEYS = [
  ['←→', 'move'],
  ['Enter', 'choose'],
  ['Esc', 'never mind'],
] as const

const trapKeys = (width: number): Row =>
  keysRow([
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

/** What happened and the TLBs, in what is left of the screen, where there is room for more than a title. */
function spareRows(view: PlayView, theme: Theme, width: number, spare: number): Row[] {
  if (spare < 3) return []
  const tlb = spare >= 8 ? tlbRows(view.session.play.machine, view.session.game.kernel, theme, width) : []
  const log = logRows(view.session.play.log, theme.glyphs.arrow, spare - tlb.length - 1)
  return [...tlb, ruleRow('what happened', [], width, theme), ...log]
}

/** How many rows each panel gets: what the machine needs comes first, then the handler, then what happened. */
function roomFor(view: PlayView, shown: MachineShown, said: number, { width, height }: Size) {
  const palette = isWatched(view) ? WATCH_HEIGHT : paletteHeight(view, width)
  const sentence = height >= 21 ? 1 : 0
  const steps = Math.max(1, (height >= 22 ? 2 : 1) - (said - 1))
  const rule = height >= 22 && said < 3 ? 1 : 0
  const fixed = 1 + sentence + 1 + 1 + steps + rule + palette + said + FOOTER_ROWS
  const machine = machineRoom(shown, height - fixed)
  const spare = Math.max(0, height - fixed - machine)
  const more = spare < 3 ? spare : spare >= 12 ? 2 : 0
  return { palette, sentence, steps: steps + more, rule, machine, spare: spare - more }
}

const MOST_SAID = 3

const isWatched = ({ session }: PlayView): boolean => session.game.help === 'watch'

const WATCH_KEYS = [
  ['Enter', 'next step'],
  ['!', 'all at once'],
  ['?', 'help'],
] as const

/** What stands where the primitives are: a question that one of them asked, the reference's next step, or themselves. */
function commandRows(view: PlayView, open: OpenTrap, theme: Theme, width: number, room: number): Row[] {
  if (view.ask !== null) return askRows(view, theme, width, room)
  if (isWatched(view)) return watchRows(open, view.session.game.kernel, width)
  return paletteRows(view, theme, width)
}

const commandTitle = (view: PlayView, open: OpenTrap): string =>
  isWatched(view) ? 'the next step' : open.cards === null ? 'primitives' : 'cards'

function trapRows(view: PlayView, open: OpenTrap, theme: Theme, size: Size): Row[] {
  const { width, height } = size
  const { machine } = view.session.play
  const focused = view.focus === 'machine' && view.ask === null
  const shown: MachineShown = { ...view, machine, trap: open.trap, focused }
  const said = wrap(view.message.text, width - 2).slice(0, MOST_SAID)
  const room = roomFor(view, shown, Math.max(1, said.length), size)
  const commands = commandRows(view, open, theme, width, room.palette)
  const rows: Row[] = [
    trapRow(open, width),
    ...(room.sentence === 0 ? [] : [[span(` ${trapSentence(open)}`, 'dim')]]),
    ...machineRows(shown, theme, width, room.machine),
    ...handlerRows(
      open,
      machine,
      theme,
      width,
      room.steps,
      isWatched(view) ? "the reference's handler" : 'your handler',
    ),
    ...(room.rule === 0 ? [] : [ruleRow(commandTitle(view, open), [], width, theme)]),
    ...Array.from({ length: room.palette }, (_, index) => commands[index] ?? []),
    ...(said.length === 0 ? [[]] : said.map((line): Row => [span(` ${line}`, view.message.tone)])),
    ...spareRows(view, theme, width, room.spare),
  ]
  return [
    ...Array.from({ length: height - FOOTER_ROWS }, (_, index) => rows[index] ?? []),
    view.ask === null
      ? footer(isWatched(view) ? keysRow(WATCH_KEYS) : trapKeys(width), width)
      : keysRow(ASK_KEYS),
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
    footer(keysRow([['Enter', 'skip']]), width),
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
      span(`   the machine as ${isWatched(view) ? 'the reference' : 'you'} left it`, 'dim'),
    ],
    ...machineRows(shown, theme, width, machineSize),
    ruleRow(
      'verdict',
      hidden > 0 ? [span(`${lines(hidden)} more ${theme.glyphs.down}`, 'warn')] : [],
      width,
      theme,
    ),
    ...Array.from({ length: room }, (_, index) => said[start + index] ?? []),
    footer(
      keysRow([
        ['Enter', 'go on'],
        ...(last.verdict.kind === 'clean' || isWatched(view) ? [] : ([['s', 'show me']] as const)),
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
