import type { Kernel, Primitive } from '../../kernel/index.ts'
import { findSpace, INIT, isPageFault, type Machine, regionAt, type Trap } from '../../machine/index.ts'
import type { Account } from '../../workload/index.ts'

export const freshAccount = (): Account => ({
  faults: 0,
  systemCalls: 0,
  framesAllocated: 0,
  pagesCopied: 0,
  pagesOfFullCopy: 0,
  ptesWritten: 0,
  tlbFlushes: 0,
  tlbFlushesOnReturn: 0,
})

/** @returns the account with one primitive more. @param took whether it was an alloc that found a frame */
export function withStep(account: Account, { do: name }: Primitive, took: boolean): Account {
  switch (name) {
    case 'alloc':
      return took ? { ...account, framesAllocated: account.framesAllocated + 1 } : account
    case 'copy':
      return { ...account, pagesCopied: account.pagesCopied + 1 }
    case 'map':
    case 'unmap':
    case 'protect':
    case 'permit':
      return { ...account, ptesWritten: account.ptesWritten + 1 }
    case 'flush':
      return { ...account, tlbFlushes: account.tlbFlushes + 1 }
    default:
      return account
  }
}

export const withCall = (account: Account): Account => ({
  ...account,
  systemCalls: account.systemCalls + 1,
})

function privatePages(machine: Machine, trap: Trap): number {
  const space = findSpace(machine, trap.by)
  if (space === undefined) return 0
  const { regions, pages } = space
  return Object.keys(pages).filter(page => regionAt(regions, Number(page))?.share === 'private').length
}

/**
 * @returns the account with a trap that has been answered (docs/costs.md says what is counted)
 * @param machine before the return to user space, so that the answer is still there
 */
export function withTrap(account: Account, kernel: Kernel, machine: Machine, trap: Trap): Account {
  const forked = (trap.kind === 'fork' || trap.kind === 'vfork') && machine.answer.errno === null
  const process = machine.processes[trap.by]
  const returns = process?.state === 'runnable' && !process.killed
  return {
    ...account,
    faults: account.faults + (isPageFault(trap.kind) ? 1 : 0),
    systemCalls: account.systemCalls + (!isPageFault(trap.kind) && trap.by === INIT ? 1 : 0),
    pagesOfFullCopy: account.pagesOfFullCopy + (forked ? privatePages(machine, trap) : 0),
    tlbFlushesOnReturn: account.tlbFlushesOnReturn + (kernel.flushOnReturn && returns ? 1 : 0),
  }
}
