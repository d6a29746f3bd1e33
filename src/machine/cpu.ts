import type { Content, FrameNumber } from './frame.ts'
import type { Instruction } from './instruction.ts'
import { frameAt, type Machine, spaceOf } from './machine.ts'
import type { Page } from './page-table.ts'
import type { Process } from './process.ts'
import type { RegionRequest } from './region.ts'
import type { Trap } from './trap.ts'

/**
 * What became of one attempt at an instruction: done (and what a load saw), or a trap into the kernel. `stored`: into
 * how many pages it has stored, from its first on.
 */
export type Attempt =
  | { readonly done: true; readonly saw: Content; readonly stored: number }
  | { readonly done: false; readonly trap: Trap; readonly stored: number }

/**
 * The TLB and the walk. A cached entry that allows the access is used, right or stale; otherwise the page table
 * is walked, and an entry that allows the access fills the TLB.
 * @param space the process whose page table and TLB are in use
 * @returns the frame, or null for a page fault
 */
export function translate(space: Process, page: Page, store: boolean): FrameNumber | null {
  const cached = space.tlb[page]
  if (cached !== undefined && (cached.w || !store)) return cached.frame
  const pte = space.pages[page]
  if (pte === undefined || (store && !pte.w)) return null
  space.tlb[page] = { frame: pte.frame, w: pte.w, cow: pte.cow, x: pte.x }
  return pte.frame
}

/** @returns the page that a program calls region[index]. @throws Error when the process has no such region. */
export function pageNamed(space: Process, name: string, index: number): Page {
  const region = space.regions.find(candidate => candidate.name === name)
  if (region === undefined) throw new Error(`process ${space.id} has no region ${name}`)
  return region.start + index
}

const trapped = (trap: Trap, stored = 0): Attempt => ({ done: false, trap, stored })

type OnPage = Extract<Instruction, { page: number }>

const firstPage = (machine: Machine, { by, region, page }: OnPage): Page =>
  pageNamed(spaceOf(machine, by), region, page)

/** A load, or a store of one character a page from `first` on; `copying`: by the kernel, which faults like its user. */
function access(
  machine: Machine,
  by: number,
  first: Page,
  values: string | null,
  copying?: 'read' | 'write',
): Attempt {
  const space = spaceOf(machine, by)
  const length = values === null ? 1 : values.length
  let saw: Content = null
  for (let index = 0; index < length; index++) {
    const page = first + index
    const number = translate(space, page, values !== null)
    if (number === null) {
      const kind = values === null ? 'load-page-fault' : 'store-page-fault'
      return trapped(copying === undefined ? { kind, by, page } : { kind, by, page, copying }, index)
    }
    const frame = frameAt(machine, number)
    if (values !== null) frame.content = values.charAt(index)
    saw = frame.content
  }
  return { done: true, saw, stored: values === null ? 0 : length }
}

/** Where regions decide, a new one begins in its own 16 pages: the window of fault-around (Linux fault_around_bytes). */
export const WINDOW_PAGES = 16

function mapTrap(machine: Machine, instruction: Extract<Instruction, { do: 'map' }>): Trap {
  const { by, region: name, kind, share, pages, rights } = instruction
  const request: RegionRequest = { name, kind, share, pages, rights }
  return machine.demand === null
    ? { kind: 'sbrk', by, request }
    : { kind: 'mmap', by, request: { ...request, align: WINDOW_PAGES } }
}

/**
 * Runs one instruction once: a load or a store is done or faults, a system call traps. Where memory comes on demand,
 * read(2) and write(2) copy like a load or a store of the process's own, and only their faults come to the handler.
 * Changes the machine only by the values stored and by filling the TLB.
 * @param instruction one that the process can carry out now (see workload's `objectionTo`)
 */
export function attempt(machine: Machine, instruction: Instruction): Attempt {
  const { by } = instruction
  const demand = machine.demand !== null
  switch (instruction.do) {
    case 'store':
      return access(machine, by, firstPage(machine, instruction), instruction.value)
    case 'load':
      return access(machine, by, firstPage(machine, instruction), null)
    case 'read': {
      const page = firstPage(machine, instruction)
      return demand
        ? access(machine, by, page, instruction.value, 'read')
        : trapped({ kind: 'read', by, page, values: instruction.value })
    }
    case 'write': {
      const page = firstPage(machine, instruction)
      return demand ? access(machine, by, page, null, 'write') : trapped({ kind: 'write', by, page })
    }
    case 'fork':
    case 'vfork':
      return trapped({ kind: instruction.do, by, child: instruction.child })
    case 'map':
      return trapped(mapTrap(machine, instruction))
    case 'unmap':
      return trapped({ kind: demand ? 'munmap' : 'unmap', by, region: instruction.region })
    case 'protect':
      return trapped({ kind: 'mprotect', by, region: instruction.region, to: instruction.to })
    case 'dontneed':
      return trapped({ kind: 'madvise', by, page: firstPage(machine, instruction) })
    case 'exec':
      return trapped({ kind: 'exec', by, program: instruction.program })
    case 'exit':
      return trapped({ kind: 'exit', by, status: instruction.status })
    case 'wait':
      return trapped({ kind: 'wait', by })
  }
}
