import {
  frameAt,
  isEverybodys,
  type Page,
  type Process,
  type Region,
  spaceOf,
  type Trap,
} from '../../machine/index.ts'
import { perform, type Work } from '../kernel.ts'
import { enoughMemory, protectRequests } from './commit.ts'
import { presentPages, releasePages, releaseRegion } from './release.ts'

const regionNamed = ({ regions }: Process, name: string): Region | undefined =>
  regions.find(candidate => candidate.name === name)

/** mmap(2): a region, and no memory. Source: mmap_region(), accountable_mapping(), shmem_acct_size(). */
export function handleMmap(work: Work, trap: Trap): void {
  if (trap.kind !== 'mmap') return
  const { by, request } = trap
  const { share, kind, rights, pages } = request
  const promised = share === 'private' ? rights === 'rw' : kind === 'anon'
  if (enoughMemory(work.machine, promised ? [pages] : [])) perform(work, { do: 'grow', process: by, request })
  else perform(work, { do: 'fail', errno: 'ENOMEM' })
  perform(work, { do: 'return' })
}

/** munmap(2): the pages, then the region. Source: unmap_region(). */
export function handleMunmap(work: Work, trap: Trap): void {
  if (trap.kind !== 'munmap') return
  const space = spaceOf(work.machine, trap.by)
  const region = regionNamed(space, trap.region)
  if (region !== undefined) releaseRegion(work, space, region)
  perform(work, { do: 'shrink', process: space.id, region: trap.region })
  perform(work, { do: 'return' })
}

/** madvise(MADV_DONTNEED): the page is given up, and the next access faults it in afresh. Source: madvise_dontneed_single_vma(). */
export function handleMadvise(work: Work, trap: Trap): void {
  if (trap.kind !== 'madvise') return
  const space = spaceOf(work.machine, trap.by)
  const { page } = trap
  if (space.pages[page] !== undefined) releasePages(work, space, [page], page)
  perform(work, { do: 'return' })
}

/** Takes W and X from the region's PTEs. That a page is nobody else's is not forgotten. Source: change_pte_range(). */
function takeWrite(work: Work, space: Process, region: Region): void {
  const pages = presentPages(space, region)
  let weaker = false
  for (const page of pages) {
    const pte = space.pages[page]
    if (pte === undefined || (!pte.w && !pte.x)) continue
    weaker = true
    perform(work, { do: 'map', process: space.id, page, frame: pte.frame, rights: 'r' })
  }
  if (weaker) perform(work, { do: 'flush', process: space.id })
}

/** Whether a private page is known to be its process's alone. Source: can_change_private_pte_writable(), PageAnonExclusive. */
function isKnownAlone(work: Work, space: Process, region: Region, page: Page): boolean {
  const pte = space.pages[page]
  if (pte === undefined || isEverybodys(work.machine, region, page, pte.frame)) return false
  return !pte.cow || (work.kernel.freesLastSharer && frameAt(work.machine, pte.frame).count === 1)
}

/** Gives W back where that is safe at once; any other page waits for its next store. X goes. Source: change_pte_range(). */
function giveWrite(work: Work, space: Process, region: Region): void {
  const process = space.id
  let weaker = false
  for (const page of presentPages(space, region)) {
    const pte = space.pages[page]
    if (pte === undefined || pte.w) continue
    const alone = region.share === 'shared' || isKnownAlone(work, space, region, page)
    if (pte.x) perform(work, { do: 'map', process, page, frame: pte.frame, rights: alone ? 'rw' : 'r' })
    else if (alone) perform(work, { do: 'permit', process, page })
    weaker ||= pte.x
  }
  if (weaker) perform(work, { do: 'flush', process })
}

/** mprotect(2), on a whole region. Source: mprotect_fixup(), change_protection(). */
export function handleMprotect(work: Work, trap: Trap): void {
  if (trap.kind !== 'mprotect') return
  const { by, to } = trap
  const space = spaceOf(work.machine, by)
  const region = regionNamed(space, trap.region)
  if (region === undefined || !enoughMemory(work.machine, protectRequests(region, to)))
    perform(work, { do: 'fail', errno: 'ENOMEM' })
  else {
    perform(work, { do: 'rights', process: space.id, region: region.name, rights: to })
    if (to === 'r') takeWrite(work, space, region)
    else giveWrite(work, space, region)
  }
  perform(work, { do: 'return' })
}
