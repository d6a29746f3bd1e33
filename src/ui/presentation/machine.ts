import {
  type FrameNumber,
  frameName,
  INIT,
  type Machine,
  type Process,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { columnsOf } from '../play/target.ts'
import { beside, cut, fitRow, type Row, rowWidth, type Span, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'
import { holdersOf } from './counts.ts'
import { allFrames, frameColumn, framesInSight, type MachineShown } from './frames.ts'
import {
  type BitsStyle,
  type ColumnLayout,
  columnLayout,
  columnRows,
  processColumn,
} from './process-column.ts'
import { regionRows } from './regions.ts'
import { windowStart } from './window.ts'

const FRAMES_NARROW = 20
const FRAMES_WIDE = 30

/** How the machine fits a screen: which columns are in sight, and how wide everything is. */
interface MachineLayout {
  readonly columns: readonly Process[]
  readonly hiddenLeft: number
  readonly hiddenRight: number
  readonly pageTables: number
  readonly frames: number
  readonly column: ColumnLayout
}

function layoutOf(shown: MachineShown, width: number): MachineLayout {
  const wideFrames = width >= 100
  const frames = wideFrames ? FRAMES_WIDE : FRAMES_NARROW
  const pageTables = width - frames
  const column = columnLayout(shown.machine, pageTables)
  const all = columnsOf(shown.machine)
  const size = Math.max(1, Math.floor(pageTables / column.width))
  const wanted =
    shown.target !== null && shown.target.on !== 'frame' ? shown.target.process : (shown.trap?.by ?? INIT)
  const at = Math.max(
    0,
    all.findIndex(({ id }) => id === wanted),
  )
  const start = all.length <= size ? 0 : windowStart(all.length, size, at)
  const columns = all.slice(start, start + size)
  return {
    columns,
    hiddenLeft: start,
    hiddenRight: all.length - start - columns.length,
    pageTables,
    frames,
    column,
  }
}

/** @returns how many rows the machine takes where nothing has to scroll, the title not counted. */
export function machineHeight(machine: Machine): number {
  return Math.max(
    allFrames(machine).length,
    ...columnsOf(machine).map(process => 1 + columnRows(process, machine).length),
  )
}

/** A titled line: `── title ───────── right ──`. */
export function ruleRow(title: string, right: Row, width: number, theme: Theme): Row {
  const line = theme.glyphs.rule
  const rightWidth = rowWidth(right)
  const tail = rightWidth === 0 ? 1 : rightWidth + 4
  const between = Math.max(0, width - widthOf(title) - 4 - tail)
  return [
    span(`${line}${line} `, 'rule'),
    span(title, 'strong'),
    span(` ${line.repeat(between)}`, 'rule'),
    ...(rightWidth === 0 ? [span(line, 'rule')] : [span(' '), ...right, span(` ${line}${line}`, 'rule')]),
  ]
}

/** What stands at the right end of the machine's own titled line. */
export interface MachineTitle {
  readonly title?: string
  /** Whether to say what the signs mean, as far as there is room. */
  readonly legend?: boolean
  readonly right?: Row
  /** Whether the regions are spelled out beside the page tables, where there is room. */
  readonly regions?: boolean
}

/** The cells of a titled line besides its title and what stands at its right end. */
const RULE_ENDS = 10
/** Between two things that stand there. */
const GAP = 3

const LETTERS: Readonly<Record<BitsStyle, readonly ('r' | 'w' | 'x' | 'c')[]>> = {
  letters: ['r', 'w', 'x', 'c'],
  cow: ['r', 'w', 'x'],
  words: [],
}

/** What the signs beside a page mean, as many as fit. */
function legendRow(machine: Machine, bits: BitsStyle, theme: Theme, room: number): Row {
  const means = texts().machine.signs
  const signs = [
    ...LETTERS[bits].map(sign => [sign, means[sign]] as const),
    ...(machine.demand === null ? [] : [['T', means.T] as const]),
    [theme.glyphs.changed, means.changed] as const,
  ]
  const spans: Span[] = []
  for (const [sign, what] of signs) {
    const piece = [span(`${spans.length === 0 ? '' : '  '}${sign}`, 'text'), span(` ${what}`, 'dim')]
    if (rowWidth([...spans, ...piece]) <= room) spans.push(...piece)
  }
  return spans
}

/** How many processes are beyond the screen, and where. */
function hiddenText({ hiddenLeft, hiddenRight }: MachineLayout): string {
  const words = texts().machine
  if (hiddenLeft > 0 && hiddenRight > 0) return words.hiddenBoth(hiddenLeft, hiddenRight)
  if (hiddenLeft > 0) return words.hiddenLeft(hiddenLeft)
  return hiddenRight > 0 ? words.hiddenRight(hiddenRight) : ''
}

function tablesTitle(shown: MachineShown, theme: Theme, layout: MachineLayout, named: MachineTitle): Row {
  const { title = texts().machine.pageTables, right = [] } = named
  const hidden = hiddenText(layout)
  const room = layout.pageTables - widthOf(title) - RULE_ENDS - widthOf(hidden)
  const more: Row[] = hidden === '' ? [] : [[span(hidden, 'warn')]]
  const hint: Row[] = right.length > 0 && rowWidth(right) + GAP <= room ? [right] : []
  const left = room - hint.reduce((width, row) => width + rowWidth(row) + GAP, 0) - GAP
  const legend = named.legend === true ? legendRow(shown.machine, layout.column.bits, theme, left) : []
  const parts = [...(legend.length === 0 ? [] : [legend]), ...more, ...hint]
  const said = parts.flatMap((part, index) => (index === 0 ? part : [span(' '.repeat(GAP)), ...part]))
  return ruleRow(title, said, layout.pageTables, theme)
}

/** The least width of the page tables' title with what it says. */
const LEAST_TABLES = 80
/** Between the regions and the frames, and the edge before them. */
const AROUND_REGIONS = 3
/** The least room that is worth saying who refers to each frame. */
const LEAST_HOLDERS = 24

interface Panel {
  readonly title: Row
  readonly rows: readonly Row[]
  readonly width: number
}

/** The regions below a title, between the page tables and the frames; null where there is no room. */
function regionsPanel(
  { machine, previous }: MachineShown,
  theme: Theme,
  room: number,
  height: number,
): Panel | null {
  const regions = regionRows(machine, previous, theme, room - AROUND_REGIONS)
  if (regions === null) return null
  const { rows } = regions
  const width = regions.width + AROUND_REGIONS
  const hidden = rows.length - height
  const words = texts().machine.regions
  const right = hidden > 0 ? [span(words.more(hidden, theme.glyphs.down), 'warn')] : []
  const body = rows.slice(0, height).map((row): Row => [span(theme.glyphs.edge, 'rule'), ...row])
  return { title: ruleRow(words.title, right, width, theme), rows: body, width }
}

/** Behind each frame's row, where there is room, who refers to it. */
function framesWith(
  shown: MachineShown,
  theme: Theme,
  width: number,
  spare: number,
  height: number,
): readonly Row[] {
  const rows = frameColumn(shown, theme, width === FRAMES_WIDE, height)
  if (spare < LEAST_HOLDERS) return rows
  const holders = holdersOf(shown.machine)
  return framesInSight(shown, height).map((frame, index) => [
    ...fitRow(rows[index] ?? [], width),
    span(cut(holders.get(frame) ?? '', spare), 'dim'),
  ])
}

/** What stands at the right end of the frames' title: which are in sight, or what the last column is. */
function framesNote(shown: MachineShown, height: number, holders: boolean): string {
  const words = texts().machine
  const count = allFrames(shown.machine).length
  if (count <= height) return holders ? words.holders : words.references
  const inSight = framesInSight(shown, height)
  const nameOf = (frame: FrameNumber): string => (frame === ZERO_FRAME ? '0' : frameName(frame))
  return `${nameOf(inSight[0] ?? 0)}-${nameOf(inSight.at(-1) ?? 0)}/${count}`
}

/** The page tables beside each other, and the frames: a title row and `height` rows. */
export function machineRows(
  shown: MachineShown,
  theme: Theme,
  width: number,
  height: number,
  named: MachineTitle = {},
): Row[] {
  const layout = layoutOf(shown, width)
  const used = layout.column.width * layout.columns.length
  const least = Math.max(used, LEAST_TABLES)
  const regions =
    named.regions === true ? regionsPanel(shown, theme, layout.pageTables - least, height) : null
  const tables = regions === null ? layout.pageTables : least
  // What is left stands with the frames: a wide screen is no reason to have them far away.
  const spare = width - layout.frames - tables - (regions?.width ?? 0)
  const note = framesNote(shown, height, spare >= LEAST_HOLDERS)
  const title = [
    ...tablesTitle(shown, theme, { ...layout, pageTables: tables }, named),
    ...(regions?.title ?? []),
    ...ruleRow(texts().machine.frames, [span(note, 'dim')], layout.frames + spare, theme),
  ]
  const columns = layout.columns.map(process => processColumn(process, shown, theme, layout.column, height))
  const frames = framesWith(shown, theme, layout.frames, spare, height)
  const widths = [
    ...columns.map(() => layout.column.width),
    Math.max(0, tables - used),
    regions?.width ?? 0,
    layout.frames + spare,
  ]
  return [title, ...beside([...columns, [], regions?.rows ?? [], frames], widths, height)]
}
