import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { mayWrite, processName, ZERO_FRAME } from '../../machine/index.ts'
import { getText } from './frames.ts'
import { promiseText } from './promise.ts'
import { releaseText } from './release.ts'
import {
  capital,
  comes,
  frameText,
  heldText,
  isCached,
  isFree,
  lastWas,
  ownText,
  pageText,
  pteAt,
  regionIn,
  type Scene,
  spaceIn,
  type TrapOf,
  who,
} from './scene.ts'

type Fork = Scene<TrapOf<'fork' | 'vfork'>>

const childOf = ({ trap }: Fork): string => processName(trap.child)

/** Whose pages are handed down: the one that forks, or the one in whose memory it runs. */
const parentOf = (scene: Fork): string => processName(spaceIn(scene).id)

function spawnText(scene: Fork): string {
  const made = `${childOf(scene)} is made first, with ${parentOf(scene)}'s regions and an empty page table.`
  if (!scene.kernel.demand) return `${made} What it is to find in its pages, fork must put there.`
  return comes(scene, 'map')
    ? `${made} Fork copies the PTEs of regions that were once stored to: faults will find the rest.`
    : `${made} Fork has no PTE to copy: faults will find its pages.`
}

function allocText(scene: Fork): string {
  const all = scene.kernel.forkCopies === 'all'
  if (!isFree(scene))
    return `No frame is free for ${all ? `${childOf(scene)}'s next page` : `${childOf(scene)}'s copy of the top of the stack`}. Fork is all or nothing: it must take back what it has done.`
  const map = scene.steps.slice(scene.at).find(step => step.do === 'map')
  const where = map?.do === 'map' ? pageText(scene, map.process, map.page) : 'the page'
  return all
    ? `This kernel shares nothing: ${childOf(scene)} needs a frame of its own for ${where}.`
    : `${where} is the top of the stack, where parent and child both store soon. This kernel copies it at once.`
}

const copyText = (scene: Fork, { from, to }: PrimitiveOf<'copy'>): string =>
  `${childOf(scene)} must find what ${frameText(from)} holds, ${heldText(scene.now, from)}. ${capital(frameText(to))} gets it before any PTE leads there.`

function protectText(scene: Fork, { process, page }: PrimitiveOf<'protect'>): string {
  const pte = pteAt(scene, process, page)
  const frame = frameText(pte?.frame ?? ZERO_FRAME)
  const parent = processName(process)
  return pte?.w === true
    ? `${parent} must not store into ${frame} while ${childOf(scene)} reads it: W goes off on the parent's side too. COW says that a store may ask.`
    : `${parent} will not be alone with ${frame} any more. COW notes that, so that mprotect does not give W back at once.`
}

function mapText(scene: Fork, step: PrimitiveOf<'map'>): string {
  const { process, page, frame, rights } = step
  const own = ownText(scene, process, page)
  const leads = `${own} leads to ${frameText(frame)} too, and nothing is copied.`
  const region = regionIn(scene, process, page)
  if (lastWas(scene, 'copy'))
    return `${own} leads to ${frameText(frame)}, which is ${childOf(scene)}'s alone: no store of one can reach the other.`
  if (frame === ZERO_FRAME || isCached(scene, spaceIn(scene).id, page))
    return `${region?.name ?? 'This region'} was once stored to, so fork copies all of its PTEs: ${own} leads to ${frame === ZERO_FRAME ? 'the zero frame, which is not counted' : `the page cache's ${frameText(frame)} too`}.`
  if (rights !== 'cow') return `${leads} Nobody may store there, so the bits stay as they are, without COW.`
  if (region === undefined || !mayWrite(region))
    return `${leads} COW says on both sides that neither is alone with it.`
  if (lastWas(scene, 'protect')) return `${leads} W is off and COW on, as on the parent's side.`
  return scene.kernel.demand
    ? `${leads} The parent's PTE has W off and COW on already, and the child's gets the same bits.`
    : `${leads} The page is COW in ${parentOf(scene)} already. It stays so in the child, or its store would be refused.`
}

function returnText(scene: Fork): string {
  return lastWas(scene, 'fail')
    ? `fork returns -1, and ${who(scene)} goes on without ${childOf(scene)}.`
    : `fork is done. ${who(scene)} and ${childOf(scene)} both go on from here, in whatever order.`
}

function failText(scene: Fork): string {
  return comes({ ...scene, at: -1 }, 'spawn')
    ? `Nothing of ${childOf(scene)} is left, and ${who(scene)} can be told no: -1, ENOMEM.`
    : promiseText(scene, `fork would promise ${childOf(scene)} anew what ${parentOf(scene)} was promised`)
}

/** Why the reference takes a step at fork(2); null where it takes no such step. */
export function whyFork(scene: Fork, step: Primitive): string | null {
  switch (step.do) {
    case 'spawn':
      return spawnText(scene)
    case 'alloc':
      return allocText(scene)
    case 'copy':
      return copyText(scene, step)
    case 'protect':
      return protectText(scene, step)
    case 'map':
      return mapText(scene, step)
    case 'get':
      return getText(scene, step)
    case 'reap':
      return `${childOf(scene)} goes too: a child with half a memory must never run.`
    case 'fail':
      return failText(scene)
    case 'return':
      return returnText(scene)
    default:
      return releaseText(scene, step, 'A fork that fails leaves nothing behind')
  }
}
