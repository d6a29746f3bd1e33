import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { type Region, RIGHTS_WORDS } from '../../machine/index.ts'
import { fillText, zeroText } from './frames.ts'
import { promiseText } from './promise.ts'
import { releaseText } from './release.ts'
import {
  comes,
  frameText,
  isFree,
  lastWas,
  ownText,
  pteAt,
  type Scene,
  spaceIn,
  type TrapOf,
  who,
} from './scene.ts'

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
  const { name } = scene.trap.request
  switch (step.do) {
    case 'grow':
      return `First the region: ${name} names the pages that are mapped next.`
    case 'alloc':
      return isFree(scene)
        ? `Memory comes at once on this kernel: ${nextText(scene)} needs a frame, touched or not.`
        : `No frame is free for ${nextText(scene)}. sbrk is all or nothing: it must take back what it has done.`
    case 'zero':
      return zeroText(scene, step)
    case 'fill':
      return fillText(scene, step)
    case 'map':
      return `${ownText(scene, step.process, step.page)} leads to ${frameText(step.frame)} from now on, ${RIGHTS_WORDS[step.rights]}, as its region says.`
    case 'shrink':
      return `No PTE is left in ${name}, and the region goes too: ${who(scene)} has what it had before the call.`
    case 'fail':
      return `${who(scene)} has done nothing forbidden, and a call can be told no: -1, ENOMEM.`
    case 'return':
      return lastWas(scene, 'fail')
        ? `${who(scene)} goes on, with -1 for an answer.`
        : `Every page of ${name} is mapped, and ${who(scene)} goes on.`
    default:
      return releaseText(scene, step, 'sbrk is all or nothing')
  }
}

/** Why the reference takes a step at mmap(2); null where it takes no such step. */
export function whyMmap(scene: Request, step: Primitive): string | null {
  const { name, kind } = scene.trap.request
  switch (step.do) {
    case 'grow':
      return kind === 'file'
        ? `mmap makes a region and no PTE. The pages of ${name} are in the page cache, and each is mapped at its first access.`
        : `mmap makes a region and no PTE. A page of ${name} comes with the first access to it, and not before.`
    case 'fail':
      return promiseText(scene, `mmap would promise all of ${name}`)
    case 'return':
      return lastWas(scene, 'fail')
        ? `mmap returns -1, and ${who(scene)} goes on without ${name}.`
        : `${who(scene)} goes on. ${name} is there, and no page of it is mapped yet.`
    default:
      return null
  }
}

function shrinkText(scene: Scene, { region: name }: PrimitiveOf<'shrink'>): string {
  const region = named(scene, name)
  const file = region?.file
  const last = file !== null && file !== undefined && scene.now.demand?.cache[file]?.regions === 1
  const cache = last ? ' Nobody else maps what is behind it, so the page cache gives its frames up.' : ''
  return `No PTE is left in ${name}, so the region can go.${cache}`
}

/** Why the reference takes a step at munmap(2), or at sbrk(n), n < 0; null where it takes no such step. */
export function whyUnmap(scene: Scene<TrapOf<'munmap' | 'unmap'>>, step: Primitive): string | null {
  const { region } = scene.trap
  switch (step.do) {
    case 'shrink':
      return shrinkText(scene, step)
    case 'return':
      return `${region} is gone, and ${who(scene)} goes on without it.`
    default:
      return releaseText(scene, step, `${who(scene)} gives ${region} back`)
  }
}

/** Why the reference takes a step at madvise(MADV_DONTNEED); null where it takes no such step. */
export function whyMadvise(scene: Scene<TrapOf<'madvise'>>, step: Primitive): string | null {
  const { by, page } = scene.trap
  const own = ownText(scene, spaceIn(scene).id, page)
  if (step.do !== 'return') return releaseText(scene, step, `${who(scene)} does not need the page any more`)
  return comes({ ...scene, at: -1 }, 'unmap') && pteAt(scene, by, page) === undefined
    ? `The region stays, and ${own} has no PTE: the next access to it is a first access again.`
    : `${own} has no PTE, so there is nothing to give up: the call is over.`
}
