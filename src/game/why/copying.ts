import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import type { Page } from '../../machine/index.ts'
import { cowText } from './cow.ts'
import { frameText, lastWas, pageText, pteAt, type Scene, type TrapOf, who } from './scene.ts'

type Read = Scene<TrapOf<'read'>>

/** The page that copyout is at. */
const pageOf = ({ trap, steps, at }: Read): Page =>
  trap.page + steps.slice(0, at).filter(step => step.do === 'poke').length

function pokeText(scene: Read, { frame, value }: PrimitiveOf<'poke'>): string {
  const page = pageText(scene, scene.trap.by, pageOf(scene))
  return scene.at === 0 || lastWas(scene, 'poke')
    ? `W is on already at ${page}, and nobody else maps ${frameText(frame)}: the kernel may store '${value}' at once.`
    : `${page} leads to ${frameText(frame)}, which is ${who(scene)}'s alone now. The kernel stores '${value}' through its own mapping, and no fault would have stopped it.`
}

function failText(scene: Read): string {
  const page = pageText(scene, scene.trap.by, pageOf(scene))
  if (lastWas(scene, 'alloc'))
    return `A call can be told no: read(2) returns -1, and ${page} stays as it was.`
  const why =
    pteAt(scene, scene.trap.by, pageOf(scene)) === undefined
      ? `Nothing is mapped at ${page}`
      : `W and COW are both off at ${page}`
  return `${why}: ${who(scene)} may not store there, so the kernel must not do it for ${who(scene)}. read(2) returns -1.`
}

function readReturnText(scene: Read): string {
  if (!lastWas(scene, 'fail')) return `All of it is stored: read(2) returns, and ${who(scene)} goes on.`
  const stored = scene.steps.some(step => step.do === 'poke') ? ' What was stored before that stays.' : ''
  return `${who(scene)} goes on, with -1 for an answer.${stored}`
}

/** Why the reference takes a step at read(2) where the kernel stores past the PTEs (xv6 copyout); null where it takes no such step. */
export function whyRead(scene: Read, step: Primitive): string | null {
  switch (step.do) {
    case 'alloc':
    case 'copy':
    case 'map':
    case 'put':
    case 'permit':
      return cowText(scene, step, pageOf(scene), 'the kernel')
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
  const page = pageText(scene, scene.trap.by, scene.trap.page)
  if (step.do === 'fail')
    return `Nothing is mapped at ${page}: there is nothing to load. write(2) returns -1.`
  if (step.do !== 'return') return null
  return lastWas(scene, 'fail')
    ? `${who(scene)} goes on, with -1 for an answer.`
    : `write(2) only loads from memory, and ${page} may be read as it is, shared or not. There is nothing to change.`
}
