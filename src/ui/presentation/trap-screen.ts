import type { OpenTrap } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { COMMANDS, TREE_KEY } from '../commands.ts'
import type { PlayView } from '../play/view.ts'
import { hitting, type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { countRows } from './counts.ts'
import { keysRow, withPause } from './footer.ts'
import type { MachineShown } from './frames.ts'
import { handlerRows } from './handler.ts'
import { footerPairs } from './keys-row.ts'
import { type Layout, layoutFor, panelsOf, type Rooms, roomsFor, type Size } from './layout.ts'
import { happenedRows } from './log.ts'
import { machineHeight, machineRows, ruleRow } from './machine.ts'
import { askRows, paletteHeight, paletteRows } from './palette.ts'
import { belowRows, runRows, type Scene, treeForNow, withCounts } from './panels.ts'
import { tlbRows } from './tlb.ts'
import { trapRow, trapSentence } from './trap.ts'
import { WATCH_HEIGHT, watchRows } from './watch.ts'

const MOST_SAID = 3

const isWatched = ({ session }: PlayView): boolean => session.game.help === 'watch'

/** Whether the tree stands where the primitives are: it was asked for, and has no place of its own. */
const treeInstead = ({ tree, ask }: PlayView, layout: Layout): boolean =>
  tree && ask === null && !panelsOf(layout).includes('tree')

/** Where there is room for more keys. */
const ROOMY = 76

/** The moves of the cursor, and of what it can be on the return alone: it ends every trap. */
function trapKeys(width: number): Row {
  const roomy = width >= ROOMY
  const shown = COMMANDS.filter(({ id }) => id === 'help' || (roomy && id === 'return'))
  return keysRow([
    ...footerPairs('trap', { roomy }),
    ...shown.map(({ key, title }) => [key, title, key] as const),
  ])
}

function footer(view: PlayView, width: number): Row {
  if (view.ask !== null) return keysRow(footerPairs('ask'))
  return withPause(isWatched(view) ? keysRow(footerPairs('watch')) : trapKeys(width), width)
}

/** What stands where the primitives are: a question that one of them asked, the reference's next step, or themselves. */
function commandRows(view: PlayView, open: OpenTrap, theme: Theme, width: number, room: number): Row[] {
  if (view.ask !== null) return askRows(view, theme, width, room)
  if (isWatched(view)) return watchRows(open, view.session.game.kernel, width)
  return paletteRows(view, theme, width)
}

function commandTitle(view: PlayView, open: OpenTrap): string {
  const { titles } = texts().play
  return isWatched(view) ? titles.nextStep : open.cards === null ? titles.primitives : titles.cards
}

/** The commands below their title, or for a moment the tree, in as many rows. */
function commandBand(
  view: PlayView,
  open: OpenTrap,
  scene: Scene,
  layout: Layout,
  width: number,
  room: number,
  rule: 0 | 1,
): Row[] {
  const height = room + rule
  if (treeInstead(view, layout)) return treeForNow(scene, width, height)
  const rows = commandRows(view, open, scene.theme, width, room)
  return [
    ...(rule === 0 ? [] : [ruleRow(commandTitle(view, open), [], width, scene.theme)]),
    ...Array.from({ length: room }, (_, index) => rows[index] ?? []),
  ]
}

/** What happened and the TLBs, in what is left of a small screen, where there is room for more than a title. */
function leftoverRows({ view, theme, machine, previous }: Scene, width: number, spare: number): Row[] {
  if (spare < 3) return []
  const tlb = spare >= 8 ? tlbRows(machine, view.session.game.kernel, theme, width, previous) : []
  const log = happenedRows(view.session.play, theme, width, spare - tlb.length - 1, view.page)
  return [...tlb, ruleRow(texts().timeline.happened, log.hidden, width, theme), ...log.rows]
}

function lowerRows(layout: Layout, scene: Scene, rooms: Rooms, width: number): Row[] {
  if (layout.below.length === 0) return leftoverRows(scene, width, rooms.below)
  const gap: Row[] = rooms.gap === 0 ? [] : [[]]
  return [
    ...gap,
    ...runRows(layout, scene, width, rooms.run),
    ...gap,
    ...belowRows(layout, scene, width, rooms.below),
  ]
}

/** A trap in the player's hand, as at most `height` rows. */
export function trapScreen(view: PlayView, open: OpenTrap, theme: Theme, size: Size): Row[] {
  const { width, height } = size
  const { machine } = view.session.play
  const focused = view.focus === 'machine' && view.ask === null
  const shown: MachineShown = { ...view, machine, trap: open.trap, focused }
  const scene: Scene = { view, theme, machine, previous: view.previous, trap: open }
  const layout = layoutFor(size)
  const said = wrap(view.message.text, width - 2).slice(0, MOST_SAID)
  const commands = isWatched(view) ? WATCH_HEIGHT : paletteHeight(view, width)
  const counted = layout.counts ? countRows(machine, open, null, theme, height).rows.length : 0
  const needs = {
    machine: machineHeight(machine),
    steps: Math.max(open.steps.length + 1, counted),
    commands,
    message: Math.max(1, said.length),
  }
  const rooms = roomsFor(layout, needs, height)
  const gap: Row[] = rooms.gap === 0 ? [] : [[]]
  const hint =
    panelsOf(layout).includes('tree') || isWatched(view)
      ? []
      : hitting([span(TREE_KEY, 'key', true), span(` ${texts().commands.titles.tree}`, 'dim')], {
          key: TREE_KEY,
        })
  const rows: Row[] = [
    trapRow(open, width),
    ...(rooms.sentence === 0 ? [] : [[span(` ${trapSentence(open)}`, 'dim')]]),
    ...machineRows(shown, theme, width, rooms.machine, {
      legend: layout.legend,
      regions: layout.regions,
      right: hint,
    }),
    ...gap,
    ...withCounts(layout, scene, width, 1 + rooms.handler, room =>
      handlerRows(
        open,
        machine,
        theme,
        room,
        rooms.handler,
        layout.handler.style,
        texts().play.handler[isWatched(view) ? 'reference' : 'yours'],
        view.page,
      ),
    ),
    ...gap,
    ...commandBand(view, open, scene, layout, width, commands, rooms.rule),
    ...(said.length === 0 ? [[]] : said.map((line): Row => [span(` ${line}`, view.message.tone)])),
    ...lowerRows(layout, scene, rooms, width),
  ]
  return [...Array.from({ length: height - 1 }, (_, index) => rows[index] ?? []), footer(view, width)]
}
