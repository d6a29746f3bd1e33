import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { frameName, mayWrite, processName, ZERO_FRAME } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { getText } from './frames.ts'
import { promisesNever } from './promise.ts'
import { releaseText } from './release.ts'
import {
  comes,
  contentOf,
  isCached,
  isFree,
  lastWas,
  pageText,
  placeOf,
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
  const {
    lists: { sentences },
    why: { fork },
  } = texts()
  const made = fork.made(childOf(scene), parentOf(scene))
  if (!scene.kernel.demand) return sentences(made, fork.fillsNow)
  return sentences(made, comes(scene, 'map') ? fork.someCopied : fork.noneCopied)
}

function allocText(scene: Fork): string {
  const { fork } = texts().why
  const all = scene.kernel.forkCopies === 'all'
  if (!isFree(scene)) return fork.noFrame(childOf(scene), all ? 'page' : 'stack')
  const map = scene.steps.slice(scene.at).find(step => step.do === 'map')
  const where = map?.do === 'map' ? pageText(scene, map.process, map.page) : null
  return all ? fork.own(childOf(scene), where) : fork.stack(where)
}

function protectText(scene: Fork, { process, page }: PrimitiveOf<'protect'>): string {
  const { fork } = texts().why
  const pte = pteAt(scene, process, page)
  const frame = frameName(pte?.frame ?? ZERO_FRAME)
  const parent = processName(process)
  return pte?.w === true ? fork.protected(parent, childOf(scene), frame) : fork.noted(parent, frame)
}

/** What the bits of a PTE are for that leads to the same frame as the parent's. */
function bitsText(scene: Fork, { process, page, rights }: PrimitiveOf<'map'>): string {
  const { bits } = texts().why.fork
  const region = regionIn(scene, process, page)
  if (rights !== 'cow') return bits.asTheyAre
  if (region === undefined || !mayWrite(region)) return bits.bothSides
  if (lastWas(scene, 'protect')) return bits.asParent
  return scene.kernel.demand ? bits.already : bits.stays(parentOf(scene))
}

function mapText(scene: Fork, step: PrimitiveOf<'map'>): string {
  const {
    lists: { sentences },
    why: { fork },
  } = texts()
  const place = placeOf(scene, step.process, step.page)
  const frame = frameName(step.frame)
  const region = regionIn(scene, step.process, step.page)?.name ?? null
  if (lastWas(scene, 'copy')) return fork.mapsOwn(place, frame)
  if (step.frame === ZERO_FRAME) return fork.mapsZero(region, place)
  if (isCached(scene, spaceIn(scene).id, step.page)) return fork.mapsCached(region, place, frame)
  return sentences(fork.mapsShared(place, frame), bitsText(scene, step))
}

const returnText = (scene: Fork): string =>
  lastWas(scene, 'fail')
    ? texts().why.fork.failed(who(scene), childOf(scene))
    : texts().why.fork.done(who(scene), childOf(scene))

function failText(scene: Fork): string {
  const { fork, regions } = texts().why
  return comes({ ...scene, at: -1 }, 'spawn')
    ? fork.nothingLeft(childOf(scene), who(scene))
    : regions.promised.fork(childOf(scene), parentOf(scene), promisesNever(scene))
}

/** Why the reference takes a step at fork(2); null where it takes no such step. */
export function whyFork(scene: Fork, step: Primitive): string | null {
  const { fork, regions } = texts().why
  switch (step.do) {
    case 'spawn':
      return spawnText(scene)
    case 'alloc':
      return allocText(scene)
    case 'copy':
      return fork.copied(
        childOf(scene),
        frameName(step.from),
        contentOf(scene.now, step.from),
        frameName(step.to),
      )
    case 'protect':
      return protectText(scene, step)
    case 'map':
      return mapText(scene, step)
    case 'get':
      return getText(scene, step)
    case 'reap':
      return fork.childGoes(childOf(scene))
    case 'fail':
      return failText(scene)
    case 'return':
      return returnText(scene)
    default:
      return releaseText(scene, step, regions.unmaps.fork)
  }
}
