import {
  contentName,
  type FrameNumber,
  findFrame,
  frameName,
  INIT,
  type Machine,
  type Page,
  type Process,
  type Pte,
  pageName,
  pagesOf,
  processName,
  type Region,
  rightsOf,
  type Trap,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { columnsOf, pageList } from '../play/target.ts'
import { beside, cut, pad, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { allFrames, frameChip, frameColumn, framesInSight, frameTone, type MachineShown } from './frames.ts'
import { windowStart } from './window.ts'

const BITS = { r: 'r--', rw: 'rw-', rx: 'r-x', cow: 'r-c' } as const
const WIDE_BITS = { r: 'r--    ', rw: 'rw-    ', rx: 'r-x    ', cow: 'r-- cow' } as const

const samePte = (one: Pte | undefined, other: Pte | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.frame === other.frame && rightsOf(one) === rightsOf(other)

interface ColumnLayout {
  readonly name: number
  readonly wide: boolean
  readonly width: number
}

const LONGEST_PAGE_NAME = 10

/** What the TLB holds for a page matters where nothing but a flush empties it. */
const showsTlb = ({ demand }: Machine): boolean => demand !== null

/** T where a cached entry lets stores through, t where only loads. */
const tlbMark = ({ tlb }: Process, page: Page): string => {
  const entry = tlb[page]
  return entry === undefined ? ' ' : entry.w ? 'T' : 't'
}

/** One cell for the cursor, one for the mark, the name, the chip, the bits, the TLB, one for the change, and a gap. */
function columnLayout(machine: Machine, room: number): ColumnLayout {
  const names = columnsOf(machine).flatMap(process =>
    pageList(process).map(page => pageName(machine, process.id, page).length),
  )
  const name = Math.min(LONGEST_PAGE_NAME, Math.max(7, ...names))
  const tlb = showsTlb(machine) ? 1 : 0
  const narrow = 2 + name + 1 + 3 + 1 + 3 + tlb + 1 + 1
  const wide = narrow + 4 + 4 + tlb
  const columns = Math.max(1, columnsOf(machine).length)
  return wide * columns <= room ? { name, wide: true, width: wide } : { name, wide: false, width: narrow }
}

function stateWords(process: Process, trap: Trap | null): string {
  const of = processName(process.parent)
  if (trap?.kind === 'fork' && trap.child === process.id) return `unborn, of ${of}`
  if (trap?.by === process.id) return `trapped, of ${of}`
  if (process.state === 'zombie') return `zombie of ${of}`
  if (process.mm !== process.id) return `in ${processName(process.mm)}'s memory`
  if (process.state === 'suspended') return `suspended, of ${of}`
  return process.state === 'waiting' ? `asleep, of ${of}` : `child of ${of}`
}

function headingRow(process: Process, shown: MachineShown, theme: Theme, width: number): Row {
  const trapped = shown.trap?.by === process.id
  const here = shown.target?.on === 'process' && shown.target.process === process.id
  const tone = trapped ? 'accent' : shown.trap === null ? 'strong' : 'text'
  const words = cut(stateWords(process, shown.trap), width - 2 - processName(process.id).length)
  return [
    span(here ? theme.glyphs.cursor : ' ', 'cursor'),
    span(`${processName(process.id)} `, here && shown.focused ? 'cursor' : tone, trapped),
    span(words, trapped ? 'accent' : 'dim'),
  ]
}

function pageRow(process: Process, page: Page, shown: MachineShown, theme: Theme, layout: ColumnLayout): Row {
  const { machine, previous, target } = shown
  const pte = process.pages[page]
  const here = target?.on === 'page' && target.process === process.id && target.page === page
  const marked = shown.marks.some(mark => mark.process === process.id && mark.page === page)
  const changed = previous !== null && !samePte(previous.processes[process.id]?.pages[page], pte)
  const bright = here || shown.trap === null || shown.trap.by === process.id
  const tone = here ? 'cursor' : bright ? 'text' : 'dim'
  const left = [
    span(here ? theme.glyphs.cursor : ' ', here && shown.focused ? 'accent' : 'cursor'),
    span(marked ? theme.glyphs.mark : ' ', 'accent'),
    span(`${pad(pageName(machine, process.id, page), layout.name)} `, tone, here),
  ]
  const right = [
    ...(showsTlb(machine) ? [span(`${layout.wide ? ' ' : ''}${tlbMark(process, page)}`, tone)] : []),
    span(changed ? theme.glyphs.changed : ' ', 'warn'),
  ]
  if (pte === undefined)
    return [...left, span(pad(layout.wide ? 'not mapped' : '-', layout.wide ? 11 : 7), 'dim'), ...right]
  const bits = (layout.wide ? WIDE_BITS : BITS)[rightsOf(pte)]
  const content = contentName(findFrame(machine, pte.frame)?.content ?? null)
  return [
    ...left,
    frameChip(pte.frame, theme),
    span(` ${bits}`, tone),
    ...right,
    ...(layout.wide ? [span(`'${content}'`, frameTone('on-frame', pte.frame))] : []),
  ]
}

function processColumn(
  process: Process,
  shown: MachineShown,
  theme: Theme,
  layout: ColumnLayout,
  height: number,
): Row[] {
  const rows = columnRows(process, shown.machine)
  const { target } = shown
  const room = height - 1
  const asked =
    shown.trap !== null && 'page' in shown.trap && shown.trap.by === process.id ? shown.trap.page : undefined
  const wanted = target?.on === 'page' && target.process === process.id ? target.page : asked
  const at = wanted === undefined ? 0 : rows.indexOf(wanted)
  const start = rows.length <= room ? 0 : windowStart(rows.length, room, Math.max(0, at))
  return [
    headingRow(process, shown, theme, layout.width),
    ...rows
      .slice(start, start + room)
      .map(row =>
        typeof row === 'number' ? pageRow(process, row, shown, theme, layout) : regionRow(row, layout.width),
      ),
  ]
}

/** What stands below a process's heading: its pages, and where regions decide, a line for each region. */
const columnRows = (process: Process, machine: Machine): (Page | Region)[] =>
  process.regions.flatMap(region => [...(machine.demand === null ? [] : [region]), ...pagesOf(region)])

/** What a region allows, and what it is. */
const regionRow = ({ rights, share, kind }: Region, width: number): Row => [
  span(cut(`  ${rights} ${share} ${kind}`, width - 1), 'dim'),
]

const FRAMES_NARROW = 20
const FRAMES_WIDE = 30

/** How the machine fits a screen: which columns are in sight, and how wide everything is. */
interface MachineLayout {
  readonly columns: readonly Process[]
  readonly hiddenLeft: number
  readonly hiddenRight: number
  readonly pageTables: number
  readonly frames: number
}

function layoutOf(shown: MachineShown, width: number): MachineLayout & { readonly column: ColumnLayout } {
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
    // What is over is shared out, so that the headings' longer words fit.
    column: {
      ...column,
      width: Math.min(column.width + 2, Math.floor(pageTables / Math.max(1, columns.length))),
    },
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
  const rightWidth = right.reduce((sum, part) => sum + part.text.length, 0)
  const tail = rightWidth === 0 ? 1 : rightWidth + 4
  const fill = Math.max(0, width - title.length - 4 - tail)
  return [
    span(`${line}${line} `, 'rule'),
    span(title, 'strong'),
    span(` ${line.repeat(fill)}`, 'rule'),
    ...(rightWidth === 0 ? [span(line, 'rule')] : [span(' '), ...right, span(` ${line}${line}`, 'rule')]),
  ]
}

/** The page tables beside each other, and the frames: a title row and `height` rows. */
export function machineRows(shown: MachineShown, theme: Theme, width: number, height: number): Row[] {
  const layout = layoutOf(shown, width)
  const hidden = (count: number, where: string): string => (count === 0 ? '' : ` ${count} more ${where}`)
  const more = `${hidden(layout.hiddenLeft, 'left')}${hidden(layout.hiddenRight, 'right')}`
  const inSight = framesInSight(shown, height)
  const count = allFrames(shown.machine).length
  const [first = 0, last = 0] = [inSight[0], inSight.at(-1)]
  const nameOf = (frame: FrameNumber): string => (frame === ZERO_FRAME ? '0' : frameName(frame))
  const window = count > height ? `${nameOf(first)}-${nameOf(last)}/${count}` : 'refs'
  const title = [
    ...ruleRow('page tables', more === '' ? [] : [span(more.trim(), 'warn')], layout.pageTables, theme),
    ...ruleRow('frames', [span(window, 'dim')], layout.frames, theme),
  ]
  const columns = layout.columns.map(process => processColumn(process, shown, theme, layout.column, height))
  const used = layout.column.width * columns.length
  const frames = frameColumn(shown, theme, layout.frames === FRAMES_WIDE, height)
  const widths = [
    ...columns.map(() => layout.column.width),
    Math.max(0, layout.pageTables - used),
    layout.frames,
  ]
  return [title, ...beside([...columns, [], frames], widths, height)]
}
