import type { Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { isRefusal, writableFrame } from './existing.ts'

/** The kernel's own store through its own mapping: no user PTE is asked. Source: xv6 copyout(). */
export function poke(machine: Machine, { frame, value }: PrimitiveOf<'poke'>): Applied {
  const found = writableFrame(machine, frame, 'poke')
  if (isRefusal(found)) return found
  found.content = value
  return DONE
}
