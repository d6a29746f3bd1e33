import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { processName, REGION_WORDS } from '../../machine/index.ts'
import { countText } from './frames.ts'
import { promiseText } from './promise.ts'
import { lastWas, ownText, pteAt, regionIn, type Scene, spaceIn, type TrapOf, who } from './scene.ts'
import { flushText } from './tlb.ts'

type Mprotect = Scene<TrapOf<'mprotect'>>

/** A PTE that allows more than the region does now. */
function mapText(scene: Mprotect, { process, page, rights }: PrimitiveOf<'map'>): string {
  const own = ownText(scene, process, page)
  const pte = pteAt(scene, process, page)
  const bit = pte?.w === true ? 'W' : 'X'
  const more = `${own} has ${bit}, and its region does not allow that any more: ${bit} goes`
  const shared = regionIn(scene, process, page)?.share === 'shared'
  if (rights === 'rw')
    return shared
      ? `${more}. W comes on: stores to a shared region are for all to see.`
      : `${more}. W comes on: the page is known to be ${processName(process)}'s alone.`
  return shared || bit === 'X'
    ? `${more}, and nothing else.`
    : `${more}. COW stays off, for the page is still known to be ${processName(process)}'s alone.`
}

/** A page that gets W at once, without a store. */
function permitText(scene: Mprotect, { process, page }: PrimitiveOf<'permit'>): string {
  const pte = pteAt(scene, process, page)
  const own = ownText(scene, process, page)
  if (regionIn(scene, process, page)?.share === 'shared')
    return `${own} is shared: stores to it are for all to see, so W may come back at once.`
  return pte?.cow === true
    ? `${countText(scene.now, pte.frame)}: ${processName(process)} is alone with it, and this kernel looks. W may come back at once.`
    : `COW is off in ${own}: the page is known to be ${processName(process)}'s alone, so W may come back at once.`
}

function returnText(scene: Mprotect): string {
  const { region: name, to } = scene.trap
  if (lastWas(scene, 'fail')) return `${who(scene)} goes on, with -1 for an answer, and ${name} is as it was.`
  if (to === 'r') return `${name} may only be read now: a store to it gets SIGSEGV, whatever its PTE says.`
  const { regions, pages } = spaceIn(scene)
  const region = regions.find(candidate => candidate.name === name)
  const start = region?.start ?? 0
  const asks = Array.from({ length: region?.pages ?? 0 }, (_, index) => start + index).find(
    page => pages[page] !== undefined && pages[page]?.w === false,
  )
  return asks === undefined
    ? `Stores to ${name} are lawful from now on, and ${who(scene)} goes on.`
    : `Stores to ${name} are lawful from now on. Where W is off, as at ${name}[${asks - start}], the next one traps and is looked at.`
}

/** Why the reference takes a step at mprotect(2); null where it takes no such step. */
export function whyMprotect(scene: Mprotect, step: Primitive): string | null {
  const { region, to } = scene.trap
  switch (step.do) {
    case 'rights':
      return `The region decides what is lawful: ${region} may ${to === 'r' ? 'only ' : ''}be ${REGION_WORDS[to]} from now on.`
    case 'map':
      return mapText(scene, step)
    case 'permit':
      return permitText(scene, step)
    case 'flush':
      return flushText(scene, step)
    case 'fail':
      return promiseText(scene, `mprotect would promise all of ${region}`)
    case 'return':
      return returnText(scene)
    default:
      return null
  }
}
