import { type Frame, type FrameNumber, ZERO_FRAME, ZEROED } from './frame.ts'
import type { Overcommit } from './overcommit.ts'
import { cachedFrame, type FileId, type PageCache } from './page-cache.ts'
import type { Page, Pte } from './page-table.ts'
import { INIT, isLive, type Process, type ProcessId } from './process.ts'
import type { Region } from './region.ts'

export const ERRNOS = ['ENOMEM', 'EFAULT', 'ECHILD'] as const
export type Errno = (typeof ERRNOS)[number]

/** What the kernel has said so far in answer to the current trap. */
export interface Answer {
  signalled: ProcessId | null
  errno: Errno | null
  returned: boolean
}

/** Why a process that was there is not there any more, or never came to be. */
export type Departure = 'exited' | 'killed' | 'unborn'

/** What a machine has besides where regions decide and memory comes on demand: Linux. */
export interface DemandPaging {
  zero: Frame
  cache: PageCache
  nextFile: FileId
  overcommit: Overcommit
}

/** The whole machine as plain data that JSON can hold. */
export interface Machine {
  frames: Frame[]
  /** Freed frames, the last freed last: the next `alloc` takes it (xv6 book, ch. 3: kmem.freelist). */
  free: FrameNumber[]
  /** How many frames there can be; `frames` grows up to it. */
  limit: number
  processes: Record<ProcessId, Process>
  departed: Record<ProcessId, Departure>
  /** Frames that the running handler has allocated and not yet mapped. */
  hand: FrameNumber[]
  answer: Answer
  /** Null on xv6, whose page tables alone decide. */
  demand: DemandPaging | null
}

const FRAMES_AT_START = 64

/** A process without memory. */
export const freshProcess = (id: ProcessId, parent: ProcessId, program: string): Process => ({
  id,
  parent,
  mm: id,
  state: 'runnable',
  killed: false,
  inWait: false,
  program,
  files: [0, 1, 2].map(fd => ({ fd, name: 'console', closeOnExec: false })),
  status: null,
  regions: [],
  pages: {},
  tlb: {},
})

/**
 * A machine with init, P1 (init's child, without memory) and `limit` free frames.
 * @param limit how many frames it has, a whole number > 0
 * @param overcommit the policy of a machine that pages on demand; null for one that does not
 */
export function createMachine(limit: number, overcommit: Overcommit | null = null): Machine {
  const machine: Machine = {
    frames: [],
    free: [],
    limit,
    processes: { [INIT]: freshProcess(INIT, INIT, 'init'), 1: freshProcess(1, INIT, 'sh') },
    departed: {},
    hand: [],
    answer: { signalled: null, errno: null, returned: false },
    demand:
      overcommit === null
        ? null
        : { zero: { content: ZEROED, count: 1, mappers: 0 }, cache: {}, nextFile: 0, overcommit },
  }
  growFrames(machine, Math.min(limit, FRAMES_AT_START))
  return machine
}

/** Adds frames up to `count` in all, lowest number next to be allocated. */
export function growFrames(machine: Machine, count: number): void {
  const first = machine.frames.length
  for (let number = first; number < count; number++)
    machine.frames.push({ content: null, count: 0, mappers: 0 })
  for (let number = count - 1; number >= first; number--) machine.free.push(number)
}

/** @throws Error when there is no such process: a bug in the caller, which must have checked. */
export function processAt(machine: Machine, id: ProcessId): Process {
  const process = machine.processes[id]
  if (process === undefined) throw new Error(`no process ${id}`)
  return process
}

/** @returns the process whose regions, page table and TLB `id` uses: itself, but for a vfork child. @throws as processAt */
export const spaceOf = (machine: Machine, id: ProcessId): Process =>
  processAt(machine, processAt(machine, id).mm)

/** @returns the same, or undefined where there is no such process. */
export function findSpace(machine: Machine, id: ProcessId): Process | undefined {
  const process = machine.processes[id]
  return process === undefined || process.mm === id ? process : machine.processes[process.mm]
}

/** @returns the frame, the zero frame too; undefined where there is none. */
export const findFrame = (machine: Machine, number: FrameNumber): Frame | undefined =>
  number === ZERO_FRAME ? machine.demand?.zero : machine.frames[number]

/**
 * @returns whether a frame is nobody's own where a region maps it: the zero frame, or the page cache's for that page.
 * Any other is anonymous memory.
 */
export const isEverybodys = (
  machine: Machine,
  region: Region | undefined,
  page: Page,
  frame: FrameNumber,
): boolean =>
  frame === ZERO_FRAME || (region !== undefined && cachedFrame(machine.demand?.cache, region, page) === frame)

/** @throws Error when there is no such frame: a bug in the caller, which must have checked. */
export function frameAt(machine: Machine, number: FrameNumber): Frame {
  const frame = findFrame(machine, number)
  if (frame === undefined) throw new Error(`no frame ${number}`)
  return frame
}

/** Writes a PTE, or clears it (null). The frames' counts stay as they are; who maps them does not. */
export function writePte(machine: Machine, space: Process, page: Page, pte: Pte | null): void {
  const old = space.pages[page]
  if (old !== undefined) {
    const frame = findFrame(machine, old.frame)
    if (frame !== undefined) frame.mappers -= space.id
  }
  if (pte === null) delete space.pages[page]
  else {
    space.pages[page] = pte
    const frame = findFrame(machine, pte.frame)
    if (frame !== undefined) frame.mappers += space.id
  }
}

/** @returns every process that there is, zombies too, in order of their numbers, init first. */
export const processesOf = (machine: Machine): Process[] => Object.values(machine.processes)

/** @returns the children of `parent`, zombies too, in order of their numbers. */
export const childrenOf = (machine: Machine, parent: ProcessId): Process[] =>
  processesOf(machine).filter(process => process.parent === parent && process.id !== INIT)

/** @returns the live processes that have memory of their own to show: all but init and zombies. */
export const liveProcesses = (machine: Machine): Process[] =>
  processesOf(machine).filter(process => process.id !== INIT && isLive(process))

/** @returns the pages of a region in order. */
export const pagesOf = (region: Region): Page[] =>
  Array.from({ length: region.pages }, (_, index) => region.start + index)

/** @returns how many frames nobody refers to. */
export const freeFrames = (machine: Machine): number =>
  machine.free.length + machine.limit - machine.frames.length
