import type { Primitive } from '../../kernel/index.ts'
import { cachedFrame, findSpace, isEverybodys, ZERO_FRAME } from '../../machine/index.ts'
import { cowText, needText, othersText } from './cow.ts'
import { freedText, zeroText } from './frames.ts'
import { cachedPageText } from './load.ts'
import { capital, type Fault, frameText, hostOf, lastWas, pageText, regionIn, who } from './scene.ts'
import { flushText } from './tlb.ts'

/** Why a store to a private page needs a frame, by what the page led to at the trap. */
function newFrameText(scene: Fault): string {
  const { before, trap } = scene
  const page = pageText(scene, trap.by, trap.page)
  const frame = findSpace(before, trap.by)?.pages[trap.page]?.frame
  const region = regionIn(scene, trap.by, trap.page)
  const cached = region && cachedFrame(before.demand?.cache, region, trap.page)
  if (frame === ZERO_FRAME)
    return `${page} leads to the zero frame, which is everybody's and never stored into. ${needText(scene)}`
  if (frame !== undefined && isEverybodys(before, region, trap.page, frame))
    return `${capital(frameText(frame))} is the page cache's: a private store must not change the file, whatever the count. ${needText(scene)}`
  if (frame !== undefined) return othersText(scene, trap.page)
  if (cached !== undefined)
    return `${page} has no PTE, and the page cache's ${frameText(cached)} must stay as the file is. ${needText(scene)}`
  const host = hostOf(scene)
  return `${page} has no PTE: to ${host ?? who(scene)} it is fresh memory. ${needText(scene)}`
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
  return step.do === 'permit'
    ? `${region.name} is shared: its stores are for all to see, so W goes on and nothing is copied.`
    : cachedPageText(scene, step)
}
