import type { Primitive } from '../../kernel/index.ts'
import { frameName, ZERO_FRAME } from '../../machine/index.ts'
import { freedText, putText } from './frames.ts'
import { placeOf, pteAt, type Scene } from './scene.ts'
import { flushText } from './tlb.ts'

/**
 * Why a step is taken that gives pages up: a PTE, what the TLB knows of it, its reference.
 * @param unmapped why the PTE of a page goes, that leads to a frame
 * @returns null where it is none of these steps
 */
export function releaseText(
  scene: Scene,
  step: Primitive,
  unmapped: (place: ReturnType<typeof placeOf>, frame: string) => string,
): string | null {
  switch (step.do) {
    case 'unmap': {
      const frame = pteAt(scene, step.process, step.page)?.frame ?? ZERO_FRAME
      return unmapped(placeOf(scene, step.process, step.page), frameName(frame))
    }
    case 'flush':
      return flushText(scene, step)
    case 'put':
      return putText(scene, step)
    case 'permit':
      return freedText(scene, step)
    default:
      return null
  }
}
