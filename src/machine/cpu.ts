import type { Content, FrameNumber } from './frame.ts'
import type { Instruction } from './instruction.ts'
import { frameAt, type Machine, processAt } from './machine.ts'
import type { Page } from './page-table.ts'
import type { Process } from './process.ts'
import type { Trap } from './trap.ts'

/** What became of one attempt at an instruction: done (and what a load saw), or a trap into the kernel. */
export type Attempt =
  | { readonly done: true; readonly saw: Content }
  | { readonly done: false; readonly trap: Trap }

/**
 * The TLB and the walk. A cached entry that allows the access is used, right or stale; otherwise the page table
 * is walked, and an entry that allows the access fills the TLB.
 * @returns the frame, or null for a page fault
 */
export function translate(process: Process, page: Page, store: boolean): FrameNumber | null {
  const cached = process.tlb[page]
  if (cached !== undefined && (cached.w || !store)) return cached.frame
  const pte = process.pages[page]
  if (pte === undefined || (store && !pte.w)) return null
  process.tlb[page] = { frame: pte.frame, w: pte.w, cow: pte.cow, x: pte.x }
  return pte.frame
}

/** @returns the page that a program calls region[index]. @throws Error when the process has no such region. */
export function pageNamed(process: Process, name: string, index: number): Page {
  const region = process.regions.find(candidate => candidate.name === name)
  if (region === undefined) throw new Error(`process ${process.id} has no region ${name}`)
  return region.start + index
}

function access(machine: Machine, by: number, page: Page, value: string | null): Attempt {
  const number = translate(processAt(machine, by), page, value !== null)
  if (number === null) {
    const kind = value === null ? 'load-page-fault' : 'store-page-fault'
    return { done: false, trap: { kind, by, page } }
  }
  const frame = frameAt(machine, number)
  if (value !== null) frame.content = value
  return { done: true, saw: frame.content }
}

/**
 * Runs one instruction once: a load or a store is done or faults, a system call always traps.
 * Changes the machine only by a store's value and by filling the TLB.
 * @param instruction one that the process can carry out now (see workload's `problemWith`)
 * @throws Error for a verb that the modelled kernels do not have
 */
export function attempt(machine: Machine, instruction: Instruction): Attempt {
  const { by } = instruction
  const page = (): Page =>
    'page' in instruction ? pageNamed(processAt(machine, by), instruction.region, instruction.page) : 0
  switch (instruction.do) {
    case 'store':
      return access(machine, by, page(), instruction.value)
    case 'load':
      return access(machine, by, page(), null)
    case 'read':
      return { done: false, trap: { kind: 'read', by, page: page(), values: instruction.value } }
    case 'write':
      return { done: false, trap: { kind: 'write', by, page: page() } }
    case 'fork':
      return { done: false, trap: { kind: 'fork', by, child: instruction.child } }
    case 'map': {
      const { region: name, kind, share, pages, rights } = instruction
      return { done: false, trap: { kind: 'sbrk', by, request: { name, kind, share, pages, rights } } }
    }
    case 'unmap':
      return { done: false, trap: { kind: 'unmap', by, region: instruction.region } }
    case 'exec':
      return { done: false, trap: { kind: 'exec', by, program: instruction.program } }
    case 'exit':
      return { done: false, trap: { kind: 'exit', by, status: instruction.status } }
    case 'wait':
      return { done: false, trap: { kind: 'wait', by } }
    case 'vfork':
    case 'protect':
    case 'dontneed':
      throw new Error(`no modelled kernel has ${instruction.do}`)
  }
}
