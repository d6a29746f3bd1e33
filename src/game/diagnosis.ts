import { MISCONCEPTION_IDS, type MisconceptionId, type Primitive, type PrimitiveOf } from '../kernel/index.ts'
import { INIT, type Machine, type Page, type ProcessId, rightsOf } from '../machine/index.ts'
import type { Handled, Reference } from './handled.ts'

/** A sign in what the player did that he holds one mistaken belief. */
type Sign = (handled: Handled, reference: Reference) => boolean

const only = <Name extends Primitive['do']>(steps: readonly Primitive[], name: Name): PrimitiveOf<Name>[] =>
  steps.filter((step): step is PrimitiveOf<Name> => step.do === name)

/** The frame that the trapped store found mapped, where that is what the trap is about. */
function faultedPage(
  handled: Handled,
): { readonly by: ProcessId; readonly page: Page; readonly frame: number } | null {
  const { trap, before } = handled
  if (trap.kind !== 'store-page-fault') return null
  const pte = before.processes[trap.by]?.pages[trap.page]
  return pte === undefined ? null : { by: trap.by, page: trap.page, frame: pte.frame }
}

const isFresh = (handled: Handled, frame: number): boolean => handled.before.frames[frame]?.count === 0

const isAncestor = (machine: Machine, elder: ProcessId, of: ProcessId): boolean => {
  for (
    let id = machine.processes[of]?.parent ?? INIT;
    id !== INIT;
    id = machine.processes[id]?.parent ?? INIT
  )
    if (id === elder) return true
  return false
}

/** Frames of the handler's own that were mapped for a process. */
const freshMaps = (handled: Handled): PrimitiveOf<'map'>[] =>
  only(handled.steps, 'map').filter(step => isFresh(handled, step.frame))

const SIGNS: Readonly<Partial<Record<MisconceptionId, Sign>>> = {
  /** The parent faulted, and a child of its got the new frame. */
  M1: handled => {
    const fault = faultedPage(handled)
    return (
      fault !== null && freshMaps(handled).some(step => isAncestor(handled.before, fault.by, step.process))
    )
  },
  /** The writer got a new frame, and so did an ancestor of its. */
  M2: handled => {
    const fault = faultedPage(handled)
    return (
      fault !== null && freshMaps(handled).some(step => isAncestor(handled.before, step.process, fault.by))
    )
  },
  /** A parent was signalled for a store to a page that it shares. */
  M3: (handled, reference) => {
    const fault = faultedPage(handled)
    if (fault === null || reference.machine.answer.signalled !== null) return false
    const signalled = only(handled.steps, 'signal').some(step => step.process === fault.by)
    return (
      signalled &&
      Object.values(handled.before.processes).some(process =>
        isAncestor(handled.before, fault.by, process.id),
      )
    )
  },
  /** Somebody else who maps the old frame was given W. */
  M4: handled => {
    const fault = faultedPage(handled)
    if (fault === null) return false
    const others = (process: ProcessId, page: Page): boolean =>
      process !== fault.by && handled.before.processes[process]?.pages[page]?.frame === fault.frame
    return (
      only(handled.steps, 'permit').some(step => others(step.process, step.page)) ||
      only(handled.steps, 'map').some(
        step => step.rights === 'rw' && step.frame === fault.frame && others(step.process, step.page),
      )
    )
  },
  /** The last sharer got a copy. */
  M5: handled => {
    const fault = faultedPage(handled)
    if (fault === null || handled.before.frames[fault.frame]?.count !== 1) return false
    return only(handled.steps, 'copy').some(step => step.from === fault.frame)
  },
  /** Copying in was answered with a copy of the page. */
  M6: handled => handled.trap.kind === 'write' && only(handled.steps, 'copy').length > 0,
  /** Pages besides the faulting one were copied. */
  M7: handled => {
    const fault = faultedPage(handled)
    return (
      fault !== null && freshMaps(handled).some(step => step.process === fault.by && step.page !== fault.page)
    )
  },
  /** A store to a page that may not be written was let through. */
  M10: (handled, reference) =>
    handled.trap.kind === 'store-page-fault' &&
    reference.machine.answer.signalled !== null &&
    handled.machine.answer.signalled === null &&
    handled.steps.some(step => step.do === 'permit' || step.do === 'map'),
  /** After fork the parent still has W on a page whose frame the child maps write-protected. */
  M11: handled => {
    const { trap, machine } = handled
    if (trap.kind !== 'fork') return false
    const parent = machine.processes[trap.by]
    const child = machine.processes[trap.child]
    return Object.entries(child?.pages ?? {}).some(([page, pte]) => {
      const own = parent?.pages[Number(page)]
      return own !== undefined && own.frame === pte.frame && own.w && !pte.w
    })
  },
  /** The kernel stored straight into a frame with several references. */
  M13: handled => {
    if (handled.trap.kind !== 'read') return false
    const shared = (frame: number): boolean => (handled.before.frames[frame]?.count ?? 0) > 1
    return only(handled.steps, 'poke').some(step => shared(step.frame))
  },
  /** More references of a frame were put than mappings of the one who ends went away. */
  M14: handled => {
    if (handled.trap.kind !== 'exit' && handled.trap.kind !== 'wait' && handled.trap.kind !== 'exec')
      return false
    return handled.machine.frames.some(({ count }, frame) => {
      const mapped = Object.values(handled.machine.processes)
        .flatMap(process => Object.values(process.pages))
        .filter(pte => pte.frame === frame).length
      return count < mapped
    })
  },
  /** Somebody got another parent than init, or somebody who was no child of the one that exits was moved. */
  M15: handled =>
    handled.trap.kind === 'exit' &&
    only(handled.steps, 'reparent').some(
      step => step.parent !== INIT || handled.before.processes[step.process]?.parent !== handled.trap.by,
    ),
  /** A page that was COW in the parent became plain read-only in the child. */
  M20: handled => {
    const { trap, before, machine } = handled
    if (trap.kind !== 'fork') return false
    const parent = before.processes[trap.by]
    return Object.entries(machine.processes[trap.child]?.pages ?? {}).some(([page, pte]) => {
      const own = parent?.pages[Number(page)]
      return own !== undefined && rightsOf(own) === 'cow' && rightsOf(pte) === 'r'
    })
  },
  /** No frame was free for a fault, and the call was failed instead of the process killed. */
  M21: (handled, reference) =>
    handled.trap.kind === 'store-page-fault' &&
    handled.machine.answer.errno !== null &&
    Object.values(reference.machine.processes).some(process => process.killed),
  /** The memory of the one who exits was given up at once, on a kernel that keeps it until the wait. */
  M24: (handled, reference) =>
    handled.trap.kind === 'exit' &&
    only(handled.steps, 'unmap').some(step => step.process === handled.trap.by) &&
    !reference.steps.some(step => step.do === 'unmap'),
}

/**
 * Which beliefs what the player did speaks for. Only for a trap that was not clean: another safe order of the same
 * steps shows none of the signs.
 */
export function diagnose(handled: Handled, reference: Reference): MisconceptionId[] {
  return MISCONCEPTION_IDS.filter(id => SIGNS[id]?.(handled, reference) ?? false)
}
