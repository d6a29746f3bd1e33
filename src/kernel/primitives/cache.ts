import { addressOf, frameName, type Machine, processName, regionAt, ZERO_FRAME } from '../../machine/index.ts'
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
  if (frame === ZERO_FRAME) return refused("The zero frame is nobody's: the page cache cannot hold it.")
  const region = regionAt(space.regions, page)
  if (region === undefined) return refused(`${processName(process)} has no page at ${addressOf(page)}.`)
  const file = region.file === null ? undefined : machine.demand?.cache[region.file]
  if (file === undefined)
    return refused(`No file is behind ${region.name}: the page cache has no place for it.`)
  const index = page - region.start
  const there = file.frames[index]
  if (there !== undefined)
    return refused(`The page cache holds ${region.name}[${index}] already, in frame ${frameName(there)}.`)
  file.frames[index] = frame
  leaveHand(machine, frame)
  return DONE
}
