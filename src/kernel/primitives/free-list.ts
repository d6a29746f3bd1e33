import { type Frame, type FrameNumber, growFrames, type Machine } from '../../machine/index.ts'

/** @returns a free frame with count 1 and unknown content, the one freed last; undefined where none is free. Source: xv6 kalloc(). */
export function takeFree(machine: Machine): FrameNumber | undefined {
  if (machine.free.length === 0) growFrames(machine, Math.min(machine.limit, machine.frames.length * 2))
  const number = machine.free.pop()
  const frame = number === undefined ? undefined : machine.frames[number]
  if (frame !== undefined) frame.count = 1
  return number
}

/** One reference fewer; at 0 the frame is free and its content junk. Source: xv6 kfree() with the COW lab's counts. */
export function dropReference(machine: Machine, number: FrameNumber, frame: Frame): void {
  frame.count -= 1
  if (frame.count > 0) return
  frame.content = null
  machine.free.push(number)
}

/** A frame in the handler's hand is in use, or free again, and leaves it: most often the one that came there last. */
export function leaveHand({ hand }: Machine, frame: FrameNumber): void {
  if (hand.at(-1) === frame) {
    hand.pop()
    return
  }
  const held = hand.indexOf(frame)
  if (held >= 0) hand.splice(held, 1)
}
