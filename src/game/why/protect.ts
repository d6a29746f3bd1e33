import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { frameName, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { promisesNever } from './promise.ts'
import { countOf, lastWas, placeOf, pteAt, regionIn, type Scene, spaceIn, type TrapOf, who } from './scene.ts'
import { flushText } from './tlb.ts'

type Mprotect = Scene<TrapOf<'mprotect'>>

/** A PTE that allows more than the region does now. */
function mapText(scene: Mprotect, { process, page, rights }: PrimitiveOf<'map'>): string {
  const { goes } = texts().why.protect
  const place = placeOf(scene, process, page)
  const bit = pteAt(scene, process, page)?.w === true ? 'W' : 'X'
  const shared = regionIn(scene, process, page)?.share === 'shared'
  if (rights === 'rw') return shared ? goes.andWForAll(place, bit) : goes.andWForOne(place, bit)
  return shared || bit === 'X' ? goes.alone(place, bit) : goes.cowStaysOff(place, bit)
}

/** A page that gets W at once, without a store. */
function permitText(scene: Mprotect, { process, page }: PrimitiveOf<'permit'>): string {
  const { permits } = texts().why.protect
  const pte = pteAt(scene, process, page)
  const place = placeOf(scene, process, page)
  if (regionIn(scene, process, page)?.share === 'shared') return permits.shared(place)
  return pte?.cow === true
    ? permits.counted(frameName(pte.frame), countOf(scene.now, pte.frame), processName(process))
    : permits.known(place)
}

function returnText(scene: Mprotect): string {
  const { protect } = texts().why
  const { region: name, to } = scene.trap
  if (lastWas(scene, 'fail')) return protect.failed(who(scene), name)
  if (to === 'r') return protect.readOnly(name)
  const { regions, pages } = spaceIn(scene)
  const region = regions.find(candidate => candidate.name === name)
  const start = region?.start ?? 0
  const asks = Array.from({ length: region?.pages ?? 0 }, (_, index) => start + index).find(
    page => pages[page] !== undefined && pages[page]?.w === false,
  )
  return asks === undefined
    ? protect.writable(name, who(scene))
    : protect.asks(name, `${name}[${asks - start}]`)
}

/** Why the reference takes a step at mprotect(2); null where it takes no such step. */
export function whyMprotect(scene: Mprotect, step: Primitive): string | null {
  const { protect, regions } = texts().why
  const { region, to } = scene.trap
  switch (step.do) {
    case 'rights':
      return protect.rights(region, to)
    case 'map':
      return mapText(scene, step)
    case 'permit':
      return permitText(scene, step)
    case 'flush':
      return flushText(scene, step)
    case 'fail':
      return regions.promised.mprotect(region, promisesNever(scene))
    case 'return':
      return returnText(scene)
    default:
      return null
  }
}
