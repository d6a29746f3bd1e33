import { pagesOf, processAt, type Region, type Trap } from '../../machine/index.ts'
import { perform, takeFrame, type Work } from '../kernel.ts'
import { releaseRegion } from './release.ts'

/** Gives every page of a new region a frame: zeroed, or filled from the file. @returns false where one was missing */
function fillRegion(work: Work, process: number, region: Region): boolean {
  return pagesOf(region).every((page, index) => {
    const frame = takeFrame(work)
    if (frame === null) return false
    perform(work, region.kind === 'file' ? { do: 'fill', frame, index } : { do: 'zero', frame })
    perform(work, { do: 'map', process, page, frame, rights: region.rights })
    return true
  })
}

/** sbrk(n), and the loading of exec's pages, n > 0: all of it or nothing. Source: xv6 uvmalloc(), loadseg(). */
export function handleSbrk(work: Work, trap: Trap): void {
  if (trap.kind !== 'sbrk') return
  const { by, request } = trap
  perform(work, { do: 'grow', process: by, request })
  const process = processAt(work.machine, by)
  const region = process.regions.find(candidate => candidate.name === request.name)
  if (region !== undefined && !fillRegion(work, by, region)) {
    releaseRegion(work, process, region)
    perform(work, { do: 'shrink', process: by, region: request.name })
    perform(work, { do: 'fail', errno: 'ENOMEM' })
  }
  perform(work, { do: 'return' })
}

/** sbrk(-n): the pages go back. Source: xv6 uvmdealloc(). */
export function handleUnmap(work: Work, trap: Trap): void {
  if (trap.kind !== 'unmap') return
  const process = processAt(work.machine, trap.by)
  const region = process.regions.find(candidate => candidate.name === trap.region)
  if (region !== undefined) releaseRegion(work, process, region)
  perform(work, { do: 'shrink', process: trap.by, region: trap.region })
  perform(work, { do: 'return' })
}
