import { handleByReference, type MisconceptionId } from '../kernel/index.ts'
import {
  copyMachine,
  findSpace,
  INIT,
  isLive,
  isStale,
  type Process,
  processesOf,
  regionAt,
  rightsOf,
} from '../machine/index.ts'
import {
  balance,
  foundMapped,
  heldByEnding,
  isAncestor,
  isCutShort,
  isLeavingGuest,
  isUnflushed,
  isWritable,
  only,
  otherSharers,
  someStep,
  storedTo,
} from './evidence.ts'
import type { Sign } from './fault-signs.ts'
import type { Handled } from './handled.ts'

/** Whether a fork in the place of this vfork would be told that there is not memory enough. */
function wouldForkFail({ kernel, trap, before }: Handled): boolean {
  if (trap.kind !== 'vfork') return false
  const machine = copyMachine(before)
  handleByReference(machine, kernel, { ...trap, kind: 'fork' })
  return machine.answer.errno === 'ENOMEM'
}

/** Whether the one who exits gave up its memory, each reference once. */
function isGivenUpAtExit(handled: Handled): boolean {
  const { trap, before, steps } = handled
  const given = before.frames.map(({ count }, frame) => ({
    puts: count === 0 ? 0 : -balance(steps, frame),
    held: heldByEnding(handled, frame),
  }))
  return (
    given.every(({ puts, held }) => puts <= held) &&
    (given.some(({ puts }) => puts > 0) || only(steps, 'unmap').some(step => step.process === trap.by))
  )
}

/** Whether a zombie was reaped with all its memory, as if there were none to give up. */
const isReapedWhole = ({ before, steps }: Handled): boolean =>
  only(steps, 'reap').some(({ process: id }) => {
    const zombie = before.processes[id]
    const frames = Object.values(zombie?.pages ?? {}).map(({ frame }) => frame)
    return (
      zombie?.state === 'zombie' &&
      frames.length > 0 &&
      frames.every(frame => balance(steps, frame) === 0) &&
      only(steps, 'unmap').every(({ process }) => process !== id)
    )
  })

/** Whether a page was given W on a frame to which, beside it, only zombies refer. */
const isSharedWithNobodyAlive = (handled: Handled): boolean =>
  foundMapped(handled).some(found => {
    const others = otherSharers(handled, found)
    const inPlace = someStep(
      handled,
      (step, machine) =>
        step.do === 'permit' &&
        step.process === found.by &&
        step.page === found.page &&
        (machine.frames[found.frame]?.count ?? 0) > 1,
    )
    return others.length > 0 && !others.some(isLive) && inPlace
  })

/** Signs of beliefs about what a system call calls for, and about the TLB. */
export const CALL_SIGNS: Readonly<Partial<Record<MisconceptionId, Sign>>> = {
  /** A fork that has to share frames was over with none of it done: nothing was marked, mapped, counted or copied. */
  M8: ({ kernel, trap, machine, steps }, reference) =>
    trap.kind === 'fork' &&
    kernel.forkCopies !== 'all' &&
    machine.processes[trap.child]?.mm === trap.child &&
    machine.answer.errno === null &&
    reference.steps.some(({ do: name }) => name === 'get') &&
    steps.every(({ do: name }) => !['map', 'protect', 'get', 'copy', 'alloc'].includes(name)),
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
    const hasStale = ({ pages, tlb }: Process): boolean =>
      Object.entries(tlb).some(([page, entry]) => isStale(entry, pages[Number(page)]))
    return (
      findings.some(one => isUnflushed(steps, one)) ||
      (!isCutShort(handled) && processesOf(machine).some(hasStale))
    )
  },
  /** The kernel stored straight into the frame of a page that had no W, and that has none yet or is shared. */
  M13: handled => {
    const { trap } = handled
    if (trap.kind !== 'read') return false
    return someStep(handled, (step, machine) => {
      const pages = findSpace(machine, trap.by)?.pages ?? {}
      const page =
        step.do === 'poke' ? storedTo(trap).find(one => pages[one]?.frame === step.frame) : undefined
      const pte = page === undefined ? undefined : pages[page]
      if (page === undefined || pte === undefined || pte.w) return false
      return (machine.frames[pte.frame]?.count ?? 0) > 1 || !isWritable(handled.machine, trap.by, page)
    })
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
  /** At an exec somebody else's page was made writable. */
  M16: ({ kernel, trap, before, machine, steps }) =>
    trap.kind === 'exec' &&
    [...only(steps, 'permit'), ...only(steps, 'map').filter(({ rights }) => rights === 'rw')].some(
      ({ process, page }) => {
        const shared = before.processes[trap.by]?.pages[page]?.frame
        return (
          process !== trap.by &&
          shared !== undefined &&
          shared === before.processes[process]?.pages[page]?.frame &&
          // An eager kernel does so itself, once the other is the last.
          !(kernel.freesLastSharer && machine.frames[shared]?.count === 1)
        )
      },
    ),
  /**
   * A vfork was handled like a fork: a page table of its own for the child, COW in the parent, a parent that runs on, or
   * -1 where a fork would have failed for want of memory, of which vfork needs none.
   * Or the child, when it left, gave up its parent's memory as if it were its own.
   */
  M17: (handled, reference) => {
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
      steps.some(({ do: name }) => name === 'spawn' || name === 'protect') ||
      (runsOn && !isCutShort(handled)) ||
      (machine.answer.errno === 'ENOMEM' && reference.machine.answer.errno === null && wouldForkFail(handled))
    )
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
  /** The parent was put to sleep in fork, so that its child runs first. */
  M22: ({ trap, machine, steps }) =>
    trap.kind === 'fork' &&
    machine.processes[trap.child]?.mm === trap.child &&
    steps.some(step => (step.do === 'sleep' || step.do === 'suspend') && step.process === trap.by),
  /**
   * The memory of the one who exits was given up at once, where the kernel keeps it until the wait; or nothing of it at
   * the wait; or a frame that only zombies share was taken for nobody's.
   */
  M24: handled => {
    if (handled.kernel.demand) return false
    if (handled.trap.kind === 'exit') return isGivenUpAtExit(handled)
    return handled.trap.kind === 'wait' ? isReapedWhole(handled) : isSharedWithNobodyAlive(handled)
  },
}
