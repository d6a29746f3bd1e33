import {
  contentName,
  findFrame,
  type Machine,
  type Page,
  type Process,
  type Pte,
  type PteRights,
  pageName,
  pagesOf,
  processName,
  type Region,
  rightsOf,
  type Trap,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { columnsOf, pageList } from '../play/target.ts'
import { cut, hitting, pad, type Row, rowWidth, type Span, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip, frameTone, type MachineShown } from './frames.ts'
import { windowStart } from './window.ts'

/** How a PTE's bits are written: as three letters, with COW beside them, or spelled out. */
export type BitsStyle = 'letters' | 'cow' | 'words'

type Bits = Readonly<Record<PteRights, string>>

const LETTERS: Bits = { r: 'r--', rw: 'rw-', rx: 'r-x', cow: 'r-c' }
const LETTERS_AND_COW: Bits = { r: 'r--', rw: 'rw-', rx: 'r-x', cow: 'r-- cow' }

function bitsIn(style: BitsStyle): Bits {
  switch (style) {
    case 'letters':
      return LETTERS
    case 'cow':
      return LETTERS_AND_COW
    case 'words':
      return texts().machine.bits
  }
}

/** How many cells the bits take. */
const bitsWidth = (style: BitsStyle): number =>
  Math.max(...Object.values(bitsIn(style)).map(text => widthOf(text)))

function absentIn(style: BitsStyle): string {
  switch (style) {
    case 'letters':
      return '-'
    case 'cow':
      return texts().machine.notMapped
    case 'words':
      return texts().machine.notPresent
  }
}

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
    pageList(process).map(page => widthOf(pageName(machine, process.id, page))),
  )
  const name = Math.min(LONGEST_PAGE_NAME, Math.max(7, ...names))
  const tlb = showsTlb(machine) ? 1 : 0
  const columns = Math.max(1, columnsOf(machine).length)
  const content = 4
  const cellsFor = (bits: BitsStyle): number =>
    2 + name + 1 + 3 + 1 + bitsWidth(bits) + tlb + 1 + 1 + (bits === 'letters' ? 0 : content + tlb)
  const styles = room < ROOM_FOR_WORDS ? (['cow'] as const) : (['words', 'cow'] as const)
  const bits = styles.find(style => cellsFor(style) * columns <= room) ?? 'letters'
  const gap = Math.max(0, Math.min(WIDEST_GAP, Math.floor(room / columns) - cellsFor(bits)))
  return { name, bits, width: cellsFor(bits) + gap }
}

function stateWords(process: Process, trap: Trap | null): string {
  const of = processName(process.parent)
  const { states } = texts().machine
  if (trap?.kind === 'fork' && trap.child === process.id) return states.unborn(of)
  if (trap?.by === process.id) return states.trapped(of)
  if (process.state === 'zombie') return states.zombie(of)
  if (process.mm !== process.id) return states.borrows(processName(process.mm))
  if (process.state === 'suspended') return states.suspended(of)
  return process.state === 'waiting' ? states.asleep(of) : states.runnable(of)
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
  const bits = bitsWidth(layout.bits)
  if (pte === undefined)
    return [...left, span(pad(absentIn(layout.bits), 4 + bits), changed ? 'warn' : 'dim'), ...right]
  const content = contentName(findFrame(machine, pte.frame)?.content ?? null)
  return [
    ...left,
    frameChip(pte.frame, theme),
    span(` ${pad(bitsIn(layout.bits)[rightsOf(pte)], bits)}`, changed ? 'warn' : tone),
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
    hitting(headingRow(process, shown, theme, layout.width, hidden), {
      target: { on: 'process', process: process.id },
    }),
    ...rows.slice(start, start + room).map(row =>
      typeof row === 'number'
        ? hitting(pageRow(process, row, shown, theme, layout), {
            target: { on: 'page', process: process.id, page: row },
          })
        : regionRow(row, regionChanged(shown.previous, process, row), theme, layout.width),
    ),
  ]
}
