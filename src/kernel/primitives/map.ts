import { addressOf, type Machine, processName, pteFor, regionAt } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf, refused } from '../primitive.ts'
import { existingFrame, existingProcess, isRefusal } from './existing.ts'

/**
 * Writes a PTE. A frame in the handler's hand is in use from then on, its one reference the PTE's;
 * any other frame's count stays as it is. Source: xv6 mappages().
 */
export function map(machine: Machine, { process, page, frame, rights }: PrimitiveOf<'map'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  const found = existingFrame(machine, frame)
  if (isRefusal(found)) return found
  if (regionAt(owner.regions, page) === undefined)
    return refused(`${processName(process)} has no page at ${addressOf(page)}.`)
  owner.pages[page] = pteFor(frame, rights)
  const held = machine.hand.indexOf(frame)
  if (held >= 0) machine.hand.splice(held, 1)
  return DONE
}
