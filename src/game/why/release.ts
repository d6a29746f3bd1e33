import type { Primitive } from '../../kernel/index.ts'
import { ZERO_FRAME } from '../../machine/index.ts'
import { freedText, putText } from './frames.ts'
import { frameText, ownText, pteAt, type Scene } from './scene.ts'
import { flushText } from './tlb.ts'

/**
 * Why a step is taken that gives pages up: a PTE, what the TLB knows of it, its reference.
 * @param why the beginning of a sentence about an unmap: why the pages go
 * @returns null where it is none of these steps
 */
export function releaseText(scene: Scene, step: Primitive, why: string): string | null {
  switch (step.do) {
    case 'unmap': {
      const frame = pteAt(scene, step.process, step.page)?.frame ?? ZERO_FRAME
      return `${why}: ${ownText(scene, step.process, step.page)} must not lead to ${frameText(frame)} any more.`
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
