import { frameName, type Machine, ZERO_FRAME } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, panic } from '../primitive.ts'
import { existingFrame, isRefusal } from './existing.ts'
import { dropReference, leaveHand } from './free-list.ts'

/** One reference fewer; at 0 the frame is free and its content junk. Source: xv6 kfree() with the COW lab's counts. */
export function put(machine: Machine, { frame }: PrimitiveOf<'get' | 'put'>): Applied {
  const found = existingFrame(machine, frame)
  if (isRefusal(found)) return found
  if (found.count === 0) return panic(texts().refusals.panics.putFree(frameName(frame)))
  if (frame === ZERO_FRAME && found.count === 1) return panic(texts().refusals.panics.zeroPut)
  dropReference(machine, frame, found)
  if (found.count === 0) leaveHand(machine, frame)
  return DONE
}
