import { apply } from '../kernel/index.ts'
import {
  copyMachine,
  findSpace,
  isLive,
  isStale,
  type Machine,
  type Page,
  type ProcessId,
  pageName,
  processesOf,
  processName,
} from '../machine/index.ts'
import { texts } from '../text/index.ts'
import type { Handled } from './handled.ts'
import type { Remark } from './verdict.ts'

interface Entry {
  readonly space: ProcessId
  readonly page: Page
}

/** The TLB entries that allow what their PTE does not. */
function staleEntries(machine: Machine): Entry[] {
  return processesOf(machine)
    .filter(isLive)
    .flatMap(({ id: space, pages, tlb }) =>
      Object.entries(tlb)
        .filter(([page, entry]) => isStale(entry, pages[Number(page)]))
        .map(([page]) => ({ space, page: Number(page) })),
    )
}

/**
 * Flushes that came before the PTE change that they were for (the first half of rule A4): until the change another
 * thread of the process fills the TLB from the old PTE again. The auditor cannot see that in the TLB, for no other
 * thread runs here; so the steps are gone through again as if there had been no flush.
 * @returns a remark for each page whose last flush came too early; none on kernels whose processes have one thread
 */
export function earlyFlushes({ kernel, trap, before, steps }: Handled): Remark[] {
  // At exit and exec the other threads are gone.
  if (!kernel.threads || trap.kind === 'exit' || trap.kind === 'exec') return []
  const machine = copyMachine(before)
  const since = new Map<string, Entry & { readonly step: number }>()
  for (const [step, primitive] of steps.entries()) {
    if (primitive.do === 'flush') continue
    apply(machine, primitive)
    const stale = new Map(staleEntries(machine).map(entry => [`${entry.space}:${entry.page}`, entry]))
    for (const key of since.keys()) if (!stale.has(key)) since.delete(key)
    for (const [key, entry] of stale) if (!since.has(key)) since.set(key, { ...entry, step })
  }
  return [...since.values()].flatMap(({ space, page, step: change }): Remark[] => {
    const last = steps.findLastIndex(
      step =>
        step.do === 'flush' &&
        findSpace(before, step.process)?.id === space &&
        (step.page === undefined || step.page === page),
    )
    if (last < 0 || last > change) return []
    const text = texts().verdicts.earlyFlush(processName(space), pageName(before, space, page))
    return [{ rule: 'A4', step: last, text }]
  })
}
