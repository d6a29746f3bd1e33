import { type Process, pagesOf, type Region } from '../../machine/index.ts'
import { perform, type Work } from '../kernel.ts'

/** Clears every PTE of a region and gives up its reference. Source: xv6 uvmunmap() with do_free. */
export function releaseRegion(work: Work, process: Process, region: Region): void {
  for (const page of pagesOf(region)) {
    const pte = process.pages[page]
    if (pte === undefined) continue
    const frame = pte.frame
    perform(work, { do: 'unmap', process: process.id, page })
    perform(work, { do: 'put', frame })
  }
}

/** The same for all of a process's memory. Source: xv6 proc_freepagetable(). */
export function releaseMemory(work: Work, process: Process): void {
  for (const region of process.regions) releaseRegion(work, process, region)
}
