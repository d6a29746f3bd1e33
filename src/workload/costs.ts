import { type Answered, KERNELS, type KernelName, type Primitive } from '../kernel/index.ts'
import {
  freeFrames,
  INIT,
  type Instruction,
  isPageFault,
  type Machine,
  type Process,
  type ProcessId,
  processName,
  regionAt,
  spaceOf,
  type Trap,
} from '../machine/index.ts'
import { execute, type Onlooker, type Script } from './execute.ts'
import type { Hardware } from './hardware.ts'
import type { Problem } from './problem.ts'

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

/** What a run cost on one kernel. */
export interface Costs {
  readonly kernel: KernelName
  /** How many instructions ran. */
  readonly steps: number
  readonly all: Account
  /** The same by the process that trapped; one that never trapped has no account. */
  readonly processes: Readonly<Record<string, Account>>
  /** The most frames that were in use after any trap, the page cache's with them. */
  readonly framesAtMost: number
  /** Bytes that the kernel keeps about each frame, and about `framesAtMost` of them. */
  readonly bookkeeping: { readonly bytesPerFrame: number; readonly bytes: number }
}

export type Costed =
  | { readonly ok: true; readonly costs: Costs }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const emptyAccount = (): Account => ({
  faults: 0,
  systemCalls: 0,
  framesAllocated: 0,
  pagesCopied: 0,
  pagesOfFullCopy: 0,
  ptesWritten: 0,
  tlbFlushes: 0,
  tlbFlushesOnReturn: 0,
})

/** The present pages of private regions, those that map the zero frame too: a full copy makes each its own. */
const privatePages = ({ regions, pages }: Process): number =>
  Object.keys(pages).filter(page => regionAt(regions, Number(page))?.share === 'private').length

/** Whether the process goes back to user space from this trap, and does not sleep or die. */
const returns = ({ processes }: Machine, by: ProcessId): boolean =>
  processes[by]?.state === 'runnable' && !processes[by].killed

/** The reference fills a frame at once; an `alloc` that found none is followed by something else. */
function count(account: Account, step: Primitive): void {
  switch (step.do) {
    case 'copy':
      account.pagesCopied += 1
      account.framesAllocated += 1
      return
    case 'zero':
    case 'fill':
      account.framesAllocated += 1
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

const isSystemCall = ({ do: verb }: Instruction): boolean => verb !== 'load' && verb !== 'store'

class Ledger {
  readonly accounts = new Map<ProcessId, Account>()
  framesAtMost = 0
  private readonly flushOnReturn: boolean

  constructor(flushOnReturn: boolean) {
    this.flushOnReturn = flushOnReturn
  }

  accountOf(id: ProcessId): Account {
    const account = this.accounts.get(id) ?? emptyAccount()
    this.accounts.set(id, account)
    return account
  }

  readonly answered: Answered = (trap: Trap, steps: readonly Primitive[], machine: Machine): void => {
    const account = this.accountOf(trap.by)
    for (const step of steps) count(account, step)
    if (isPageFault(trap.kind)) account.faults += 1
    else if (trap.by === INIT) account.systemCalls += 1
    if ((trap.kind === 'fork' || trap.kind === 'vfork') && machine.answer.errno === null)
      account.pagesOfFullCopy += privatePages(spaceOf(machine, trap.by))
    if (this.flushOnReturn && returns(machine, trap.by)) account.tlbFlushesOnReturn += 1
    this.framesAtMost = Math.max(this.framesAtMost, machine.limit - freeFrames(machine))
  }

  all(): Account {
    const all = emptyAccount()
    for (const account of this.accounts.values()) {
      all.faults += account.faults
      all.systemCalls += account.systemCalls
      all.framesAllocated += account.framesAllocated
      all.pagesCopied += account.pagesCopied
      all.pagesOfFullCopy += account.pagesOfFullCopy
      all.ptesWritten += account.ptesWritten
      all.tlbFlushes += account.tlbFlushes
      all.tlbFlushesOnReturn += account.tlbFlushesOnReturn
    }
    return all
  }
}

/** Runs a script on one kernel with the reference handler, and counts what that costs. */
export function costsOf(script: Script, kernel: KernelName, hardware?: Hardware): Costed {
  const { flushOnReturn, bytesPerFrame } = KERNELS[kernel]
  const ledger = new Ledger(flushOnReturn)
  const onlooker: Onlooker = {
    // On kernels whose copying faults like its user, read(2) and write(2) are no traps, but system calls all the same.
    ran: instruction => {
      if (isSystemCall(instruction)) ledger.accountOf(instruction.by).systemCalls += 1
    },
    answered: ledger.answered,
  }
  const { steps, problems } = execute(script, KERNELS[kernel], onlooker, hardware)
  if (problems.length > 0) return { ok: false, problems }
  const processes: Record<string, Account> = {}
  for (const id of [...ledger.accounts.keys()].sort((one, other) => one - other))
    processes[processName(id)] = ledger.accountOf(id)
  const { framesAtMost } = ledger
  const bookkeeping = { bytesPerFrame, bytes: bytesPerFrame * framesAtMost }
  return { ok: true, costs: { kernel, steps, all: ledger.all(), processes, framesAtMost, bookkeeping } }
}
