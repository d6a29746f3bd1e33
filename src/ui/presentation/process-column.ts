import {
  contentName,
  findFrame,
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
} from '../../machine/index.ts'
import { columnsOf, pageList } from '../play/target.ts'
import { cut, pad, type Row, rowWidth, type Span, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip, frameTone, type MachineShown } from './frames.ts'
import { windowStart } from './window.ts'

/** How a PTE's bits are written: as three letters, with COW beside them, or spelled out. */
export type BitsStyle = 'letters' | 'cow' | 'words'

const BITS: Readonly<Record<BitsStyle, Readonly<Record<ReturnType<typeof rightsOf>, string>>>> = {
  letters: { r: 'r--', rw: 'rw-', rx: 'r-x', cow: 'r-c' },
  cow: { r: 'r--    ', rw: 'rw-    ', rx: 'r-x    ', cow: 'r-- cow' },
  words: {
    r: 'present           ',
    rw: 'present writable  ',
    rx: 'present executable',
    cow: 'present COW       ',
  },
}

const ABSENT: Readonly<Record<BitsStyle, string>> = { letters: '-', cow: 'not mapped', words: 'not present' }

const samePte = (one: Pte | undefined, other: Pte | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.frame === other.frame && rightsOf(one) === rightsOf(other)

/** How every process's column looks. */
export interface ColumnLayout {
  readonly name: number
  readonly bits: BitsStyle
  readonly width: number
}

const LONGEST_PAGE_NAME = 10
/** On a small screen the next child would take the words away again. */
const ROOM_FOR_WORDS = 70
/** Between two columns, where there is room to spare. */
const WIDEST_GAP = 3

/** What the TLB holds for a page matters where nothing but a flush empties it. */
const showsTlb = ({ demand }: Machine): boolean => demand !== null

/** T where a cached entry lets stores through, t where only loads. */
const tlbMark = ({ tlb }: Process, page: Page): string => {
  const entry = tlb[page]
  return entry === undefined ? ' ' : entry.w ? 'T' : 't'
}

/**
 * One cell for the cursor, one for the mark, the name, the chip, the bits, the TLB, one for the change, and a gap;
 * and the content, where the bits are more than letters. The most that fits for all processes beside each other.
 */
export function columnLayout(machine: Machine, room: number): ColumnLayout {
  const names = columnsOf(machine).flatMap(process =>
    pageList(process).map(page => pageName(machine, process.id, page).length),
  )
  const name = Math.min(LONGEST_PAGE_NAME, Math.max(7, ...names))
  const tlb = showsTlb(machine) ? 1 : 0
  const columns = Math.max(1, columnsOf(machine).length)
  const content = 4
  const widthOf = (bits: BitsStyle): number =>
    2 + name + 1 + 3 + 1 + BITS[bits].r.length + tlb + 1 + 1 + (bits === 'letters' ? 0 : content + tlb)
  const styles = room < ROOM_FOR_WORDS ? (['cow'] as const) : (['words', 'cow'] as const)
  const bits = styles.find(style => widthOf(style) * columns <= room) ?? 'letters'
  const gap = Math.max(0, Math.min(WIDEST_GAP, Math.floor(room / columns) - widthOf(bits)))
  return { name, bits, width: widthOf(bits) + gap }
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

/** Whether a process itself is otherwise than it was, or was not there. */
export function processChanged(previous: Machine | null, process: Process): boolean {
  if (previous === null) return false
  const before = previous.processes[process.id]
  if (before === undefined) return true
  return (['state', 'parent', 'mm', 'killed', 'program'] as const).some(key => before[key] !== process[key])
}

function headingRow(process: Process, shown: MachineShown, theme: Theme, width: number, hidden: string): Row {
  const trapped = shown.trap?.by === process.id
  const here = shown.target?.on === 'process' && shown.target.process === process.id
  const tone = trapped ? 'accent' : shown.trap === null ? 'strong' : 'text'
  const changed = processChanged(shown.previous, process)
  const name = processName(process.id)
  const room = width - 2 - name.length - (changed ? 1 : 0) - (hidden === '' ? 0 : hidden.length + 2)
  const words = cut(stateWords(process, shown.trap), room)
  const left: Span[] = [
    span(here ? theme.glyphs.cursor : ' ', 'cursor'),
    span(`${name} `, here && shown.focused ? 'cursor' : tone, trapped),
    span(words, trapped ? 'accent' : 'dim'),
    ...(changed ? [span(theme.glyphs.changed, 'warn')] : []),
  ]
  if (hidden === '') return left
  return [
    ...left,
    span(' '.repeat(Math.max(1, width - 1 - hidden.length - rowWidth(left)))),
    span(hidden, 'warn'),
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
  const roomy = layout.bits !== 'letters'
  const left = [
    span(here ? theme.glyphs.cursor : ' ', here && shown.focused ? 'accent' : 'cursor'),
    span(marked ? theme.glyphs.mark : ' ', 'accent'),
    span(`${pad(pageName(machine, process.id, page), layout.name)} `, tone, here),
  ]
  const right = [
    ...(showsTlb(machine) ? [span(`${roomy ? ' ' : ''}${tlbMark(process, page)}`, tone)] : []),
    span(changed ? theme.glyphs.changed : ' ', 'warn'),
  ]
  const bits = BITS[layout.bits]
  if (pte === undefined)
    return [...left, span(pad(ABSENT[layout.bits], 4 + bits.r.length), changed ? 'warn' : 'dim'), ...right]
  const content = contentName(findFrame(machine, pte.frame)?.content ?? null)
  return [
    ...left,
    frameChip(pte.frame, theme),
    span(` ${bits[rightsOf(pte)]}`, changed ? 'warn' : tone),
    ...right,
    ...(roomy ? [span(`'${content}'`, frameTone('on-frame', pte.frame))] : []),
  ]
}

/** What a region allows, and what it is. */
const regionRow = (region: Region, changed: boolean, theme: Theme, width: number): Row => [
  span(
    cut(`  ${region.rights} ${region.share} ${region.kind}`, width - (changed ? 2 : 1)),
    changed ? 'warn' : 'dim',
  ),
  ...(changed ? [span(theme.glyphs.changed, 'warn')] : []),
]

const regionChanged = (previous: Machine | null, process: Process, region: Region): boolean =>
  previous !== null &&
  previous.processes[process.id]?.regions.find(({ name }) => name === region.name)?.rights !== region.rights

/** What stands below a process's heading: its pages, and where regions decide, a line for each region. */
export const columnRows = (process: Process, machine: Machine): (Page | Region)[] =>
  process.regions.flatMap(region => [...(machine.demand === null ? [] : [region]), ...pagesOf(region)])

/** A process: its heading, and as many of its pages as `height` leaves, around the cursor; how many are hidden is said. */
export function processColumn(
  process: Process,
  shown: MachineShown,
  theme: Theme,
  layout: ColumnLayout,
  height: number,
): Row[] {
  const rows = columnRows(process, shown.machine)
  const { target, trap } = shown
  const room = height - 1
  // The same page in every column, so that what is shared is seen to be.
  const wanted = target?.on === 'page' ? target.page : trap !== null && 'page' in trap ? trap.page : undefined
  const at = wanted === undefined ? 0 : rows.indexOf(wanted)
  const start = rows.length <= room ? 0 : windowStart(rows.length, room, Math.max(0, at))
  const below = rows.length - start - room
  const { up, down } = theme.glyphs
  const hidden = [...(start > 0 ? [`${up}${start}`] : []), ...(below > 0 ? [`${down}${below}`] : [])].join(
    ' ',
  )
  return [
    headingRow(process, shown, theme, layout.width, hidden),
    ...rows
      .slice(start, start + room)
      .map(row =>
        typeof row === 'number'
          ? pageRow(process, row, shown, theme, layout)
          : regionRow(row, regionChanged(shown.previous, process, row), theme, layout.width),
      ),
  ]
}
