import type { Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { existingFrame, isRefusal, writableFrame } from './existing.ts'

/** Copies the content of one frame to another (xv6: memmove in uvmcopy; Linux: copy_user_highpage). */
export function copy(machine: Machine, { from, to }: PrimitiveOf<'copy'>): Applied {
  const source = existingFrame(machine, from)
  if (isRefusal(source)) return source
  const target = writableFrame(machine, to, 'copy')
  if (isRefusal(target)) return target
  target.content = source.content
  return DONE
}
