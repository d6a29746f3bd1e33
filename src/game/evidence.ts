import { apply, type Primitive, type PrimitiveOf } from '../kernel/index.ts'
import {
  copyMachine,
  findSpace,
  freeFrames,
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

/** A page of a process's own kind of memory, and the frame on which a store found it. */
export interface Found {
  /** Whose page table maps it. */
  readonly by: ProcessId
  readonly page: Page
  readonly frame: number
}

/** The pages that the trapped store, or read(2), stores to. */
export function storedTo(trap: Trap): Page[] {
  if (trap.kind === 'store-page-fault') return [trap.page]
  return trap.kind === 'read' ? Array.from(trap.values, (_, index) => trap.page + index) : []
}

/** The pages stored to that are mapped, and on anonymous frames: the trap is about who shares them. */
export function foundMapped({ trap, before }: Handled): Found[] {
  const space = findSpace(before, trap.by)
  if (space === undefined) return []
  return storedTo(trap).flatMap(page => {
    const frame = space.pages[page]?.frame
    const everybodys = frame === undefined || isEverybodys(before, regionAt(space.regions, page), page, frame)
    return everybodys ? [] : [{ by: space.id, page, frame }]
  })
}

/** Whether one of the steps is such, looked at with the machine that it finds. */
export function someStep(
  { before, steps }: Handled,
  isSuch: (step: Primitive, machine: Machine) => boolean,
): boolean {
  const machine = copyMachine(before)
  for (const step of steps) {
    if (isSuch(step, machine)) return true
    if (!apply(machine, step).ok) return false
  }
  return false
}

const REFUSALS: ReadonlySet<Primitive['do']> = new Set(['kill', 'fail', 'signal'])

/** Whether a frame was asked for when none was free, the machine was such by then, and somebody was refused for it. */
export const askedInVain = (handled: Handled, isSuch: (machine: Machine) => boolean = () => true): boolean =>
  handled.steps.some(step => REFUSALS.has(step.do)) &&
  someStep(handled, (step, machine) => step.do === 'alloc' && freeFrames(machine) === 0 && isSuch(machine))

/** Whether the page's PTE lets the process store. */
export const isWritable = (machine: Machine, process: ProcessId, page: Page): boolean =>
  findSpace(machine, process)?.pages[page]?.w === true

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

/** The process that a machine boots with (createMachine): nobody forked it, so what it shares it shares as a parent. */
const FIRST: ProcessId = 1

/** Whether a process has forked: it has descendants, or shared its pages before it lost them. */
export const isParent = (machine: Machine, id: ProcessId): boolean =>
  id === FIRST || Object.values(machine.processes).some(process => isAncestor(machine, id, process.id))

/** Frames of the handler's own that were mapped for a process. */
export const freshMaps = (handled: Handled): PrimitiveOf<'map'>[] =>
  only(handled.steps, 'map').filter(step => isFresh(handled, step.frame))

/** The other processes, zombies too, whose PTEs map the frame that a store found. */
export const otherSharers = ({ before }: Handled, found: Found): Process[] =>
  processesOf(before).filter(
    ({ id, pages }) => id !== found.by && Object.values(pages).some(({ frame }) => frame === found.frame),
  )

/** Whether a map gives another sharer the very frame that the one who stores gets, at the same page. */
export const isSharedAnew = (
  handled: Handled,
  found: Found,
  { process, page, frame }: PrimitiveOf<'map'>,
): boolean =>
  process !== found.by &&
  page === found.page &&
  freshMaps(handled).some(own => own.process === found.by && own.page === page && own.frame === frame)

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
