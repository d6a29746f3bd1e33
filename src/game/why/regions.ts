import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { frameName, type Region } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { fillText, zeroText } from './frames.ts'
import { promisesNever } from './promise.ts'
import { releaseText } from './release.ts'
import { comes, isFree, lastWas, placeOf, pteAt, type Scene, spaceIn, type TrapOf, who } from './scene.ts'

/** A request for a region: xv6's sbrk or exec, Linux's mmap. */
type Request = Scene<TrapOf<'sbrk' | 'mmap'>>

const named = (scene: Scene, name: string): Region | undefined =>
  spaceIn(scene).regions.find(region => region.name === name)

/** heap[1], the page of the region that is filled next. */
function nextText({ steps, at, trap }: Request): string {
  const mapped = steps.slice(0, at).filter(step => step.do === 'map').length
  return `${trap.request.name}[${mapped}]`
}

/** Why the reference takes a step at sbrk(n), n > 0; null where it takes no such step. */
export function whySbrk(scene: Request, step: Primitive): string | null {
  const {
    copying,
    regions: { sbrk, unmaps },
  } = texts().why
  const { name } = scene.trap.request
  switch (step.do) {
    case 'grow':
      return sbrk.grows(name)
    case 'alloc':
      return isFree(scene) ? sbrk.atOnce(nextText(scene)) : sbrk.noFrame(nextText(scene))
    case 'zero':
      return zeroText(scene, step)
    case 'fill':
      return fillText(scene, step)
    case 'map':
      return sbrk.maps(placeOf(scene, step.process, step.page), frameName(step.frame), step.rights)
    case 'shrink':
      return sbrk.shrinks(name, who(scene))
    case 'fail':
      return sbrk.fails(who(scene))
    case 'return':
      return lastWas(scene, 'fail') ? copying.goesOnWithError(who(scene)) : sbrk.done(name, who(scene))
    default:
      return releaseText(scene, step, unmaps.sbrk)
  }
}

/** Why the reference takes a step at mmap(2); null where it takes no such step. */
export function whyMmap(scene: Request, step: Primitive): string | null {
  const { mmap, promised } = texts().why.regions
  const { name, kind } = scene.trap.request
  switch (step.do) {
    case 'grow':
      return kind === 'file' ? mmap.file(name) : mmap.anon(name)
    case 'fail':
      return promised.mmap(name, promisesNever(scene))
    case 'return':
      return lastWas(scene, 'fail') ? mmap.failed(who(scene), name) : mmap.done(who(scene), name)
    default:
      return null
  }
}

function shrinkText(scene: Scene, { region: name }: PrimitiveOf<'shrink'>): string {
  const { munmap } = texts().why.regions
  const region = named(scene, name)
  const file = region?.file
  const last = file !== null && file !== undefined && scene.now.demand?.cache[file]?.regions === 1
  return texts().lists.sentences(munmap.shrinks(name), last ? munmap.cacheGives : '')
}

/** Why the reference takes a step at munmap(2), or at sbrk(n), n < 0; null where it takes no such step. */
export function whyUnmap(scene: Scene<TrapOf<'munmap' | 'unmap'>>, step: Primitive): string | null {
  const { munmap, unmaps } = texts().why.regions
  const { region } = scene.trap
  switch (step.do) {
    case 'shrink':
      return shrinkText(scene, step)
    case 'return':
      return munmap.done(region, who(scene))
    default:
      return releaseText(scene, step, (place, frame) => unmaps.munmap(who(scene), region, place, frame))
  }
}

/** Why the reference takes a step at madvise(MADV_DONTNEED); null where it takes no such step. */
export function whyMadvise(scene: Scene<TrapOf<'madvise'>>, step: Primitive): string | null {
  const { madvise, unmaps } = texts().why.regions
  const { by, page } = scene.trap
  if (step.do !== 'return')
    return releaseText(scene, step, (place, frame) => unmaps.madvise(who(scene), place, frame))
  const place = placeOf(scene, spaceIn(scene).id, page)
  return comes({ ...scene, at: -1 }, 'unmap') && pteAt(scene, by, page) === undefined
    ? madvise.done(place)
    : madvise.nothing(place)
}
