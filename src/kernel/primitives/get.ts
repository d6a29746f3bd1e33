import { frameName, type Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, panic } from '../primitive.ts'
import { existingFrame, isRefusal } from './existing.ts'

/** One reference more. On a free frame the kernel panics: there is nothing to refer to (Linux: get_page, VM_BUG_ON). */
export function get(machine: Machine, { frame }: PrimitiveOf<'get' | 'put'>): Applied {
  const found = existingFrame(machine, frame)
  if (isRefusal(found)) return found
  if (found.count === 0) return panic(texts().refusals.panics.getFree(frameName(frame)))
  found.count += 1
  return DONE
}
