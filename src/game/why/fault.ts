import type { Primitive } from '../../kernel/index.ts'
import { REGION_WORDS, ZERO_FRAME } from '../../machine/index.ts'
import { loadText } from './load.ts'
import { type Fault, frameText, heldText, pageText, pteAt, regionIn, who } from './scene.ts'
import { storeText } from './store.ts'

const wordOf = ({ trap }: Fault): string => (trap.kind === 'load-page-fault' ? 'load' : 'store')

/** P2's store, or P2's read(2), for which the kernel stores. */
const accessText = (scene: Fault): string => {
  const { copying } = scene.trap
  return `${who(scene)}'s ${copying === undefined ? wordOf(scene) : `${copying}(2)`}`
}

/** Why the answer is SIGSEGV. */
function signalText(scene: Fault): string {
  const { trap, now } = scene
  const page = pageText(scene, trap.by, trap.page)
  const pte = pteAt(scene, trap.by, trap.page)
  const region = regionIn(scene, trap.by, trap.page)
  const answer = `${accessText(scene)} gets SIGSEGV.`
  if (region === undefined || (now.demand === null && pte === undefined))
    return `Nothing is mapped at ${page}, and nothing will be. ${answer}`
  if (now.demand === null)
    return `W and COW are both off at ${page}: nobody may store there, and a copy would not change that. ${answer}`
  const cow = pte?.cow === true ? ', COW or not' : ''
  return `${region.name} may only be ${REGION_WORDS[region.rights]}. The region is asked before the PTE${cow}: ${answer}`
}

/** Why a system call that copies ends with EFAULT. */
function failText(scene: Fault): string {
  const { trap } = scene
  const region = regionIn(scene, trap.by, trap.page)
  const what =
    region === undefined
      ? `Nothing is mapped at ${pageText(scene, trap.by, trap.page)}`
      : `${region.name} may only be ${REGION_WORDS[region.rights]}`
  return `${what}, and the kernel asks the region when it copies for ${who(scene)}. A call can be told no: EFAULT.`
}

const killText = (scene: Fault): string =>
  scene.trap.copying === undefined
    ? `A ${wordOf(scene)} cannot be told no, and without a frame it cannot go on: ${who(scene)} is killed.`
    : `The kernel's copying faults like ${who(scene)} itself, and without a frame it cannot go on: ${who(scene)} is killed.`

function returnText(scene: Fault): string {
  const { trap, now, steps } = scene
  const did = (verb: Primitive['do']): boolean => steps.some(step => step.do === verb)
  if (did('signal'))
    return `The ${wordOf(scene)} is not done: ${who(scene)} gets SIGSEGV, catches it and goes on.`
  if (did('kill'))
    return `There is no way back into ${who(scene)}'s program: it is killed, and its exit comes next.`
  if (did('fail')) return `${accessText(scene)} returns -1, and ${who(scene)} goes on.`
  const frame = pteAt(scene, trap.by, trap.page)?.frame ?? ZERO_FRAME
  const leads = `${pageText(scene, trap.by, trap.page)} leads to ${frameText(frame)} now`
  if (trap.copying !== undefined) return `The kernel's copying for ${accessText(scene)} goes on: ${leads}.`
  return trap.kind === 'load-page-fault'
    ? `${accessText(scene)} runs again: ${leads}, and it reads ${heldText(now, frame)}.`
    : `${accessText(scene)} runs again: ${leads}, with W on, and it goes through.`
}

/** Why the reference takes a step at a page fault; null where it takes no such step. */
export function whyFault(scene: Fault, step: Primitive): string | null {
  switch (step.do) {
    case 'signal':
      return signalText(scene)
    case 'fail':
      return failText(scene)
    case 'kill':
      return killText(scene)
    case 'return':
      return returnText(scene)
    default:
      return scene.trap.kind === 'load-page-fault' ? loadText(scene, step) : storeText(scene, step)
  }
}
