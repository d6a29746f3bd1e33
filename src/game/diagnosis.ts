import { MISCONCEPTION_IDS, type MisconceptionId } from '../kernel/index.ts'
import {
  cachedFrame,
  findSpace,
  INIT,
  isPageFault,
  type Page,
  type Process,
  type ProcessId,
  processesOf,
  regionAt,
  rightsOf,
} from '../machine/index.ts'
import {
  balance,
  faultedPage,
  freshMaps,
  heldByEnding,
  isAncestor,
  isCutShort,
  isEverybodys,
  isLeavingGuest,
  isRefused,
  isStoreAllowed,
  isUnflushed,
  only,
  storedTo,
} from './evidence.ts'
import type { Handled, Reference } from './handled.ts'

/** A sign in what the player did that he holds one mistaken belief. */
type Sign = (handled: Handled, reference: Reference) => boolean

const SIGNS: Readonly<Partial<Record<MisconceptionId, Sign>>> = {
  /** The parent faulted, and a child of its got the new frame. */
  M1: handled => {
    const fault = faultedPage(handled)
    return (
      fault !== null && freshMaps(handled).some(step => isAncestor(handled.before, fault.by, step.process))
    )
  },
  /** A grandchild wrote and got a new frame, and so did somebody between it and the eldest. */
  M2: handled => {
    const fault = faultedPage(handled)
    if (fault === null) return false
    const { before } = handled
    const got = freshMaps(handled).map(step => step.process)
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
            : isStoreAllowed(space, page) && !isEverybodys(before, space, page, frame))
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
  /** A store to a page that may not be written was let through. */
  M10: (handled, reference) =>
    handled.trap.kind === 'store-page-fault' &&
    isRefused(handled, reference) &&
    handled.machine.answer.signalled === null &&
    handled.machine.answer.errno === null &&
    [...only(handled.steps, 'permit'), ...only(handled.steps, 'map')].some(
      step =>
        step.process === findSpace(handled.before, handled.trap.by)?.id &&
        storedTo(handled.trap).includes(step.page),
    ),
  /** After fork the parent still has W on a page whose frame the child maps write-protected. */
  M11: handled => {
    const { trap, machine } = handled
    if (trap.kind !== 'fork' || isCutShort(handled)) return false
    const parent = findSpace(machine, trap.by)
    const child = machine.processes[trap.child]
    return Object.entries(child?.pages ?? {}).some(([page, pte]) => {
      const own = parent?.pages[Number(page)]
      const shared = regionAt(parent?.regions ?? [], Number(page))?.share === 'shared'
      return own !== undefined && own.frame === pte.frame && own.w && !pte.w && !shared
    })
  },
  /** A PTE changed, and a TLB that nobody empties at the return still allows what it did before, or did when the frame went. */
  M12: handled => {
    const { kernel, machine, steps, findings } = handled
    if (kernel.flushOnReturn) return false
    const isStale = ({ pages, tlb }: Process): boolean =>
      Object.entries(tlb).some(([page, entry]) => {
        const pte = pages[Number(page)]
        return pte?.frame !== entry.frame || (entry.w && !pte.w) || (entry.x && !pte.x)
      })
    return (
      findings.some(one => isUnflushed(steps, one)) ||
      (!isCutShort(handled) && processesOf(machine).some(isStale))
    )
  },
  /** The kernel stored straight into a frame with several references. */
  M13: handled => {
    if (handled.trap.kind !== 'read') return false
    const { before, steps } = handled
    const references = (frame: number, until: number): number =>
      (before.frames[frame]?.count ?? 0) + balance(steps.slice(0, until), frame)
    return steps.some((step, index) => step.do === 'poke' && references(step.frame, index) > 1)
  },
  /** More references of a frame were put than the one who ends held. */
  M14: handled =>
    ['exit', 'wait', 'exec'].includes(handled.trap.kind) &&
    !isLeavingGuest(handled) &&
    handled.before.frames.some(
      ({ count }, frame) => count > 0 && -balance(handled.steps, frame) > heldByEnding(handled, frame),
    ),
  /** A descendant of the one that exits got another parent than init, or was moved though it was no child of it. */
  M15: ({ trap, before, steps }) =>
    trap.kind === 'exit' &&
    only(steps, 'reparent').some(
      step =>
        isAncestor(before, trap.by, step.process) &&
        (step.parent !== INIT || before.processes[step.process]?.parent !== trap.by),
    ),
  /** At an exec somebody else's page was made writable, which only an eager kernel does. */
  M16: ({ kernel, trap, before, steps }) =>
    trap.kind === 'exec' &&
    !kernel.freesLastSharer &&
    [...only(steps, 'permit'), ...only(steps, 'map').filter(({ rights }) => rights === 'rw')].some(
      ({ process, page }) => {
        const shared = before.processes[trap.by]?.pages[page]?.frame
        return (
          process !== trap.by &&
          shared !== undefined &&
          shared === before.processes[process]?.pages[page]?.frame
        )
      },
    ),
  /**
   * A vfork was handled like a fork: a page table of its own for the child, COW in the parent, or a parent that runs on.
   * Or the child, when it left, gave up its parent's memory as if it were its own.
   */
  M17: handled => {
    const { trap, before, machine, steps } = handled
    if (isLeavingGuest(handled)) {
      const host = findSpace(before, trap.by)
      const frames = Object.values(host?.pages ?? {}).map(({ frame }) => frame)
      return (
        only(steps, 'unmap').some(step => step.process === host?.id) ||
        only(steps, 'put').some(step => frames.includes(step.frame))
      )
    }
    if (trap.kind !== 'vfork') return false
    const runsOn =
      machine.processes[trap.child] !== undefined && machine.processes[trap.by]?.state !== 'suspended'
    return (
      steps.some(({ do: name }) => name === 'spawn' || name === 'protect') || (runsOn && !isCutShort(handled))
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
  /** A page that was COW in the parent became plain read-only in the child. */
  M20: handled => {
    const { trap, before, machine } = handled
    if (trap.kind !== 'fork' || handled.kernel.demand) return false
    const parent = before.processes[trap.by]
    return Object.entries(machine.processes[trap.child]?.pages ?? {}).some(([page, pte]) => {
      const own = parent?.pages[Number(page)]
      return own !== undefined && rightsOf(own) === 'cow' && rightsOf(pte) === 'r'
    })
  },
  /** No frame was free for a fault, and the call was failed instead of the process killed. */
  M21: (handled, reference) =>
    isPageFault(handled.trap.kind) &&
    handled.machine.answer.errno !== null &&
    reference.machine.processes[handled.trap.by]?.killed === true,
  /** The eldest of the sharers was given W on the shared frame, as if it were its own. */
  M23: handled => {
    const fault = faultedPage(handled)
    if (fault === null || (handled.before.frames[fault.frame]?.count ?? 0) < 2) return false
    const others = Object.values(handled.before.processes).filter(
      ({ id, pages }) => id !== fault.by && Object.values(pages).some(({ frame }) => frame === fault.frame),
    )
    const eldest = others.every(({ id }) => isAncestor(handled.before, fault.by, id))
    const own = only(handled.steps, 'permit').some(
      step => step.process === fault.by && step.page === fault.page,
    )
    return eldest && own && freshMaps(handled).length === 0
  },
  /** The memory of the one who exits was given up at once, each reference once, where the kernel keeps it until the wait. */
  M24: handled => {
    const { kernel, trap, before, steps } = handled
    if (trap.kind !== 'exit' || kernel.demand) return false
    const given = before.frames.map(({ count }, frame) => ({
      puts: count === 0 ? 0 : -balance(steps, frame),
      held: heldByEnding(handled, frame),
    }))
    return (
      given.every(({ puts, held }) => puts <= held) &&
      (given.some(({ puts }) => puts > 0) || only(steps, 'unmap').some(step => step.process === trap.by))
    )
  },
}

/** The same with the address space's process in place of a vfork child that runs in it. */
const bySpace = (handled: Handled): Handled => ({
  ...handled,
  steps: handled.steps.map(step =>
    'process' in step && 'page' in step
      ? { ...step, process: findSpace(handled.before, step.process)?.id ?? step.process }
      : step,
  ),
})

/**
 * Which beliefs what the player did speaks for. Only for a trap that was not clean: another safe order of the same
 * steps shows none of the signs.
 */
export function diagnose(handled: Handled, reference: Reference): MisconceptionId[] {
  const named = bySpace(handled)
  return MISCONCEPTION_IDS.filter(id => SIGNS[id]?.(named, reference) ?? false)
}
