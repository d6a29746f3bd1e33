import type { Primitive } from '../../kernel/index.ts'
import { frameName, ZERO_FRAME } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { loadText } from './load.ts'
import { contentOf, type Fault, pageText, pteAt, regionIn, who } from './scene.ts'
import { storeText } from './store.ts'

/** Whose access it is, and which: its own, or the kernel's for a call that copies. */
const accessOf = (scene: Fault) =>
  ({
    who: who(scene),
    does: scene.trap.kind === 'load-page-fault' ? 'load' : 'store',
    copying: scene.trap.copying ?? null,
  }) as const

/** Why the answer is SIGSEGV. */
function signalText(scene: Fault): string {
  const { signal } = texts().why.fault
  const { trap, now } = scene
  const page = pageText(scene, trap.by, trap.page)
  const pte = pteAt(scene, trap.by, trap.page)
  const region = regionIn(scene, trap.by, trap.page)
  if (region === undefined || (now.demand === null && pte === undefined))
    return signal.unmapped(page, accessOf(scene))
  return now.demand === null
    ? signal.noBits(page, accessOf(scene))
    : signal.unlawful(region.name, region.rights, pte?.cow === true, accessOf(scene))
}

/** Why a system call that copies ends with EFAULT. */
function failText(scene: Fault): string {
  const { fail } = texts().why.fault
  const { trap } = scene
  const region = regionIn(scene, trap.by, trap.page)
  return region === undefined
    ? fail.unmapped(pageText(scene, trap.by, trap.page), who(scene))
    : fail.unlawful(region.name, region.rights, who(scene))
}

function returnText(scene: Fault): string {
  const { returns } = texts().why.fault
  const { trap, now, steps } = scene
  const access = accessOf(scene)
  const did = (verb: Primitive['do']): boolean => steps.some(step => step.do === verb)
  if (did('signal')) return returns.signalled(access)
  if (did('kill')) return returns.killed(who(scene))
  if (did('fail')) return returns.failed(access)
  const frame = pteAt(scene, trap.by, trap.page)?.frame ?? ZERO_FRAME
  const page = pageText(scene, trap.by, trap.page)
  if (access.copying !== null) return returns.copying(access, page, frameName(frame))
  return access.does === 'load'
    ? returns.load(access, page, frameName(frame), contentOf(now, frame))
    : returns.store(access, page, frameName(frame))
}

/** Why the reference takes a step at a page fault; null where it takes no such step. */
export function whyFault(scene: Fault, step: Primitive): string | null {
  switch (step.do) {
    case 'signal':
      return signalText(scene)
    case 'fail':
      return failText(scene)
    case 'kill':
      return texts().why.fault.kill(accessOf(scene))
    case 'return':
      return returnText(scene)
    default:
      return scene.trap.kind === 'load-page-fault' ? loadText(scene, step) : storeText(scene, step)
  }
}
