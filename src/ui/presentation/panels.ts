import type { HandledTrap } from '../../game/index.ts'
import type { Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import type { PlayView } from '../play/view.ts'
import { beside, type Row, type Span, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { comingRows, comingTexts } from './coming.ts'
import { countRows } from './counts.ts'
import { columnWidths, type Layout, LEAST_ROWS, type LowerPanel } from './layout.ts'
import { happenedRows } from './log.ts'
import { ruleRow } from './machine.ts'
import { timelineLegend, timelineRows } from './timeline.ts'
import { tlbRows } from './tlb.ts'
import { treeRows, treeWindow } from './tree.ts'

/** What the panels are drawn from. */
export interface Scene {
  readonly view: PlayView
  readonly theme: Theme
  readonly machine: Machine
  /** The machine before the last action, to mark what it changed. */
  readonly previous: Machine | null
  /** The trap at hand, or the one that is just over; null while the machine runs. */
  readonly trap: Pick<HandledTrap, 'trap' | 'before' | 'steps'> | null
}

/** A title and exactly `height` rows with it; a panel that stands right of another has an edge. */
function titled(title: Row, rows: readonly Row[], height: number, edge: string): Row[] {
  const lead = edge === '' ? [] : [span(`${edge} `, 'rule')]
  const body = Array.from({ length: Math.max(0, height - 1) }, (_, index) => [
    ...lead,
    ...(rows[index] ?? []),
  ])
  return [title, ...body].slice(0, height)
}

const EDGE = 2

const inner = (width: number, edge: string): number => width - (edge === '' ? 0 : EDGE)

function happenedPanel({ view, theme }: Scene, width: number, height: number, edge: string): Row[] {
  const { play } = view.session
  const { rows, hidden } = happenedRows(play, theme, inner(width, edge), height - 1, view.page)
  return titled(ruleRow(texts().timeline.happened, hidden, width, theme), rows, height, edge)
}

function comingPanel({ view, theme }: Scene, width: number, height: number, edge: string): Row[] {
  const { play, game } = view.session
  const { rows, hidden } = comingRows(play, game.level, theme, height - 1, view.page)
  return titled(ruleRow(texts().timeline.coming.title, hidden, width, theme), rows, height, edge)
}

const treeOf = ({ machine, previous, trap }: Scene) => ({
  machine,
  previous,
  trap: trap?.trap ?? null,
  before: trap?.before ?? null,
})

function treePanel(scene: Scene, width: number, height: number, edge: string): Row[] {
  const asked = scene.view.tree ? 'accent' : 'dim'
  return treeRowsIn(scene, width, height, edge, span(texts().tree.whoseChild, asked))
}

/** The tree for a moment, where it has no place of its own. */
export const treeForNow = (scene: Scene, width: number, height: number): Row[] =>
  treeRowsIn(scene, width, height, '', span(texts().tree.anyKey, 'dim'))

/** The process tree below its title, with what is hidden of it said there. */
function treeRowsIn(scene: Scene, width: number, height: number, edge: string, note: Span): Row[] {
  const { theme } = scene
  const { page } = scene.view
  const { rows, above, below } = treeWindow(treeOf(scene), theme, inner(width, edge), height - 1, page)
  const { up, down } = theme.glyphs
  const hidden = [
    ...(above > 0 ? [texts().tree.more(above, up)] : []),
    ...(below > 0 ? [texts().tree.more(below, down)] : []),
  ]
  const right = hidden.length > 0 ? span(hidden.join(' '), 'warn') : note
  return titled(ruleRow(texts().tree.title, [right], width, theme), rows, height, edge)
}

function tlbPanel(
  { view, theme, machine, previous }: Scene,
  width: number,
  height: number,
  edge: string,
): Row[] {
  const { kernel } = view.session.game
  const [title = [], ...rows] = tlbRows(machine, kernel, theme, inner(width, edge), previous)
  const [wide = title] = tlbRows(machine, kernel, theme, width, previous)
  return titled(wide, rows, height, edge)
}

const PANELS: Readonly<
  Record<LowerPanel, (scene: Scene, width: number, height: number, edge: string) => Row[]>
> = {
  happened: happenedPanel,
  coming: comingPanel,
  tree: treePanel,
  tlb: tlbPanel,
}

/** How many rows a panel would take, its title among them. */
function wishOf(panel: LowerPanel, scene: Scene, width: number): number {
  const { view, theme, machine } = scene
  switch (panel) {
    case 'happened':
      return 1 + view.session.play.log.length
    case 'coming':
      return 1 + Math.max(1, comingTexts(view.session.play, view.session.game.level).length)
    case 'tree':
      return 1 + treeRows(treeOf(scene), theme, width).length
    case 'tlb':
      return tlbRows(machine, view.session.game.kernel, theme, width).length
  }
}

/**
 * Panels one under the other in exactly `height` rows: first what each needs at the least, then what it wishes for.
 * @param air the blank rows below each, where there is room
 */
function stackRows(
  panels: readonly LowerPanel[],
  scene: Scene,
  width: number,
  height: number,
  edge: string,
  air: number,
): Row[] {
  const least = panels.reduce((sum, panel) => sum + LEAST_ROWS[panel], 0)
  let spare = height - least
  const heights = panels.map((panel, index) => {
    const wish = Math.max(0, wishOf(panel, scene, inner(width, edge)) + air - LEAST_ROWS[panel])
    const more = index === panels.length - 1 ? spare : Math.min(spare, wish)
    spare -= more
    return LEAST_ROWS[panel] + more
  })
  return panels
    .flatMap((panel, index) => PANELS[panel](scene, width, heights[index] ?? 0, edge))
    .slice(0, height)
}

/** Two columns beside each other; below the last row that either has there is not even the edge between them. */
function columnsBeside(
  columns: readonly (readonly Row[])[],
  widths: readonly number[],
  height: number,
): Row[] {
  const hasText = (row: Row | undefined, column: number): boolean =>
    (row?.length ?? 0) > (column === 0 ? 0 : 1)
  const last = Math.max(...columns.map((rows, column) => rows.findLastIndex(row => hasText(row, column)) + 1))
  const rows = beside(columns, widths, Math.min(last, height))
  return Array.from({ length: height }, (_, index) => rows[index] ?? [])
}

/** The panels at the bottom of the screen, in exactly `height` rows. */
export function belowRows({ below, airy }: Layout, scene: Scene, width: number, height: number): Row[] {
  if (height <= 0 || below.length === 0) return []
  const widths = columnWidths(below.length, width)
  const columns = below.map((panels, index) =>
    stackRows(
      panels,
      scene,
      widths[index] ?? 0,
      height,
      index === 0 ? '' : scene.theme.glyphs.edge,
      airy ? 1 : 0,
    ),
  )
  return columnsBeside(columns, widths, height)
}

/** What stands at the left, and beside it, where the layout has them, the reference counts: exactly `height` rows. */
export function withCounts(
  { counts }: Layout,
  scene: Scene,
  width: number,
  height: number,
  left: (width: number) => Row[],
): Row[] {
  const { machine, previous, trap, theme } = scene
  const widths = columnWidths(counts ? 2 : 1, width)
  const [leftWidth = width, rightWidth = 0] = widths
  if (!counts || trap === null) return beside([left(width)], [width], height)
  const { rows, above, more } = countRows(machine, trap, previous, theme, height - 1, scene.view.page)
  const { up, down } = theme.glyphs
  const hidden = [
    ...(above > 0 ? [`${more > 0 ? above : texts().counts.more(above)} ${up}`] : []),
    ...(more > 0 ? [`${texts().counts.more(more)} ${down}`] : []),
  ]
  const right = hidden.length > 0 ? span(hidden.join('  '), 'warn') : span(texts().counts.asMoved, 'dim')
  const title = ruleRow(texts().counts.title, [right], rightWidth, theme)
  return columnsBeside([left(leftWidth), titled(title, rows, height, theme.glyphs.edge)], widths, height)
}

/** The cells of the run's title besides its legend. */
const RUN_TITLE = 18

/** The run's line below its title. @param height rows in all; 0 where there is none */
export function runRows({ run }: Layout, { view, theme }: Scene, width: number, height: number): Row[] {
  if (height === 0 || run === 0) return []
  const legend = timelineLegend(theme, width - RUN_TITLE)
  return [
    ruleRow(texts().timeline.title, legend, width, theme),
    ...timelineRows(view.session.play, view.traps, theme, width, run, view.page),
  ].slice(0, height)
}
