import { apply, type Primitive } from '../../kernel/index.ts'
import {
  copyMachine,
  type FrameNumber,
  findFrame,
  frameName,
  type Machine,
  type ProcessId,
  pageName,
  processesOf,
  processName,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { pad, type Row, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip } from './frames.ts'
import { pageStart } from './window.ts'

/** What a trap has been answered with so far. */
export interface Answered {
  /** The machine at the trap. */
  readonly before: Machine
  readonly steps: readonly Primitive[]
}

/** How one frame's reference count moved. */
export interface Moved {
  readonly frame: FrameNumber
  /** At the trap, then after each step that changed it. */
  readonly counts: readonly number[]
  /** Those steps, 1-based. */
  readonly steps: readonly number[]
}

const countOf = (machine: Machine, frame: FrameNumber): number => findFrame(machine, frame)?.count ?? 0

/** The frames that there are so far, the zero frame first, where there is one. */
const framesOf = (machine: Machine): FrameNumber[] => [
  ...(machine.demand === null ? [] : [ZERO_FRAME]),
  ...machine.frames.keys(),
]

/** @returns the frames whose counts a trap's steps moved, in the order of their names. */
export function countsMoved({ before, steps }: Answered): Moved[] {
  const machine = copyMachine(before)
  const moved = new Map<FrameNumber, { frame: FrameNumber; counts: number[]; steps: number[] }>()
  for (const [index, step] of steps.entries()) {
    const then = new Map(framesOf(machine).map(frame => [frame, countOf(machine, frame)]))
    apply(machine, step)
    for (const frame of framesOf(machine)) {
      const count = countOf(machine, frame)
      const last = then.get(frame) ?? 0
      if (count === last) continue
      const known = moved.get(frame) ?? { frame, counts: [last], steps: [] }
      known.counts.push(count)
      known.steps.push(index + 1)
      moved.set(frame, known)
    }
  }
  return [...moved.values()].toSorted((one, other) => one.frame - other.frame)
}

/** Processes by name, three or more whose numbers follow each other as a run: "P1-P4 P7". */
function processNames(ids: readonly ProcessId[]): string {
  const runs: ProcessId[][] = []
  for (const id of ids) {
    const run = runs.at(-1)
    if (run?.at(-1) === id - 1) run.push(id)
    else runs.push([id])
  }
  return runs
    .map(run =>
      run.length < 3
        ? run.map(processName).join(' ')
        : `${processName(run[0] ?? 0)}-${processName(run.at(-1) ?? 0)}`,
    )
    .join(' ')
}

/** @returns who refers to each frame now: pages with the processes that map them there, the page cache, the hand. */
export function holdersOf(machine: Machine): ReadonlyMap<FrameNumber, string> {
  const pages = new Map<FrameNumber, Map<string, ProcessId[]>>()
  for (const { id, pages: table } of processesOf(machine))
    for (const [page, { frame }] of Object.entries(table)) {
      const named = pages.get(frame) ?? new Map<string, ProcessId[]>()
      const name = pageName(machine, id, Number(page))
      named.set(name, [...(named.get(name) ?? []), id])
      pages.set(frame, named)
    }
  const holders = new Map<FrameNumber, string[]>()
  const add = (frame: FrameNumber, holder: string): void => {
    holders.set(frame, [...(holders.get(frame) ?? []), holder])
  }
  for (const frame of machine.hand) add(frame, texts().counts.inHand)
  for (const { frames } of Object.values(machine.demand?.cache ?? {}))
    for (const frame of Object.values(frames)) add(frame, texts().counts.pageCache)
  for (const [frame, named] of pages)
    for (const [page, who] of named) add(frame, `${page} ${processNames(who)}`)
  return new Map([...holders].map(([frame, held]) => [frame, texts().counts.list(held)]))
}

const stepsText = ({ steps }: Moved): string => (steps.length === 0 ? '' : texts().counts.steps(steps))

const widest = (words: readonly string[], least: number, most: number): number =>
  Math.min(most, Math.max(least, ...words.map(word => widthOf(word))))

/** Every frame that somebody refers to or whose count has moved; the moved ones alone where not all of them fit. */
function framesShown(
  machine: Machine,
  answered: Answered,
  height: number,
  page: number,
): [shown: Moved[], above: number, below: number] {
  const moved = countsMoved(answered)
  const all = framesOf(machine).flatMap((frame): Moved[] => {
    const known = moved.find(one => one.frame === frame)
    if (known !== undefined) return [known]
    const count = countOf(machine, frame)
    return frame === ZERO_FRAME || count === 0 ? [] : [{ frame, counts: [count], steps: [] }]
  })
  if (all.length <= height) return [all, 0, 0]
  if (page !== 0) {
    const start = pageStart(all.length, height, 0, page)
    return [all.slice(start, start + height), start, all.length - start - height]
  }
  const last = moved.toSorted((one, other) => (other.steps.at(-1) ?? 0) - (one.steps.at(-1) ?? 0))
  const chosen = new Set([...last, ...all].slice(0, height).map(({ frame }) => frame))
  const kept = all.filter(({ frame }) => chosen.has(frame))
  return [kept, 0, all.length - kept.length]
}

/**
 * The reference counts as they moved in a trap, and who refers to each frame now.
 * @param previous the machine before the last action, to mark what it changed
 * @param page turned by pages, all frames in their order, from the first on: negative further down
 * @returns at most `height` rows, how many frames more there are, and how many above where it was turned
 */
export function countRows(
  machine: Machine,
  answered: Answered,
  previous: Machine | null,
  theme: Theme,
  height: number,
  page = 0,
): { readonly rows: Row[]; readonly above: number; readonly more: number } {
  const [shown, above, more] = framesShown(machine, answered, height, page)
  const holders = holdersOf(machine)
  const arrow = ` ${theme.glyphs.arrow} `
  const countWidth = widest(
    shown.map(({ counts }) => counts.join(arrow)),
    5,
    17,
  )
  const stepWidth = widest(shown.map(stepsText), 6, 14)
  const rows = shown.map((one): Row => {
    const { frame, counts } = one
    const now = counts.at(-1) ?? 0
    const trail = counts
      .slice(0, -1)
      .map(count => `${count}${arrow}`)
      .join('')
      .slice(-Math.max(1, countWidth - String(now).length))
    const still = one.steps.length === 0
    const changed = previous !== null && countOf(previous, frame) !== countOf(machine, frame)
    return [
      now === 0 ? span(` ${frameName(frame)} `, 'dim') : frameChip(frame, theme),
      span(` ${trail}`, 'dim'),
      span(String(now), still ? 'dim' : changed ? 'warn' : 'strong', !still),
      span(`${' '.repeat(Math.max(0, countWidth - trail.length - String(now).length))}  `),
      span(pad(stepsText(one), stepWidth), 'dim'),
      span(`${changed ? theme.glyphs.changed : ' '}  `, 'warn'),
      span(
        now === 0 ? texts().counts.free : (holders.get(frame) ?? texts().counts.nobody),
        still || now === 0 ? 'dim' : 'text',
      ),
    ]
  })
  return { rows, above, more }
}
