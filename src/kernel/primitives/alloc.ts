import type { Machine } from '../../machine/index.ts'
import type { Applied } from '../primitive.ts'
import { takeFree } from './free-list.ts'

/**
 * Takes the free frame that was freed last, with count 1 and unknown content, into the handler's hand.
 * @returns the frame's number, or null where none is free. Source: xv6 kalloc().
 */
export function alloc(machine: Machine): Applied {
  const frame = takeFree(machine)
  if (frame === undefined) return { ok: true, frame: null }
  machine.hand.push(frame)
  return { ok: true, frame }
}
