import {
  isEverybodys,
  type Page,
  type Process,
  type ProcessId,
  type Region,
  rightsOf,
  spaceOf,
  type Trap,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { perform, type Work } from '../kernel.ts'
import { enoughMemory, forkRequests } from './commit.ts'
import { copyPage, failFork } from './fork.ts'
import { presentPages } from './release.ts'

/** Shares one page. Source: copy_present_ptes(): an anonymous page is nobody's alone from now on, whatever the region allows. */
function sharePage(work: Work, parent: Process, child: ProcessId, region: Region, page: Page): void {
  const pte = parent.pages[page]
  if (pte === undefined) return
  const process = child
  if (pte.frame === ZERO_FRAME) {
    perform(work, { do: 'map', process, page, frame: ZERO_FRAME, rights: rightsOf(pte) })
    return
  }
  const anonymous = isAnonymous(work, parent, region, page)
  if (anonymous && !pte.cow) perform(work, { do: 'protect', process: parent.id, page })
  perform(work, { do: 'map', process, page, frame: pte.frame, rights: rightsOf(pte) })
  perform(work, { do: 'get', frame: pte.frame })
}

function isAnonymous(work: Work, space: Process, region: Region, page: Page): boolean {
  const frame = space.pages[page]?.frame
  return frame !== undefined && !isEverybodys(work.machine, region, page, frame)
}

/** Gives the child a region's present pages. @returns false where a frame was wanting */
function giveRegion(work: Work, parent: Process, child: ProcessId, region: Region): boolean {
  const pages = presentPages(parent, region)
  // The highest page of the stack is the one that a child which soon calls exec still stores to.
  const top = work.kernel.forkCopies === 'top of stack' && region.name === 'stack' ? pages.at(-1) : undefined
  for (const page of pages) {
    if (page !== top || !isAnonymous(work, parent, region, page)) sharePage(work, parent, child, region, page)
    else if (!copyPage(work, parent, child, page, region.rights)) return false
  }
  return true
}

/**
 * fork(2) where regions decide: only the page tables of regions that hold anonymous pages are copied, the rest is left
 * to faults; shared regions never hold any. Source: dup_mmap(), vma_needs_copy(), copy_present_ptes().
 */
export function handleForkByRegion(work: Work, trap: Trap): void {
  if (trap.kind !== 'fork') return
  const { by, child } = trap
  const parent = spaceOf(work.machine, by)
  if (!enoughMemory(work.machine, forkRequests(parent))) {
    perform(work, { do: 'fail', errno: 'ENOMEM' })
    perform(work, { do: 'return' })
    return
  }
  perform(work, { do: 'spawn', process: by, child })
  const given = parent.regions.every(region => !region.anon || giveRegion(work, parent, child, region))
  perform(work, { do: 'flush', process: parent.id })
  if (!given) failFork(work, child)
  perform(work, { do: 'return' })
}
