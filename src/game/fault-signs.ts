import type { MisconceptionId } from '../kernel/index.ts'
import {
  cachedFrame,
  findSpace,
  INIT,
  isLive,
  isPageFault,
  type Machine,
  type Page,
  type ProcessId,
  regionAt,
} from '../machine/index.ts'
import {
  askedInVain,
  foundMapped,
  freshMaps,
  isAncestor,
  isCutShort,
  isParent,
  isRefused,
  isSharedAnew,
  isStoreAllowed,
  isWritable,
  only,
  otherSharers,
  storedTo,
} from './evidence.ts'
import type { Handled, Reference } from './handled.ts'

/** A sign in what the player did that he holds one mistaken belief. */
export type Sign = (handled: Handled, reference: Reference) => boolean

/** Whether the answer to a store that could be done was no: a signal, or -1 from the call that copies. */
function isDenied(handled: Handled, reference: Reference): boolean {
  const { trap, machine, steps } = handled
  const { answer } = reference.machine
  if (trap.kind === 'read')
    return (
      machine.answer.errno !== null &&
      only(steps, 'poke').length < only(reference.steps, 'poke').length &&
      !askedInVain(handled)
    )
  if (trap.kind !== 'store-page-fault' || answer.signalled !== null || answer.errno !== null) return false
  return trap.copying === undefined
    ? only(steps, 'signal').some(step => step.process === trap.by)
    : machine.answer.errno === 'EFAULT'
}

/** Signs of beliefs about what an access calls for. */
export const FAULT_SIGNS: Readonly<Partial<Record<MisconceptionId, Sign>>> = {
  /** The parent stored, and a child of its got the new frame. */
  M1: handled =>
    foundMapped(handled).some(found =>
      freshMaps(handled).some(
        step =>
          step.page === found.page &&
          isAncestor(handled.before, found.by, step.process) &&
          !isSharedAnew(handled, found, step),
      ),
    ),
  /** A grandchild stored and got a new frame, and so did somebody between it and the eldest. */
  M2: handled =>
    foundMapped(handled).some(found => {
      const { before } = handled
      const got = freshMaps(handled)
        .filter(step => step.page === found.page && !isSharedAnew(handled, found, step))
        .map(step => step.process)
      return (
        got.includes(found.by) &&
        got.some(id => isAncestor(before, id, found.by) && before.processes[id]?.parent !== INIT)
      )
    }),
  /** A parent was told no, by a signal or by its call, for a store to a page that it shares or has shared. */
  M3: (handled, reference) => {
    const { trap, before } = handled
    const shared = foundMapped(handled).some(({ by, page }) => before.processes[by]?.pages[page]?.cow)
    return shared && isParent(before, trap.by) && isDenied(handled, reference)
  },
  /** Somebody else who maps the old frame was given W. */
  M4: handled =>
    foundMapped(handled).some(({ by, frame: old }) => {
      // An eager kernel does so itself, once the other is the last.
      if (handled.kernel.freesLastSharer && handled.machine.frames[old]?.count === 1) return false
      const others = (process: ProcessId, page: Page): boolean =>
        process !== by && handled.before.processes[process]?.pages[page]?.frame === old
      return (
        only(handled.steps, 'permit').some(step => others(step.process, step.page)) ||
        only(handled.steps, 'map').some(
          step => step.rights === 'rw' && step.frame === old && others(step.process, step.page),
        )
      )
    }),
  /** The last sharer got a copy, or would have, had a frame been free. */
  M5: handled => {
    const { before, machine, steps } = handled
    const alone = foundMapped(handled).filter(({ by, page, frame }) => {
      const space = before.processes[by]
      const cow = before.demand !== null || space?.pages[page]?.cow === true
      return space !== undefined && cow && isStoreAllowed(space, page) && before.frames[frame]?.count === 1
    })
    return (
      only(steps, 'copy').some(step => alone.some(({ frame }) => frame === step.from)) ||
      (alone.some(({ by, page }) => !isWritable(machine, by, page)) && askedInVain(handled))
    )
  },
  /** A load, or copying in, was answered with a copy of the page, or would have been, had a frame been free. */
  M6: handled => {
    const { trap, before, steps } = handled
    if (trap.kind !== 'write' && trap.kind !== 'load-page-fault') return false
    // A first load of anonymous memory may call for a frame where the region is shared.
    const region = regionAt(findSpace(before, trap.by)?.regions ?? [], trap.page)
    const needsNone = trap.kind === 'write' || region?.kind === 'file'
    return only(steps, 'copy').length > 0 || (needsNone && askedInVain(handled))
  },
  /** Pages besides those that are stored to were copied, or would have been, had a frame been free. */
  M7: handled => {
    const { trap, before } = handled
    const pages = storedTo(trap)
    const hasAll = (machine: Machine): boolean => pages.every(page => isWritable(machine, trap.by, page))
    return foundMapped(handled).some(
      ({ by }) =>
        freshMaps(handled).some(step => step.process === by && !pages.includes(step.page)) ||
        (!hasAll(before) && askedInVain(handled, hasAll)),
    )
  },
  /** The new frame was mapped for another sharer too, at the same page: as if the address were what they share. */
  M9: handled =>
    foundMapped(handled).some(found => freshMaps(handled).some(step => isSharedAnew(handled, found, step))),
  /** A store to a page that may not be written was let through, or would have been, had a frame been free. */
  M10: (handled, reference) => {
    const { trap, before, machine, steps } = handled
    const space = findSpace(before, trap.by)
    const refused =
      trap.kind === 'read' ? reference.machine.answer.errno !== null : isRefused(handled, reference)
    if (space === undefined || !refused) return false
    const isForbidden = (page: Page): boolean => !isStoreAllowed(space, page)
    const forbidden = storedTo(trap).filter(isForbidden)
    const letThrough =
      machine.answer.signalled === null &&
      machine.answer.errno === null &&
      [...only(steps, 'permit'), ...only(steps, 'map')].some(
        step => step.process === space.id && forbidden.includes(step.page),
      )
    const onlyForbidden = (now: Machine): boolean =>
      storedTo(trap).every(page => isWritable(now, trap.by, page) || isForbidden(page))
    return letThrough || (forbidden.length > 0 && askedInVain(handled, onlyForbidden))
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
  M23: handled =>
    foundMapped(handled).some(found => {
      const { before, steps } = handled
      const { by, page } = found
      const space = before.processes[by]
      if (space === undefined || !isStoreAllowed(space, page)) return false
      if ((before.frames[found.frame]?.count ?? 0) < 2) return false
      // Who takes zombies for nobody has another belief.
      const others = otherSharers(handled, found).filter(isLive)
      const eldest = others.length > 0 && others.every(({ id }) => isAncestor(before, by, id))
      const own = only(steps, 'permit').some(step => step.process === by && step.page === page)
      return eldest && own && freshMaps(handled).every(step => step.page !== page)
    }),
}
