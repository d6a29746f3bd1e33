import {
  type FrameNumber,
  INIT,
  type Machine,
  type Page,
  type Process,
  type ProcessId,
  pagesOf,
  processesOf,
  ZERO_FRAME,
} from '../../machine/index.ts'

/** What the cursor is on. A process without a page is its heading. */
export type Target =
  | { readonly on: 'page'; readonly process: ProcessId; readonly page: Page }
  | { readonly on: 'process'; readonly process: ProcessId }
  | { readonly on: 'frame'; readonly frame: FrameNumber }

/** @returns the processes that have a column: all but init, zombies too, since they hold memory. */
export const columnsOf = (machine: Machine): Process[] => processesOf(machine).filter(({ id }) => id !== INIT)

/** @returns every page that a process may have, mapped or not, in the order of its regions. */
export const pageList = (process: Process): Page[] => process.regions.flatMap(pagesOf)

/** @returns the targets of a process's column from top to bottom: its heading, then its pages. */
const columnTargets = (process: Process): Target[] => [
  { on: 'process', process: process.id },
  ...pageList(process).map((page): Target => ({ on: 'page', process: process.id, page })),
]

/** @returns the frames in the order in which they stand on screen: the zero frame first, where there is one. */
export const frameList = (machine: Machine): FrameNumber[] => [
  ...(machine.demand === null ? [] : [ZERO_FRAME]),
  ...machine.frames.keys(),
]

const frameTargets = (machine: Machine): Target[] =>
  frameList(machine).map((frame): Target => ({ on: 'frame', frame }))

/** @returns the machine as a grid of targets: a column a process, and the frames last. */
const grid = (machine: Machine): Target[][] => [
  ...columnsOf(machine).map(columnTargets),
  frameTargets(machine),
]

export const sameTarget = (one: Target, other: Target): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** @returns the target, or the nearest that there is: the heading of its process, or the first frame. */
export function settleTarget(machine: Machine, target: Target): Target {
  const all = grid(machine)
  if (all.some(column => column.some(candidate => sameTarget(candidate, target)))) return target
  if (target.on !== 'frame' && machine.processes[target.process] !== undefined)
    return { on: 'process', process: target.process }
  return all[0]?.[0] ?? target
}

/** A step of the cursor; the frames' first row is beside the headings. */
export type Move = 'up' | 'down' | 'left' | 'right'

/**
 * Moves the cursor over the machine.
 * @returns the new target; null where the move leaves the machine at its lower edge
 */
export function moveTarget(machine: Machine, target: Target, move: Move): Target | null {
  const all = grid(machine)
  const column = all.findIndex(targets => targets.some(candidate => sameTarget(candidate, target)))
  const row = all[column]?.findIndex(candidate => sameTarget(candidate, target)) ?? 0
  const rows = all[column] ?? []
  if (move === 'up') return rows[row - 1] ?? target
  if (move === 'down') return rows[row + 1] ?? null
  const next = all[column + (move === 'left' ? -1 : 1)]
  return next?.[Math.min(row, next.length - 1)] ?? target
}
