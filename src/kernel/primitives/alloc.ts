import { frameAt, growFrames, type Machine } from '../../machine/index.ts'
import type { Applied } from '../primitive.ts'

/**
 * Takes the free frame that was freed last, with count 1 and unknown content, into the handler's hand.
 * @returns the frame's number, or null where none is free. Source: xv6 kalloc().
 */
export function alloc(machine: Machine): Applied {
  if (machine.free.length === 0) growFrames(machine, Math.min(machine.limit, machine.frames.length * 2))
  const frame = machine.free.pop()
  if (frame === undefined) return { ok: true, frame: null }
  frameAt(machine, frame).count = 1
  machine.hand.push(frame)
  return { ok: true, frame }
}
