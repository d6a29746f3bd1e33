import { addressOf, frameName, type Machine, processName, regionAt, ZERO_FRAME } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, refused } from '../primitive.ts'
import { existingFrame, existingSpace, isRefusal } from './existing.ts'
import { leaveHand } from './free-list.ts'

/**
 * Puts a frame into the page cache, for the file page that this page maps. A frame in the handler's hand is in use
 * from then on, its one reference the cache's. Source: Linux shmem_add_to_page_cache().
 */
export function cache(machine: Machine, { process, page, frame }: PrimitiveOf<'cache'>): Applied {
  const space = existingSpace(machine, process)
  if (isRefusal(space)) return space
  const found = existingFrame(machine, frame)
  if (isRefusal(found)) return found
  if (frame === ZERO_FRAME) return refused(texts().refusals.zeroInCache)
  const region = regionAt(space.regions, page)
  if (region === undefined) return refused(texts().refusals.noPage(processName(process), addressOf(page)))
  const file = region.file === null ? undefined : machine.demand?.cache[region.file]
  if (file === undefined) return refused(texts().refusals.noFile(region.name))
  const index = page - region.start
  const there = file.frames[index]
  if (there !== undefined)
    return refused(texts().refusals.cachedAlready(`${region.name}[${index}]`, frameName(there)))
  file.frames[index] = frame
  leaveHand(machine, frame)
  return DONE
}
