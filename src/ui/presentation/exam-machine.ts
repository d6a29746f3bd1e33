import { contentName, findFrame, freeFrames, type Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { columnsOf } from '../play/target.ts'
import { beside, fitRow, type Row, rowWidth, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { allFrames, frameChip, frameTone, type MachineShown } from './frames.ts'
import { machineHeight, machineRows, ruleRow } from './machine.ts'
import { columnLayout, columnRows, processColumn } from './process-column.ts'

/** What is shown of a machine that nobody has a hand on. */
export type Standing = Pick<MachineShown, 'machine' | 'previous' | 'trap'>

const shownOf = (standing: Standing): MachineShown => ({
  ...standing,
  target: null,
  focused: false,
  marks: [],
})

/** As wide as how a process stands and whose child it is. */
const LEAST_COLUMN = 22

/** The page tables beside each other, in as many bands as they need, so that no process is out of sight. */
function tableRows(shown: MachineShown, theme: Theme, width: number): Row[] {
  const { machine } = shown
  const tight = columnLayout(machine, width)
  const layout = { ...tight, width: Math.min(width, Math.max(tight.width, LEAST_COLUMN)) }
  const processes = columnsOf(machine)
  const each = Math.max(1, Math.floor(width / layout.width))
  const rows: Row[] = []
  for (let start = 0; start < processes.length; start += each) {
    const band = processes.slice(start, start + each)
    const height = 1 + Math.max(...band.map(process => columnRows(process, machine).length))
    const columns = band.map(process => processColumn(process, shown, theme, layout, height))
    rows.push(...beside(columns, Array<number>(band.length).fill(layout.width), height))
  }
  return rows
}

const CELL = 18

const isCached = ({ demand }: Machine, frame: number): boolean =>
  demand !== null && Object.values(demand.cache).some(file => Object.values(file.frames).includes(frame))

/** The frames in use, one behind the other; the free ones are counted in the title. */
function frameRows({ machine, previous }: MachineShown, theme: Theme, width: number): Row[] {
  const used = allFrames(machine).filter(frame => frame < 0 || (findFrame(machine, frame)?.count ?? 0) > 0)
  const words = texts().machine
  const cells = used.map((frame): Row => {
    const { count, content } = findFrame(machine, frame) ?? { count: 0, content: null }
    const before = previous === null ? undefined : findFrame(previous, frame)
    const changed = before !== undefined && (before.count !== count || before.content !== content)
    const more =
      frame < 0 ? '' : machine.hand.includes(frame) ? words.hand : isCached(machine, frame) ? 'c' : ''
    return fitRow(
      [
        span(' '),
        frameChip(frame, theme),
        span(frame < 0 ? '  -' : ` ${String(count).padStart(2)}`, changed ? 'warn' : 'text'),
        span(changed ? theme.glyphs.changed : ' ', 'warn'),
        span(`'${contentName(content)}'`, frameTone('on-frame', frame)),
        span(` ${more}`, 'dim'),
      ],
      CELL,
    )
  })
  const each = Math.max(1, Math.floor(width / CELL))
  return Array.from({ length: Math.ceil(cells.length / each) }, (_, line) =>
    cells.slice(line * each, (line + 1) * each).flat(),
  )
}

/** Where the frames have a column of their own, if there are rows for it. */
const ROOMY = 100

/**
 * A machine as rows, their number as it needs: page tables beside frames where that fits into `room` rows, else under
 * each other.
 */
export function standingRows(
  standing: Standing,
  title: string,
  theme: Theme,
  width: number,
  room: number,
): Row[] {
  const shown = shownOf(standing)
  const { machine } = standing
  const height = machineHeight(machine)
  const layout = columnLayout(machine, width - 30)
  const fits = Math.max(layout.width, LEAST_COLUMN) * columnsOf(machine).length <= width - 30
  if (width >= ROOMY && fits && height + 1 <= room)
    return machineRows(shown, theme, width, height, { title, legend: true })
  const free = texts().examScreen.parts.free(freeFrames(machine), machine.limit)
  return [
    ruleRow(title, [], width, theme),
    ...tableRows(shown, theme, width),
    ruleRow(texts().machine.frames, [span(free, 'dim')], width, theme),
    ...frameRows(shown, theme, width),
  ].map(row => (rowWidth(row) > width ? fitRow(row, width) : row))
}
