import { INIT, type Machine, regionAt } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, panic } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'
import { clearRegions } from './space.ts'

/**
 * The process has ended; its exit status waits for its parent. Where regions decide, those go in which no page is
 * mapped any more; on xv6 all wait for `reap`. Source: xv6 exit(); Linux exit_mm().
 */
export function zombie(machine: Machine, { process, status }: PrimitiveOf<'zombie'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (process === INIT) return panic(texts().refusals.panics.initExiting)
  owner.state = 'zombie'
  owner.status = status
  owner.mm = process
  if (machine.demand === null) return DONE
  const mapped = new Set(Object.keys(owner.pages).map(page => regionAt(owner.regions, Number(page))))
  clearRegions(machine, owner, page => mapped.has(regionAt(owner.regions, page)))
  return DONE
}
