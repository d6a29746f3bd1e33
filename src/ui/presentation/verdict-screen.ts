import { type HandledTrap, machineLeft, resolvedBy, stepsThatResolved } from '../../game/index.ts'
import type { Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import type { PlayView } from '../play/view.ts'
import { beside, type Row, rowWidth, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { countRows } from './counts.ts'
import { keysRow, withPause } from './footer.ts'
import type { MachineShown } from './frames.ts'
import { footerPairs } from './keys-row.ts'
import { columnWidths, type Layout, LEAST_ROWS, layoutFor, type Size } from './layout.ts'
import { machineHeight, machineRows, ruleRow } from './machine.ts'
import { belowRows, runRows, type Scene, withCounts } from './panels.ts'
import { verdictRows } from './verdict.ts'
import { pageStart } from './window.ts'

/** The rows of the verdict's screen besides the machine's and the verdict's: its title, theirs, and the keys. */
const FIXED = 4
const LEAST_MACHINE = 3

const shownOf = ({ trap }: HandledTrap, machine: Machine, previous: Machine | null): MachineShown => ({
  machine,
  previous,
  trap,
  target: null,
  focused: false,
  marks: [],
})

/** The machine that the player left; where there is room, beside the one that the trap found. */
function machinesRows(
  last: HandledTrap,
  left: Machine,
  who: 'you' | 'reference',
  layout: Layout,
  how: Layout['twoMachines'],
  theme: Theme,
  width: number,
  height: number,
): Row[] {
  const after = shownOf(last, left, last.before)
  if (how === 'no') return machineRows(after, theme, width, height, { legend: layout.legend })
  if (how === 'above') {
    const named = { legend: layout.legend, regions: layout.regions }
    const words = texts().verdict
    return [
      ...machineRows(shownOf(last, last.before, null), theme, width, height, {
        ...named,
        title: words.atTheTrap,
      }),
      [],
      ...machineRows(after, theme, width, height, { ...named, title: words.leftBy[who] }),
    ]
  }
  const each = Math.floor((width - MARGIN) / 2)
  const before = shownOf(last, last.before, null)
  return beside(
    [
      machineRows(before, theme, each, height, { title: texts().verdict.atTheTrap }),
      machineRows(after, theme, each, height, { title: texts().verdict.leftBy[who] }),
    ],
    [width - each, each],
    height + 1,
  )
}

/** Between the verdict's text and what stands beside it. */
const MARGIN = 2

/** The width that the verdict has: beside it stand the reference counts, where the layout has them. */
const verdictWidth = (layout: Layout, width: number): number =>
  layout.counts ? (columnWidths(2, width)[0] ?? width) - MARGIN : width

/** The rows that the run and the panels at the bottom need at the least. */
function belowAtLeast({ run, airy, below }: Layout): number {
  const panels = below.map(column => column.reduce((sum, panel) => sum + LEAST_ROWS[panel], 0))
  return Math.max(0, ...panels) + (run === 0 ? 0 : run + 1) + (airy ? 2 : 0)
}

/** The rows that the panels at the bottom have besides, where there are two machines above each other. */
const ROOM_BELOW = 6

/** The run and the panels at the bottom, in what the verdict leaves, where that is enough for them. */
function lowerRows(layout: Layout, scene: Scene, width: number, room: number): Row[] {
  const run = layout.run === 0 ? 0 : layout.run + 1
  const gap = layout.airy ? 1 : 0
  const below = room - run - 2 * gap
  if (layout.below.length === 0 || room < belowAtLeast(layout)) return []
  const blank: Row[] = gap === 0 ? [] : [[]]
  return [
    ...blank,
    ...runRows(layout, scene, width, run),
    ...blank,
    ...belowRows(layout, scene, width, below),
  ]
}

/**
 * The verdict on the trap that is just over, as exactly `height` rows.
 * @param scroll how many lines of the verdict are above the window
 */
export function verdictScreen(
  view: PlayView,
  last: HandledTrap,
  theme: Theme,
  size: Size,
  scroll: number,
): Row[] {
  const { width, height } = size
  const layout = layoutFor(size)
  const words = texts().verdict
  const left = machineLeft(last)
  const said = verdictRows(last, theme, verdictWidth(layout, width))
  const both = layout.twoMachines !== 'no'
  const need = Math.max(machineHeight(left), both ? machineHeight(last.before) : 0)
  const machine = Math.max(LEAST_MACHINE, Math.min(need, Math.max(4, height - said.length - FIXED)))
  const resolved = { ...last, steps: stepsThatResolved(last) }
  const scene: Scene = { view, theme, machine: left, previous: null, trap: resolved }
  const moved = layout.counts ? countRows(left, resolved, null, theme, height).rows.length : 0
  const gap: Row[] = layout.airy ? [[]] : []
  const wanted = Math.max(said.length, moved)
  const twice = 2 * machine + 2
  const above =
    layout.twoMachines === 'above' &&
    height - FIXED - twice - gap.length - wanted >= belowAtLeast(layout) + ROOM_BELOW
  const how = layout.twoMachines === 'above' && !above ? 'beside' : layout.twoMachines
  const spare = height - FIXED - (above ? twice : machine) - gap.length
  const lower = lowerRows(layout, scene, width, spare - wanted)
  const room = Math.max(1, lower.length === 0 ? spare : wanted)
  const start = pageStart(said.length, room, Math.max(0, Math.min(scroll, said.length - room)), view.page)
  const hidden = said.length - start - room
  const { up, down } = theme.glyphs
  const more = [
    ...(start > 0 ? [span(`${texts().reading.more(start, up)} `, 'warn')] : []),
    ...(hidden > 0 ? [span(texts().reading.more(hidden, down), 'warn')] : []),
  ]
  const watched = view.session.game.help === 'watch'
  const who = resolvedBy(last)
  const title: Row = [span(` ${words.trapOver} `, 'trap'), span(`  ${last.text}`, 'strong')]
  const about = span(`   ${words.machineLeftBy[who]}`, 'dim')
  const rows: Row[] = [
    both || rowWidth([...title, about]) > width ? title : [...title, about],
    ...machinesRows(last, left, who, layout, how, theme, width, machine),
    ...gap,
    ...withCounts(layout, scene, width, 1 + room, each => [
      ruleRow(words.title, more, each, theme),
      ...said.slice(start, start + room),
    ]),
    ...lower,
  ]
  const without = last.verdict.kind === 'clean' || watched ? ['show'] : []
  const keys = keysRow(footerPairs('verdict', { without }))
  return [...Array.from({ length: height - 1 }, (_, index) => rows[index] ?? []), withPause(keys, width)]
}
