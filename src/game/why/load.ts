import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { frameName, ZERO_FRAME } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { getText, zeroText } from './frames.ts'
import { countOf, type Fault, isFree, pageText, placeOf, regionIn, type Scene } from './scene.ts'

/** A page of a shared region maps the page cache's frame; so does a page of a file that is only read. */
function mapCachedText(scene: Fault, step: PrimitiveOf<'map'>): string {
  const { load } = texts().why.fault
  const { process, page, frame, rights } = step
  const mapped = { place: placeOf(scene, process, page), frame: frameName(frame), bits: rights }
  if (page !== scene.trap.page) return load.around(mapped)
  const region = regionIn(scene, process, page)
  return region?.share === 'shared' ? load.shared(region.name, mapped) : load.cached(mapped)
}

/** A page that lives in the page cache, where the cache has no frame for it yet. */
function newPageText(scene: Fault): string {
  const { load } = texts().why.fault
  return texts().lists.sentences(
    load.untouched(pageText(scene, scene.trap.by, scene.trap.page)),
    isFree(scene) ? '' : load.noneFree,
  )
}

const cacheText = (scene: Scene, { process, page, frame }: PrimitiveOf<'cache'>): string =>
  texts().why.fault.load.cache(pageText(scene, process, page), frameName(frame), countOf(scene.after, frame))

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
      return mapCachedText(scene, step)
    default:
      return null
  }
}

/** Why the reference takes a step at a load that faulted, where memory comes on demand; null where it takes no such step. */
export const loadText = (scene: Fault, step: Primitive): string | null =>
  step.do === 'map' && step.frame === ZERO_FRAME
    ? texts().why.fault.load.zero(placeOf(scene, step.process, step.page))
    : cachedPageText(scene, step)
