import {
  type FrameNumber,
  frameAt,
  type Page,
  type Process,
  type Region,
  regionAt,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { perform, type Work } from '../kernel.ts'
import { freeLastSharer } from './last-sharer.ts'

/** Gives up the reference that a PTE of `page` held; the zero frame is not counted. */
export function putFrame(work: Work, frame: FrameNumber, page: Page): void {
  if (frame === ZERO_FRAME) return
  perform(work, { do: 'put', frame })
  if (work.kernel.freesLastSharer && frameAt(work.machine, frame).count === 1)
    freeLastSharer(work, frame, page)
}

/** Clears one PTE and at once gives up its reference. Source: xv6 uvmunmap() with do_free. */
function releasePage(work: Work, space: Process, page: Page): void {
  const frame = space.pages[page]?.frame
  if (frame === undefined) return
  perform(work, { do: 'unmap', process: space.id, page })
  putFrame(work, frame, page)
}

/**
 * Gives up pages in order. Where nobody else flushes, all PTEs go first, then the TLB, then the references: before the
 * flush another thread still reaches the frames. Source: xv6 uvmunmap(); Linux zap_page_range_single(), tlb_finish_mmu().
 * @param flushPage the one page to flush; null for the whole TLB
 */
export function releasePages(
  work: Work,
  space: Process,
  pages: readonly Page[],
  flushPage: Page | null = null,
): void {
  if (work.kernel.flushOnReturn) {
    for (const page of pages) releasePage(work, space, page)
    return
  }
  const process = space.id
  const frames = pages.map(page => space.pages[page]?.frame ?? ZERO_FRAME)
  for (const page of pages) perform(work, { do: 'unmap', process, page })
  if (pages.length > 0)
    perform(work, { do: 'flush', process, ...(flushPage === null ? {} : { page: flushPage }) })
  for (const [index, page] of pages.entries()) putFrame(work, frames[index] ?? ZERO_FRAME, page)
}

/** How many pages of a region are looked at before it can count as long and nearly empty. */
const FEW_PAGES = 64

/**
 * @returns the pages of a region that are present, in order, at a cost that grows with them and not with the region:
 * where most are missing, the rest comes from the page table's keys.
 */
export function presentPages(space: Process, region: Region): Page[] {
  const { start, pages } = region
  const present: Page[] = []
  for (let looked = 0; looked < pages; looked++) {
    if (looked > FEW_PAGES + 4 * present.length) return keyedPages(space, region)
    const page = start + looked
    if (space.pages[page] !== undefined) present.push(page)
  }
  return present
}

/**
 * The same by the keys of the page table. A loop, and not keys.map(Number): of that V8 makes floating-point numbers,
 * and a page that is one takes a box of its own in every primitive that names it, and slows down all who read them.
 */
function keyedPages(space: Process, region: Region): Page[] {
  const present: Page[] = []
  for (const key of Object.keys(space.pages)) {
    const page = Number(key)
    if (regionAt([region], page) !== undefined) present.push(page)
  }
  return present
}

export const releaseRegion = (work: Work, space: Process, region: Region): void =>
  releasePages(work, space, presentPages(space, region))

/** All of a process's memory: no PTE lies outside the regions. Source: xv6 proc_freepagetable(); Linux exit_mmap(). */
export const releaseMemory = (work: Work, space: Process): void =>
  releasePages(
    work,
    space,
    space.regions.flatMap(region => presentPages(space, region)),
  )
