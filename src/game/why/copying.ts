import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { frameName, type Page } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { cowText } from './cow.ts'
import { lastWas, pageText, pteAt, type Scene, type TrapOf, who } from './scene.ts'

type Read = Scene<TrapOf<'read'>>

/** The page that copyout is at. */
const pageOf = ({ trap, steps, at }: Read): Page =>
  trap.page + steps.slice(0, at).filter(step => step.do === 'poke').length

function pokeText(scene: Read, { frame, value }: PrimitiveOf<'poke'>): string {
  const { copying } = texts().why
  const page = pageText(scene, scene.trap.by, pageOf(scene))
  return scene.at === 0 || lastWas(scene, 'poke')
    ? copying.pokesAtOnce(page, frameName(frame), value)
    : copying.pokes(page, frameName(frame), who(scene), value)
}

function failText(scene: Read): string {
  const { copying } = texts().why
  const page = pageText(scene, scene.trap.by, pageOf(scene))
  if (lastWas(scene, 'alloc')) return copying.noFrame(page)
  return pteAt(scene, scene.trap.by, pageOf(scene)) === undefined
    ? copying.readUnmapped(page, who(scene))
    : copying.readNoBits(page, who(scene))
}

function readReturnText(scene: Read): string {
  const {
    lists: { sentences },
    why: { copying },
  } = texts()
  if (!lastWas(scene, 'fail')) return copying.readDone(who(scene))
  const stored = scene.steps.some(step => step.do === 'poke')
  return sentences(copying.goesOnWithError(who(scene)), stored ? copying.storedStays : '')
}

/** Why the reference takes a step at read(2) where the kernel stores past the PTEs (xv6 copyout); null where it takes no such step. */
export function whyRead(scene: Read, step: Primitive): string | null {
  switch (step.do) {
    case 'alloc':
    case 'copy':
    case 'map':
    case 'put':
    case 'permit':
      return cowText(scene, step, pageOf(scene), null)
    case 'poke':
      return pokeText(scene, step)
    case 'fail':
      return failText(scene)
    case 'return':
      return readReturnText(scene)
    default:
      return null
  }
}

/** Why the reference takes a step at write(2) where the kernel loads past the PTEs (xv6 copyin); null where it takes no such step. */
export function whyWrite(scene: Scene<TrapOf<'write'>>, step: Primitive): string | null {
  const { copying } = texts().why
  const page = pageText(scene, scene.trap.by, scene.trap.page)
  if (step.do === 'fail') return copying.writeUnmapped(page)
  if (step.do !== 'return') return null
  return lastWas(scene, 'fail') ? copying.goesOnWithError(who(scene)) : copying.writeDone(page)
}
