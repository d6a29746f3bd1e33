import type { MisconceptionId } from '../kernel/index.ts'
import {
  cachedFrame,
  findSpace,
  INIT,
  isEverybodys,
  isLive,
  isPageFault,
  type Page,
  type ProcessId,
  regionAt,
} from '../machine/index.ts'
import {
  faultedPage,
  freshMaps,
  isAncestor,
  isCutShort,
  isRefused,
  isSharedAnew,
  isStoreAllowed,
  only,
  otherSharers,
  storedTo,
} from './evidence.ts'
import type { Handled, Reference } from './handled.ts'

/** A sign in what the player did that he holds one mistaken belief. */
export type Sign = (handled: Handled, reference: Reference) => boolean

/** Signs of beliefs about what an access calls for. */
export const FAULT_SIGNS: Readonly<Partial<Record<MisconceptionId, Sign>>> = {
  /** The parent faulted, and a child of its got the new frame. */
  M1: handled => {
    const fault = faultedPage(handled)
    return (
      fault !== null &&
      freshMaps(handled).some(
        step => isAncestor(handled.before, fault.by, step.process) && !isSharedAnew(handled, fault, step),
      )
    )
  },
  /** A grandchild wrote and got a new frame, and so did somebody between it and the eldest. */
  M2: handled => {
    const fault = faultedPage(handled)
    if (fault === null) return false
    const { before } = handled
    const got = freshMaps(handled)
      .filter(step => !isSharedAnew(handled, fault, step))
      .map(step => step.process)
    return (
      got.includes(fault.by) &&
      got.some(id => isAncestor(before, id, fault.by) && before.processes[id]?.parent !== INIT)
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
    // An eager kernel does so itself, once the other is the last.
    if (handled.kernel.freesLastSharer && handled.machine.frames[fault.frame]?.count === 1) return false
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
    const { trap, before } = handled
    const isLast = (frame: number): boolean =>
      before.frames[frame]?.count === 1 &&
      storedTo(trap).some(page => {
        const space = findSpace(before, trap.by)
        const pte = space?.pages[page]
        return (
          space !== undefined &&
          pte?.frame === frame &&
          (before.demand === null
            ? pte.cow
            : isStoreAllowed(space, page) &&
              !isEverybodys(before, regionAt(space.regions, page), page, frame))
        )
      })
    return only(handled.steps, 'copy').some(step => isLast(step.from))
  },
  /** A load, or copying in, was answered with a copy of the page. */
  M6: handled =>
    (handled.trap.kind === 'write' || handled.trap.kind === 'load-page-fault') &&
    only(handled.steps, 'copy').length > 0,
  /** Pages besides the faulting one were copied. */
  M7: handled => {
    const fault = faultedPage(handled)
    return (
      fault !== null && freshMaps(handled).some(step => step.process === fault.by && step.page !== fault.page)
    )
  },
  /** The new frame was mapped for another sharer too, at the same page: as if the address were what they share. */
  M9: handled => {
    const fault = faultedPage(handled)
    return fault !== null && freshMaps(handled).some(step => isSharedAnew(handled, fault, step))
  },
  /** A store to a page that may not be written was let through. */
  M10: (handled, reference) => {
    const { trap, before, machine, steps } = handled
    const space = findSpace(before, trap.by)
    const refused =
      trap.kind === 'read' ? reference.machine.answer.errno !== null : isRefused(handled, reference)
    if (space === undefined || !refused || machine.answer.signalled !== null || machine.answer.errno !== null)
      return false
    const forbidden = storedTo(trap).filter(page => !isStoreAllowed(space, page))
    return [...only(steps, 'permit'), ...only(steps, 'map')].some(
      step => step.process === space.id && forbidden.includes(step.page),
    )
  },
  /** A page of a shared region was marked COW, other than to take W at mprotect, or got a frame that is not the page cache's. */
  M18: handled =>
    handled.kernel.demand &&
    handled.steps.some(step => {
      if (step.do !== 'protect' && step.do !== 'map') return false
      const region = regionAt(findSpace(handled.machine, step.process)?.regions ?? [], step.page)
      if (region?.share !== 'shared') return false
      const cached = cachedFrame(handled.machine.demand?.cache, region, step.page)
      const marked = step.do !== 'map' || step.rights === 'cow'
      return (
        (marked && handled.trap.kind !== 'mprotect') ||
        (step.do === 'map' && step.frame !== cached && !isCutShort(handled))
      )
    }),
  /** A first load of fresh anonymous memory was given a frame. */
  M19: ({ kernel, trap, before, steps }) => {
    if (!kernel.demand || trap.kind !== 'load-page-fault') return false
    const region = regionAt(findSpace(before, trap.by)?.regions ?? [], trap.page)
    return region?.kind === 'anon' && region.share === 'private' && only(steps, 'alloc').length > 0
  },
  /** No frame was free for a fault, and a call was failed instead of the process killed; or in fork the other way round. */
  M21: ({ trap, machine, steps }, reference) =>
    trap.kind === 'fork'
      ? reference.machine.answer.errno === 'ENOMEM' &&
        only(steps, 'kill').some(({ process }) => process === trap.by)
      : isPageFault(trap.kind) &&
        machine.answer.errno !== null &&
        reference.machine.processes[trap.by]?.killed === true,
  /** The eldest of the sharers was given W on the shared frame, as if it were its own. */
  M23: (handled, reference) => {
    const fault = faultedPage(handled)
    if (fault === null || isRefused(handled, reference)) return false
    if ((handled.before.frames[fault.frame]?.count ?? 0) < 2) return false
    // Who takes zombies for nobody has another belief.
    const others = otherSharers(handled, fault).filter(isLive)
    const eldest = others.length > 0 && others.every(({ id }) => isAncestor(handled.before, fault.by, id))
    const own = only(handled.steps, 'permit').some(
      step => step.process === fault.by && step.page === fault.page,
    )
    return eldest && own && freshMaps(handled).length === 0
  },
}
