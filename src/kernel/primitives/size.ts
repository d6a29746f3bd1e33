import {
  freeFrames,
  type Machine,
  mayWrite,
  placeFor,
  processName,
  type RegionRequest,
  regionAt,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, refused } from '../primitive.ts'
import { openFile } from './cached-file.ts'
import { existingSpace, isRefusal } from './existing.ts'
import { clearRegions } from './space.ts'

const isCharged = (machine: Machine, { share, kind, rights }: RegionRequest): boolean =>
  machine.demand !== null && (share === 'private' ? mayWrite({ rights }) : kind === 'anon')

/** Gives a process a region, without any page in it yet. Source: xv6 growproc(n), n > 0; Linux mmap_region(). */
export function grow(machine: Machine, { process, request }: PrimitiveOf<'grow'>): Applied {
  const space = existingSpace(machine, process)
  if (isRefusal(space)) return space
  const { name, pages, rights, kind, share, align } = request
  if (space.regions.some(region => region.name === name))
    return refused(texts().refusals.hasRegion(processName(process), name))
  if (machine.demand !== null && kind === 'file' && freeFrames(machine) < pages)
    return refused(texts().refusals.fileTooLong(pages, freeFrames(machine)))
  const start = placeFor(space.regions, name, align)
  const file = openFile(machine, request)
  const charged = isCharged(machine, request)
  space.regions.push({ name, start, pages, rights, kind, share, file, anon: false, charged })
  return DONE
}

/** Takes a region away, with the PTEs that are left in it. Source: xv6 growproc(n), n < 0; Linux munmap. */
export function shrink(machine: Machine, { process, region }: PrimitiveOf<'shrink'>): Applied {
  const space = existingSpace(machine, process)
  if (isRefusal(space)) return space
  const found = space.regions.find(candidate => candidate.name === region)
  if (found === undefined) return refused(texts().refusals.noRegion(processName(process), region))
  clearRegions(machine, space, page => regionAt([found], page) === undefined)
  return DONE
}

/** Changes what a region allows; its PTEs stay as they are. Source: Linux mprotect_fixup(), vm_flags_reset(). */
export function rights(
  machine: Machine,
  { process, region, rights: allowed }: PrimitiveOf<'rights'>,
): Applied {
  const space = existingSpace(machine, process)
  if (isRefusal(space)) return space
  const found = space.regions.find(candidate => candidate.name === region)
  if (found === undefined) return refused(texts().refusals.noRegion(processName(process), region))
  found.rights = allowed
  if (mayWrite(found) && found.share === 'private' && machine.demand !== null) found.charged = true
  return DONE
}
