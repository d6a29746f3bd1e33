import { type Answered, KERNELS, type Kernel, type KernelName, type Primitive } from '../kernel/index.ts'
import {
  freeFrames,
  type Instruction,
  type Machine,
  type ProcessId,
  processName,
  type Trap,
} from '../machine/index.ts'
import { type Account, countStep, countTrap, emptyAccount } from './account.ts'
import { execute, type Onlooker, type Script } from './execute.ts'
import type { Hardware } from './hardware.ts'
import type { Problem } from './problem.ts'

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

const isSystemCall = ({ do: verb }: Instruction): boolean => verb !== 'load' && verb !== 'store'

/** The reference fills a frame at once; an `alloc` that found none is followed by something else. */
const FILLS: ReadonlySet<Primitive['do']> = new Set(['copy', 'zero', 'fill'])

class Ledger {
  readonly accounts = new Map<ProcessId, Account>()
  framesAtMost = 0
  private readonly kernel: Pick<Kernel, 'flushOnReturn'>

  constructor(kernel: Pick<Kernel, 'flushOnReturn'>) {
    this.kernel = kernel
  }

  accountOf(id: ProcessId): Account {
    const account = this.accounts.get(id) ?? emptyAccount()
    this.accounts.set(id, account)
    return account
  }

  readonly answered: Answered = (trap: Trap, steps: readonly Primitive[], machine: Machine): void => {
    const account = this.accountOf(trap.by)
    for (const step of steps) {
      countStep(account, step)
      if (FILLS.has(step.do)) account.framesAllocated += 1
    }
    countTrap(account, this.kernel, machine, trap)
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
  const { bytesPerFrame } = KERNELS[kernel]
  const ledger = new Ledger(KERNELS[kernel])
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
