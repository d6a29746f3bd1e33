import type { Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, refused } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'

/** Gives a process another parent. Source: xv6 reparent(). */
export function reparent(machine: Machine, { process, parent }: PrimitiveOf<'reparent'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  const next = existingProcess(machine, parent)
  if (isRefusal(next)) return next
  if (process === parent) return refused(texts().refusals.ownParent)
  owner.parent = parent
  return DONE
}
