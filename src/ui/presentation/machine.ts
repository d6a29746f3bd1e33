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
import { columnsOf, pageList, type Target } from '../play/target.ts'
import { beside, cut, pad, type Row, type Span, span } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'

/** What the machine panels are drawn from. */
export interface MachineShown {
  readonly machine: Machine
  readonly previous: Machine | null
  readonly trap: Trap | null
  /** Null where there is no cursor: while the machine runs, and at a verdict. */
  readonly target: Target | null
  readonly focused: boolean
  readonly marks: readonly { readonly process: number; readonly page: Page }[]
}

const BITS = { r: 'r--', rw: 'rw-', rx: 'r-x', cow: 'r-c' } as const
const WIDE_BITS = { r: 'r--    ', rw: 'rw-    ', rx: 'r-x    ', cow: 'r-- cow' } as const

/** A frame's letter as it looks everywhere: on its colour, or in brackets. The frame of zeros is 0. */
export function frameChip(frame: FrameNumber, theme: Theme): Span {
  const name = frame === ZERO_FRAME ? '0' : frameName(frame)
  return span(theme.brackets ? `[${name}]` : ` ${name} `, frameTone('frame', frame))
}

const frameTone = (where: 'frame' | 'on-frame', frame: FrameNumber): Tone =>
  frame === ZERO_FRAME ? `${where}-zero` : `${where}-${frame}`

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

/** One cell for the cursor, one for the mark, the name, the chip, the bits, one for the change, and a gap. */
function columnLayout(machine: Machine, room: number): ColumnLayout {
  const names = columnsOf(machine).flatMap(process =>
    pageList(process).map(page => pageName(machine, process.id, page).length),
  )
  const name = Math.min(LONGEST_PAGE_NAME, Math.max(7, ...names))
  const narrow = 2 + name + 1 + 3 + 1 + 3 + 1 + 1
  const wide = narrow + 4 + 4
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
  const mark = span(changed ? theme.glyphs.changed : ' ', 'warn')
  if (pte === undefined)
    return [...left, span(pad(layout.wide ? 'not mapped' : '-', layout.wide ? 10 : 7), 'dim'), mark]
  const bits = (layout.wide ? WIDE_BITS : BITS)[rightsOf(pte)]
  const content = contentName(findFrame(machine, pte.frame)?.content ?? null)
  return [
    ...left,
    frameChip(pte.frame, theme),
    span(` ${bits}`, tone),
    mark,
    ...(layout.wide ? [span(`'${content}'`, frameTone('on-frame', pte.frame))] : []),
  ]
}

/** The window of `size` items out of `count` that holds item `at`, moved no more than needed from the start. */
function windowStart(count: number, size: number, at: number): number {
  return Math.max(0, Math.min(at - Math.floor(size / 2), count - size))
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

/** The frame of zeros: always there, never counted. */
function zeroRow(shown: MachineShown, theme: Theme, wide: boolean): Row {
  const here = shown.target?.on === 'frame' && shown.target.frame === ZERO_FRAME
  const content = contentName(findFrame(shown.machine, ZERO_FRAME)?.content ?? null)
  return [
    span(`${theme.glyphs.edge} `, 'rule'),
    span(here ? theme.glyphs.cursor : ' ', here && shown.focused ? 'accent' : 'cursor'),
    frameChip(ZERO_FRAME, theme),
    span(` ${pad(wide ? 'zeros' : 'zero', wide ? 6 : 4)} - `, 'dim'),
    span(pad(`'${content}'`, 4), 'on-frame-zero'),
    ...(wide ? [span(' uncounted', 'dim')] : []),
  ]
}

const isCached = ({ demand }: Machine, frame: FrameNumber): boolean =>
  demand !== null && Object.values(demand.cache).some(file => Object.values(file.frames).includes(frame))

function frameRow(frame: FrameNumber, shown: MachineShown, theme: Theme, wide: boolean): Row {
  const { machine, previous, target } = shown
  if (frame === ZERO_FRAME) return zeroRow(shown, theme, wide)
  const { count, content } = findFrame(machine, frame) ?? { count: 0, content: null }
  const before = previous === null ? undefined : findFrame(previous, frame)
  const cached = isCached(machine, frame)
  const here = target?.on === 'frame' && target.frame === frame
  const held = machine.hand.includes(frame)
  const changed = before !== undefined && (before.count !== count || before.content !== content)
  const dots = cut(theme.glyphs.dot.repeat(count), wide ? 6 : 4)
  const holds = count === 0 ? 'free' : held && !wide ? 'hand' : `'${contentName(content)}'`
  return [
    span(`${theme.glyphs.edge} `, 'rule'),
    span(here ? theme.glyphs.cursor : ' ', here && shown.focused ? 'accent' : 'cursor'),
    count === 0 ? span(` ${frameName(frame)} `, here ? 'cursor' : 'dim') : frameChip(frame, theme),
    span(` ${pad(dots, wide ? 6 : 4)}`, frameTone('on-frame', frame)),
    span(` ${count} `, count === 0 ? 'dim' : 'text'),
    span(pad(holds, 4), count === 0 ? 'dim' : held && !wide ? 'accent' : frameTone('on-frame', frame)),
    ...(wide ? [span(held ? ' in hand' : cached ? ' cached ' : '        ', held ? 'accent' : 'dim')] : []),
    span(changed ? theme.glyphs.changed : ' ', 'warn'),
    ...(!wide && cached ? [span('c', 'dim')] : []),
  ]
}

/** Every frame that the machine can have, the frame of zeros first, where there is one. */
const allFrames = ({ demand, limit }: Machine): FrameNumber[] => [
  ...(demand === null ? [] : [ZERO_FRAME]),
  ...Array.from({ length: limit }, (_, frame) => frame),
]

/** The frames in sight: all of them where they fit, else a window around the cursor. */
function framesInSight({ machine, target }: MachineShown, height: number): FrameNumber[] {
  const frames = allFrames(machine)
  const at = target?.on === 'frame' ? frames.indexOf(target.frame) : 0
  const start = frames.length <= height ? 0 : windowStart(frames.length, height, at)
  return frames.slice(start, start + height)
}

const frameColumn = (shown: MachineShown, theme: Theme, wide: boolean, height: number): Row[] =>
  framesInSight(shown, height).map(frame => frameRow(frame, shown, theme, wide))

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
