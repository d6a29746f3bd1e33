import {
  addressOf,
  type FrameNumber,
  isEverybodys,
  type Machine,
  type Page,
  processName,
  pteFor,
  type Region,
  regionAt,
  writePte,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, refused } from '../primitive.ts'
import { existingFrame, existingSpace, isRefusal } from './existing.ts'
import { leaveHand } from './free-list.ts'

/** Whether the frame is the process's own kind of memory there: neither the zero frame nor the page cache's. */
const isAnonymous = (machine: Machine, region: Region, page: Page, frame: FrameNumber): boolean =>
  region.share === 'private' && !isEverybodys(machine, region, page, frame)

/**
 * Writes a PTE. A frame in the handler's hand is in use from then on, its one reference the PTE's; any other frame's
 * count stays as it is. A region notes that it holds an anonymous page (Linux: anon_vma_prepare).
 * Source: xv6 mappages().
 */
export function map(machine: Machine, { process, page, frame, rights }: PrimitiveOf<'map'>): Applied {
  const space = existingSpace(machine, process)
  if (isRefusal(space)) return space
  const found = existingFrame(machine, frame)
  if (isRefusal(found)) return found
  const region = regionAt(space.regions, page)
  if (region === undefined) return refused(texts().refusals.noPage(processName(process), addressOf(page)))
  writePte(machine, space, page, pteFor(frame, rights))
  if (!region.anon && isAnonymous(machine, region, page, frame)) region.anon = true
  leaveHand(machine, frame)
  return DONE
}
