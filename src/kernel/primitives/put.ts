import { frameName, type Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf, panic } from '../primitive.ts'
import { existingFrame, isRefusal } from './existing.ts'

/** One reference fewer; at 0 the frame is free and its content junk. Source: xv6 kfree() with the COW lab's counts. */
export function put(machine: Machine, { frame }: PrimitiveOf<'get' | 'put'>): Applied {
  const found = existingFrame(machine, frame)
  if (isRefusal(found)) return found
  if (found.count === 0) return panic(`put: frame ${frameName(frame)} has no reference left`)
  found.count -= 1
  if (found.count > 0) return DONE
  found.content = null
  machine.free.push(frame)
  const held = machine.hand.indexOf(frame)
  if (held >= 0) machine.hand.splice(held, 1)
  return DONE
}
