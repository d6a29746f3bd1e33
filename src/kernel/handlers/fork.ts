import {
  type Process,
  type ProcessId,
  pagesOf,
  processAt,
  type Region,
  rightsOf,
  type Trap,
} from '../../machine/index.ts'
import { type Handler, perform, takeFrame, type Work } from '../kernel.ts'
import { releaseMemory } from './release.ts'

/** Gives the child one page of the parent's. @returns false where no frame was free */
type GivePage = (work: Work, parent: Process, child: ProcessId, page: number) => boolean

/** Shares the page; a writable one is write-protected on both sides. Source: the COW lab's uvmcopy(). */
const sharePage: GivePage = (work, parent, child, page) => {
  const pte = parent.pages[page]
  if (pte === undefined) return true
  if (pte.w) perform(work, { do: 'protect', process: parent.id, page })
  perform(work, { do: 'map', process: child, page, frame: pte.frame, rights: rightsOf(pte) })
  perform(work, { do: 'get', frame: pte.frame })
  return true
}

/** Copies the page. Source: xv6 uvmcopy(). */
const copyPage: GivePage = (work, parent, child, page) => {
  const pte = parent.pages[page]
  if (pte === undefined) return true
  const frame = takeFrame(work)
  if (frame === null) return false
  perform(work, { do: 'copy', from: pte.frame, to: frame })
  perform(work, { do: 'map', process: child, page, frame, rights: rightsOf(pte) })
  return true
}

const givePages = (work: Work, give: GivePage, parent: Process, child: ProcessId, region: Region): boolean =>
  pagesOf(region).every(page => give(work, parent, child, page))

/** fork(2). Out of frames half-way: everything made so far is undone, and fork fails. Source: xv6 fork(). */
const forkBy =
  (give: GivePage): Handler =>
  (work: Work, trap: Trap): void => {
    if (trap.kind !== 'fork') return
    const { by, child } = trap
    perform(work, { do: 'spawn', process: by, child })
    const parent = processAt(work.machine, by)
    if (!parent.regions.every(region => givePages(work, give, parent, child, region))) {
      releaseMemory(work, processAt(work.machine, child))
      perform(work, { do: 'reap', process: child })
      perform(work, { do: 'fail', errno: 'ENOMEM' })
    }
    perform(work, { do: 'return' })
  }

export const handleForkBySharing = forkBy(sharePage)
export const handleForkByCopying = forkBy(copyPage)
