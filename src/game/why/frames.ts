import type { PrimitiveOf } from '../../kernel/index.ts'
import { type FrameNumber, isLive, type Machine, processName, ZERO_FRAME } from '../../machine/index.ts'
import {
  capital,
  countOf,
  frameText,
  heldText,
  mappersOf,
  namesText,
  pteAt,
  type Scene,
  spaceIn,
} from './scene.ts'

/** Frame b has 2 references */
export function referencesText({ now }: Scene, frame: FrameNumber): string {
  const count = countOf(now, frame)
  return `${capital(frameText(frame))} has ${count} reference${count === 1 ? '' : 's'}`
}

/** The count of frame b is 1 */
export const countText = (machine: Machine, frame: FrameNumber): string =>
  `The count of ${frameText(frame)} is ${countOf(machine, frame)}`

const MOST_NAMED = 3

/** Why a frame with several references may not be stored into: for those who read it, or only for the dead. */
export function sharersText(scene: Scene, frame: FrameNumber): string {
  const others = mappersOf(scene.now, frame).filter(({ id }) => id !== spaceIn(scene).id)
  const alive = others.filter(isLive)
  const named = (alive.length > 0 ? alive : others).map(({ id }) => id)
  const few = named.length <= MOST_NAMED
  if (alive.length > 0) return `${few ? namesText(named) : 'others'} must go on reading it as it is`
  if (!few) return 'zombies still map it'
  return named.length === 1
    ? `the zombie ${namesText(named)} still maps it`
    : `the zombies ${namesText(named)} still map it`
}

/** The frame that was taken is filled. */
export const copyText = ({ now }: Scene, { from, to }: PrimitiveOf<'copy'>): string =>
  `${capital(frameText(to))} holds ${heldText(now, to)}. It gets what ${frameText(from)} holds, ${heldText(now, from)}, before any PTE leads to it.`

export const zeroText = ({ now }: Scene, { frame }: PrimitiveOf<'zero'>): string =>
  `${capital(frameText(frame))} holds ${heldText(now, frame)}. Fresh memory must read as zeros, so it is filled before any PTE leads to it.`

export const fillText = ({ now, after }: Scene, { frame }: PrimitiveOf<'fill'>): string =>
  `${capital(frameText(frame))} holds ${heldText(now, frame)}. It gets what the file has there, ${heldText(after, frame)}, before any PTE leads to it.`

export function getText(scene: Scene, { frame }: PrimitiveOf<'get'>): string {
  const { now, after, steps, at } = scene
  const last = steps[at - 1]
  const more =
    last?.do === 'map' && last.frame === frame ? 'One PTE more maps' : 'One PTE more is about to map'
  return `${more} ${frameText(frame)}: its count rises from ${countOf(now, frame)} to ${countOf(after, frame)}.`
}

/** Who is left with a frame after a put, as far as it matters. */
function leftText({ kernel, after }: Scene, frame: FrameNumber): string {
  const count = countOf(after, frame)
  if (count === 0) return ' Nobody refers to it any more: it is free.'
  if (count > 1) return ''
  const [left] = mappersOf(after, frame)
  if (left === undefined) return " What is left is the page cache's."
  if (kernel.freesLastSharer) return ''
  return isLive(left)
    ? ` ${processName(left.id)}'s PTE stays as it is.`
    : ` Only the zombie ${processName(left.id)} maps it now.`
}

export function putText(scene: Scene, { frame }: PrimitiveOf<'put'>): string {
  const { now, after } = scene
  return `One PTE fewer maps ${frameText(frame)}: its count falls from ${countOf(now, frame)} to ${countOf(after, frame)}.${leftText(scene, frame)}`
}

/** The eager kernel: whoever is left alone with a frame gets W at once. */
export function freedText(scene: Scene, { process, page }: PrimitiveOf<'permit'>): string {
  const frame = pteAt(scene, process, page)?.frame ?? ZERO_FRAME
  return `${countText(scene.now, frame)}: only ${processName(process)}'s page table leads to it now, and this kernel gives it W back at once.`
}
