import { type Machine, ZEROED } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { isRefusal, writableFrame } from './existing.ts'

/** Fills a frame with zeros (Linux: clear_highpage; xv6: memset after kalloc). */
export function zero(machine: Machine, { frame }: PrimitiveOf<'zero'>): Applied {
  const found = writableFrame(machine, frame, 'zero')
  if (isRefusal(found)) return found
  found.content = ZEROED
  return DONE
}
