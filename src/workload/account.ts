import type { Kernel, Primitive } from '../kernel/index.ts'
import { findSpace, INIT, isPageFault, type Machine, regionAt, type Trap } from '../machine/index.ts'

/** What a kernel did for one process, or for all; docs/costs.md says what is counted and what is not. */
export interface Account {
  /** Page faults, also those of the kernel as it copies for a read(2) or write(2). */
  faults: number
  systemCalls: number
  /** Frames that `alloc` took; a file's own pages come to the page cache without. */
  framesAllocated: number
  pagesCopied: number
  /** What pagesCopied would be had every fork and vfork copied the parent's present private pages. */
  pagesOfFullCopy: number
  /** map, unmap, protect, permit. */
  ptesWritten: number
  tlbFlushes: number
  /** The flush that each return to user space brings with it (xv6: sfence.vma in userret), apart from tlbFlushes. */
  tlbFlushesOnReturn: number
}

/** @returns the account of nothing. */
export const emptyAccount = (): Account => ({
  faults: 0,
  systemCalls: 0,
  framesAllocated: 0,
  pagesCopied: 0,
  pagesOfFullCopy: 0,
  ptesWritten: 0,
  tlbFlushes: 0,
  tlbFlushesOnReturn: 0,
})

/** Counts what a primitive writes, copies or flushes; the frames that are taken are its user's to count. */
export function countStep(account: Account, { do: name }: Primitive): void {
  switch (name) {
    case 'copy':
      account.pagesCopied += 1
      return
    case 'map':
    case 'unmap':
    case 'protect':
    case 'permit':
      account.ptesWritten += 1
      return
    case 'flush':
      account.tlbFlushes += 1
  }
}

/** The present pages of private regions, those that map the zero frame too: a full copy makes each its own. */
function privatePages(machine: Machine, { by }: Trap): number {
  const { regions, pages } = findSpace(machine, by) ?? { regions: [], pages: {} }
  return Object.keys(pages).filter(page => regionAt(regions, Number(page))?.share === 'private').length
}

/** Whether the process goes back to user space from this trap, and does not sleep or die. */
const returns = ({ processes }: Machine, { by }: Trap): boolean =>
  processes[by]?.state === 'runnable' && !processes[by].killed

/**
 * Counts a trap that has been answered; docs/costs.md says what is counted.
 * @param machine before the return to user space, so that the answer is still there
 */
export function countTrap(
  account: Account,
  { flushOnReturn }: Pick<Kernel, 'flushOnReturn'>,
  machine: Machine,
  trap: Trap,
): void {
  if (isPageFault(trap.kind)) account.faults += 1
  else if (trap.by === INIT) account.systemCalls += 1
  if ((trap.kind === 'fork' || trap.kind === 'vfork') && machine.answer.errno === null)
    account.pagesOfFullCopy += privatePages(machine, trap)
  if (flushOnReturn && returns(machine, trap)) account.tlbFlushesOnReturn += 1
}
