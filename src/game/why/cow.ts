import type { Primitive } from '../../kernel/index.ts'
import { type FrameNumber, type Page, ZERO_FRAME } from '../../machine/index.ts'
import { copyText, countText, putText, referencesText, sharersText } from './frames.ts'
import { frameText, hostOf, isFree, ownText, pteAt, type Scene, spaceIn, who } from './scene.ts'

/** Who needs a frame: a vfork child has no memory in which to have one of its own. */
export function needText(scene: Scene): string {
  const host = hostOf(scene)
  const owner = host === null ? who(scene) : `${host}'s memory, in which ${who(scene)} runs,`
  return `${owner} needs a frame of its own${isFree(scene) ? '.' : ', and none is free.'}`
}

const frameOf = (scene: Scene, page: Page): FrameNumber =>
  pteAt(scene, spaceIn(scene).id, page)?.frame ?? ZERO_FRAME

/** Why a frame of one's own: others refer to the old one. */
export function othersText(scene: Scene, page: Page): string {
  const frame = frameOf(scene, page)
  return `${referencesText(scene, frame)}: ${sharersText(scene, frame)}. ${needText(scene)}`
}

/** Why nobody else is in the way of a store. */
function aloneText(scene: Scene, page: Page): string {
  const host = hostOf(scene)
  const count = countText(scene.now, frameOf(scene, page))
  return host === null
    ? `${count}: nobody else can see it`
    : `${count}: only ${host}'s page table leads to it, which ${who(scene)} has borrowed`
}

/**
 * Why a step is taken that gives a COW page a frame of its own, or its only sharer W.
 * @param storer who stores: the process, or the kernel
 * @returns null where it is none of these steps
 */
export function cowText(scene: Scene, step: Primitive, page: Page, storer: string): string | null {
  switch (step.do) {
    case 'alloc':
      return othersText(scene, page)
    case 'copy':
      return copyText(scene, step)
    case 'map':
      return `${ownText(scene, step.process, step.page)} leads to ${frameText(step.frame)} from now on. W is safe there: nobody else maps it.`
    case 'put':
      return putText(scene, step)
    case 'permit':
      return `${aloneText(scene, page)}, so W comes on, and ${storer} may store in place.`
    default:
      return null
  }
}
