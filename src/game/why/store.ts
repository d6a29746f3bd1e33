import type { Primitive } from '../../kernel/index.ts'
import { cachedFrame, findSpace, frameName, isEverybodys, ZERO_FRAME } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { cowText, needText, othersText } from './cow.ts'
import { freedText, zeroText } from './frames.ts'
import { cachedPageText } from './load.ts'
import { type Fault, hostOf, lastWas, pageText, regionIn, who } from './scene.ts'
import { flushText } from './tlb.ts'

/** Why a store to a private page needs a frame, by what the page led to at the trap. */
function newFrameText(scene: Fault): string {
  const {
    lists: { sentences },
    why: {
      fault: { store },
    },
  } = texts()
  const { before, trap } = scene
  const page = pageText(scene, trap.by, trap.page)
  const frame = findSpace(before, trap.by)?.pages[trap.page]?.frame
  const region = regionIn(scene, trap.by, trap.page)
  const cached = region && cachedFrame(before.demand?.cache, region, trap.page)
  if (frame === ZERO_FRAME) return sentences(store.zeroFrame(page), needText(scene))
  if (frame !== undefined && isEverybodys(before, region, trap.page, frame))
    return sentences(store.cacheFrame(frameName(frame)), needText(scene))
  if (frame !== undefined) return othersText(scene, trap.page)
  if (cached !== undefined) return sentences(store.cached(page, frameName(cached)), needText(scene))
  return sentences(store.fresh(page, hostOf(scene) ?? who(scene)), needText(scene))
}

function privateText(scene: Fault, step: Primitive): string | null {
  switch (step.do) {
    case 'alloc':
      return newFrameText(scene)
    case 'zero':
      return zeroText(scene, step)
    case 'flush':
      return flushText(scene, step)
    default:
      return step.do === 'permit' && lastWas(scene, 'put')
        ? freedText(scene, step)
        : cowText(scene, step, scene.trap.page, who(scene))
  }
}

/** Why the reference takes a step at a store that faulted; null where it takes no such step. */
export function storeText(scene: Fault, step: Primitive): string | null {
  const region = regionIn(scene, scene.trap.by, scene.trap.page)
  if (region?.share !== 'shared') return privateText(scene, step)
  return step.do === 'permit' ? texts().why.fault.store.shared(region.name) : cachedPageText(scene, step)
}
