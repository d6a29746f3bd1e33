import {
  type Process,
  type ProcessId,
  type PteRights,
  processAt,
  rightsOf,
  type Trap,
} from '../../machine/index.ts'
import { perform, takeFrame, type Work } from '../kernel.ts'
import { presentPages, releaseMemory } from './release.ts'

/** Shares the page; a writable one is write-protected on both sides. Source: the COW lab's uvmcopy(). */
function sharePage(work: Work, parent: Process, child: ProcessId, page: number): boolean {
  const pte = parent.pages[page]
  if (pte === undefined) return true
  if (pte.w) perform(work, { do: 'protect', process: parent.id, page })
  perform(work, { do: 'map', process: child, page, frame: pte.frame, rights: rightsOf(pte) })
  perform(work, { do: 'get', frame: pte.frame })
  return true
}

/**
 * Copies the page, which is then the child's alone. Source: xv6 uvmcopy().
 * @param rights what the child may do with it; the same as the parent unless given
 * @returns false where no frame was free
 */
export function copyPage(
  work: Work,
  parent: Process,
  child: ProcessId,
  page: number,
  rights?: PteRights,
): boolean {
  const pte = parent.pages[page]
  if (pte === undefined) return true
  const frame = takeFrame(work)
  if (frame === null) return false
  perform(work, { do: 'copy', from: pte.frame, to: frame })
  perform(work, { do: 'map', process: child, page, frame, rights: rights ?? rightsOf(pte) })
  return true
}

/** Out of frames half-way: everything made so far is undone, and fork fails. Source: xv6 fork(); Linux dup_mmap(). */
export function failFork(work: Work, child: ProcessId): void {
  releaseMemory(work, processAt(work.machine, child))
  perform(work, { do: 'reap', process: child })
  perform(work, { do: 'fail', errno: 'ENOMEM' })
}

/** fork(2) where the page table alone decides. Source: xv6 fork(). */
export function handleFork(work: Work, trap: Trap): void {
  if (trap.kind !== 'fork') return
  const { by, child } = trap
  perform(work, { do: 'spawn', process: by, child })
  const parent = processAt(work.machine, by)
  const give = work.kernel.forkCopies === 'all' ? copyPage : sharePage
  const given = parent.regions.every(region =>
    presentPages(parent, region).every(page => give(work, parent, child, page)),
  )
  if (!given) failFork(work, child)
  perform(work, { do: 'return' })
}
