import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { ZERO_FRAME } from '../../machine/index.ts'
import { countText, getText, zeroText } from './frames.ts'
import { type Fault, frameText, isFree, ownText, pageText, regionIn, type Scene } from './scene.ts'

const bitsText = ({ rights }: PrimitiveOf<'map'>): string =>
  rights === 'rx' ? 'with X, without W' : rights === 'rw' ? 'with W' : 'without W'

/** A page of a shared region maps the page cache's frame; so does a page of a file that is only read. */
function mapCachedText(scene: Fault, step: PrimitiveOf<'map'>): string {
  const { process, page, frame } = step
  const region = regionIn(scene, process, page)
  const maps = `${ownText(scene, process, page)} maps the page cache's own ${frameText(frame)}, ${bitsText(step)}`
  return region?.share === 'shared'
    ? `${region.name} is shared: ${maps}, so that all see the same.`
    : `A load needs no copy: ${maps}, and the file stays as it is.`
}

const aroundText = (scene: Scene, step: PrimitiveOf<'map'>): string =>
  `Fault-around: ${pageText(scene, step.process, step.page)} lies near, is cached in ${frameText(step.frame)} and had no PTE. It is mapped along, ${bitsText(step)}, so that a load of it need not trap.`

/** A page that lives in the page cache, where the cache has no frame for it yet. */
function newPageText(scene: Fault): string {
  const page = pageText(scene, scene.trap.by, scene.trap.page)
  const none = isFree(scene) ? '' : ' But none is free.'
  return `Nobody has touched ${page} so far, and the page cache has no frame for it. All who map it need one in common.${none}`
}

const cacheText = (scene: Scene, { process, page, frame }: PrimitiveOf<'cache'>): string =>
  `Whoever else maps ${pageText(scene, process, page)} must find the same frame, so the page cache takes it. ${countText(scene.after, frame)}, the cache's.`

/** Why a step is taken that maps a page which is nobody's own; null where none of these is. */
export function cachedPageText(scene: Fault, step: Primitive): string | null {
  switch (step.do) {
    case 'alloc':
      return newPageText(scene)
    case 'zero':
      return zeroText(scene, step)
    case 'cache':
      return cacheText(scene, step)
    case 'get':
      return getText(scene, step)
    case 'map':
      return step.page === scene.trap.page ? mapCachedText(scene, step) : aroundText(scene, step)
    default:
      return null
  }
}

/** Why the reference takes a step at a load that faulted, where memory comes on demand; null where it takes no such step. */
export const loadText = (scene: Fault, step: Primitive): string | null =>
  step.do === 'map' && step.frame === ZERO_FRAME
    ? `${ownText(scene, step.process, step.page)} is fresh memory: a load must find zeros, and the zero frame holds them. It is everybody's, so W stays off and nothing is counted.`
    : cachedPageText(scene, step)
