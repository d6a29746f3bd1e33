import { MISCONCEPTION_IDS, type MisconceptionId, type Primitive, type PrimitiveOf } from '../kernel/index.ts'
import { INIT, type Machine, type Page, type ProcessId, rightsOf, type Trap } from '../machine/index.ts'
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

/** The pages that the trapped store, or read(2), stores to. */
function storedTo(trap: Trap): Page[] {
  if (trap.kind === 'store-page-fault') return [trap.page]
  return trap.kind === 'read' ? Array.from(trap.values, (_, index) => trap.page + index) : []
}

/** A machine that grows has no frame of that number before the trap. */
const isFresh = (handled: Handled, frame: number): boolean => (handled.before.frames[frame]?.count ?? 0) === 0

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

/** References that the steps add to a frame which was in use; less than 0 where they take some away. */
const balance = (steps: readonly Primitive[], frame: number): number =>
  only(steps, 'get').filter(step => step.frame === frame).length -
  only(steps, 'put').filter(step => step.frame === frame).length

/** How many PTEs map the frame of the process that ends in this trap, or of those that are waited for. */
function heldByEnding({ trap, before }: Handled, frame: number): number {
  const ending = Object.values(before.processes).filter(({ id, parent, state }) =>
    trap.kind === 'wait' ? state === 'zombie' && parent === trap.by : id === trap.by,
  )
  return ending.flatMap(({ pages }) => Object.values(pages)).filter(pte => pte.frame === frame).length
}

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
        const pte = before.processes[trap.by]?.pages[page]
        return pte?.frame === frame && pte.cow
      })
    return only(handled.steps, 'copy').some(step => isLast(step.from))
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
    [...only(handled.steps, 'permit'), ...only(handled.steps, 'map')].some(
      step => step.process === handled.trap.by && storedTo(handled.trap).includes(step.page),
    ),
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
    const { before, steps } = handled
    const references = (frame: number, until: number): number =>
      (before.frames[frame]?.count ?? 0) + balance(steps.slice(0, until), frame)
    return steps.some((step, index) => step.do === 'poke' && references(step.frame, index) > 1)
  },
  /** More references of a frame were put than the one who ends held. */
  M14: handled =>
    ['exit', 'wait', 'exec'].includes(handled.trap.kind) &&
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
  M24: (handled, reference) => {
    const { trap, before, steps } = handled
    if (trap.kind !== 'exit' || only(reference.steps, 'put').length > 0) return false
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

/**
 * Which beliefs what the player did speaks for. Only for a trap that was not clean: another safe order of the same
 * steps shows none of the signs.
 */
export function diagnose(handled: Handled, reference: Reference): MisconceptionId[] {
  return MISCONCEPTION_IDS.filter(id => SIGNS[id]?.(handled, reference) ?? false)
}
