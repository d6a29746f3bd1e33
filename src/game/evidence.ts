import type { Primitive, PrimitiveOf } from '../kernel/index.ts'
import {
  findSpace,
  INIT,
  isEverybodys,
  type Machine,
  mayWrite,
  type Page,
  type Process,
  type ProcessId,
  processesOf,
  regionAt,
  type Trap,
  ZERO_FRAME,
} from '../machine/index.ts'
import type { Handled, Reference, StepFinding } from './handled.ts'

/** @returns the steps that use one primitive, in order. */
export const only = <Name extends Primitive['do']>(
  steps: readonly Primitive[],
  name: Name,
): PrimitiveOf<Name>[] => steps.filter((step): step is PrimitiveOf<Name> => step.do === name)

/** Whether a region lets the process store there. */
export function isStoreAllowed({ regions }: Process, page: Page): boolean {
  const region = regionAt(regions, page)
  return region !== undefined && mayWrite(region)
}

/** The anonymous frame that the trapped store found mapped, where that is what the trap is about. */
export function faultedPage(
  handled: Handled,
): { readonly by: ProcessId; readonly page: Page; readonly frame: number } | null {
  const { trap, before } = handled
  if (trap.kind !== 'store-page-fault') return null
  const space = findSpace(before, trap.by)
  const pte = space?.pages[trap.page]
  return pte === undefined ||
    space === undefined ||
    isEverybodys(before, regionAt(space.regions, trap.page), trap.page, pte.frame)
    ? null
    : { by: space.id, page: trap.page, frame: pte.frame }
}

/** The pages that the trapped store, or read(2), stores to. */
export function storedTo(trap: Trap): Page[] {
  if (trap.kind === 'store-page-fault') return [trap.page]
  return trap.kind === 'read' ? Array.from(trap.values, (_, index) => trap.page + index) : []
}

/** A machine that grows has no frame of that number before the trap. */
const isFresh = (handled: Handled, frame: number): boolean =>
  frame !== ZERO_FRAME && (handled.before.frames[frame]?.count ?? 0) === 0

/** Whether `elder` is the parent of `of`, or its parent's, and so on below init. */
export const isAncestor = (machine: Machine, elder: ProcessId, of: ProcessId): boolean => {
  for (
    let id = machine.processes[of]?.parent ?? INIT;
    id !== INIT;
    id = machine.processes[id]?.parent ?? INIT
  )
    if (id === elder) return true
  return false
}

/** Frames of the handler's own that were mapped for a process. */
export const freshMaps = (handled: Handled): PrimitiveOf<'map'>[] =>
  only(handled.steps, 'map').filter(step => isFresh(handled, step.frame))

/** The other processes, zombies too, whose PTEs map the frame of a fault. */
export const otherSharers = (
  { before }: Handled,
  fault: { readonly by: ProcessId; readonly frame: number },
): Process[] =>
  processesOf(before).filter(
    ({ id, pages }) => id !== fault.by && Object.values(pages).some(({ frame }) => frame === fault.frame),
  )

/** Whether a map gives another sharer the very frame that the one who faulted gets, at the same page. */
export const isSharedAnew = (
  handled: Handled,
  fault: { readonly by: ProcessId; readonly page: Page },
  { process, page, frame }: PrimitiveOf<'map'>,
): boolean =>
  process !== fault.by &&
  page === fault.page &&
  freshMaps(handled).some(own => own.process === fault.by && own.page === page && own.frame === frame)

/** References that the steps add to a frame which was in use; less than 0 where they take some away. */
export const balance = (steps: readonly Primitive[], frame: number): number =>
  only(steps, 'get').filter(step => step.frame === frame).length -
  only(steps, 'put').filter(step => step.frame === frame).length

/** After a panic nothing can be said about steps that are missing: they may have been to come. */
export const isCutShort = ({ panic }: Handled): boolean => panic !== null

/** A vfork child that leaves its parent's address space. */
export const isLeavingGuest = ({ trap, before }: Handled): boolean =>
  (trap.kind === 'exec' || trap.kind === 'exit') && before.processes[trap.by]?.mm !== trap.by

/** The reference's answer to the access is no: SIGSEGV, or EFAULT where the kernel made it in a system call. */
export const isRefused = ({ trap }: Handled, { machine }: Reference): boolean =>
  machine.answer.signalled !== null ||
  (trap.kind === 'store-page-fault' && trap.copying !== undefined && machine.answer.errno === 'EFAULT')

/** Whether a frame was given up when a page had left it, and the TLB had not. */
export const isUnflushed = (steps: readonly Primitive[], { step, finding }: StepFinding): boolean => {
  if (finding.rule !== 'A1' && finding.rule !== 'A4') return false
  const { process, page, frame } = finding
  const last = steps
    .slice(0, step)
    .findLast(one => (one.do === 'map' || one.do === 'unmap') && one.process === process && one.page === page)
  return last !== undefined && !('frame' in last && last.frame === frame)
}

/** How many PTEs map the frame of the process that ends in this trap, or of those that are waited for. */
export function heldByEnding({ trap, before }: Handled, frame: number): number {
  const ending = Object.values(before.processes).filter(({ id, parent, state }) =>
    trap.kind === 'wait' ? state === 'zombie' && parent === trap.by : id === trap.by,
  )
  return ending.flatMap(({ pages }) => Object.values(pages)).filter(pte => pte.frame === frame).length
}
