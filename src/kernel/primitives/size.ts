import { type Machine, pagesOf, placeFor, processName } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf, refused } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'

/** Gives a process a region, without any page in it yet. Source: xv6 growproc(n), n > 0. */
export function grow(machine: Machine, { process, request }: PrimitiveOf<'grow'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (owner.regions.some(region => region.name === request.name))
    return refused(`${processName(process)} has a region ${request.name} already.`)
  owner.regions.push({ ...request, start: placeFor(owner.regions, request.name) })
  return DONE
}

/** Takes a region away, with the PTEs that are left in it. Source: xv6 growproc(n), n < 0. */
export function shrink(machine: Machine, { process, region }: PrimitiveOf<'shrink'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  const found = owner.regions.find(candidate => candidate.name === region)
  if (found === undefined) return refused(`${processName(process)} has no region ${region}.`)
  for (const page of pagesOf(found)) {
    delete owner.pages[page]
    delete owner.tlb[page]
  }
  owner.regions = owner.regions.filter(candidate => candidate !== found)
  return DONE
}
