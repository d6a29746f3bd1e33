import type { Primitive } from '../../kernel/index.ts'
import { type FrameNumber, frameName, type Page, ZERO_FRAME } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { copyText, putText, sharersText } from './frames.ts'
import { countOf, hostOf, isFree, placeOf, pteAt, type Scene, spaceIn, who } from './scene.ts'

/** Who needs a frame: a vfork child has no memory in which to have one of its own. */
export const needText = (scene: Scene): string =>
  texts().why.frames.needed(who(scene), hostOf(scene), isFree(scene))

const frameOf = (scene: Scene, page: Page): FrameNumber =>
  pteAt(scene, spaceIn(scene).id, page)?.frame ?? ZERO_FRAME

/** Why a frame of one's own: others refer to the old one. */
export const othersText = (scene: Scene, page: Page): string =>
  texts().lists.sentences(sharersText(scene, frameOf(scene, page)), needText(scene))

/** Why nobody else is in the way of a store. */
function aloneText(scene: Scene, page: Page, storer: string | null): string {
  const frame = frameOf(scene, page)
  return texts().why.frames.alone({
    frame: frameName(frame),
    count: countOf(scene.now, frame),
    who: who(scene),
    host: hostOf(scene),
    storer,
  })
}

/**
 * Why a step is taken that gives a COW page a frame of its own, or its only sharer W.
 * @param storer the process that stores; null: the kernel
 * @returns null where it is none of these steps
 */
export function cowText(scene: Scene, step: Primitive, page: Page, storer: string | null): string | null {
  switch (step.do) {
    case 'alloc':
      return othersText(scene, page)
    case 'copy':
      return copyText(scene, step)
    case 'map':
      return texts().why.frames.mapped(placeOf(scene, step.process, step.page), frameName(step.frame))
    case 'put':
      return putText(scene, step)
    case 'permit':
      return aloneText(scene, page, storer)
    default:
      return null
  }
}
