import { apply, type Kernel, type Primitive } from '../../src/kernel/index.ts'
import { copyMachine, findSpace, type Machine, type ProcessId, type Trap } from '../../src/machine/index.ts'

/** A trap and the machine that it finds. */
export interface Trapped {
  readonly kernel: Kernel
  readonly trap: Trap
  readonly before: Machine
}

interface Step {
  readonly primitive: Primitive
  /** For an alloc: the frame that the reference got, null where none was free. */
  readonly took: number | null | undefined
  /** For a write of a PTE: the frame on which it found the page. */
  readonly on: number | undefined
}

function withFrames(before: Machine, reference: readonly Primitive[]): Step[] {
  const machine = copyMachine(before)
  return reference.map(primitive => {
    const on =
      'process' in primitive && 'page' in primitive && primitive.page !== undefined
        ? findSpace(machine, primitive.process)?.pages[primitive.page]?.frame
        : undefined
    const applied = apply(machine, primitive)
    const took = primitive.do === 'alloc' && applied.ok ? (applied.frame ?? null) : undefined
    return { primitive, took, on }
  })
}

/** The frames whose content a step reads or writes. */
function touches(step: Primitive): number[] {
  if (step.do === 'copy') return [step.from, step.to]
  return step.do === 'zero' || step.do === 'fill' || step.do === 'poke' ? [step.frame] : []
}

const named = (step: Primitive): number[] =>
  step.do === 'copy' ? [step.from, step.to] : 'frame' in step ? [step.frame] : []

const writesPte = (step: Primitive): string | null =>
  step.do === 'map' || step.do === 'unmap' || step.do === 'protect' || step.do === 'permit'
    ? `${step.process}:${step.page}`
    : null

const processesNamed = (step: Primitive): number[] =>
  step.do === 'spawn' || step.do === 'share'
    ? [step.process, step.child]
    : 'process' in step
      ? [step.process]
      : []

const share = <T>(some: readonly T[], others: readonly T[]): boolean => some.some(one => others.includes(one))

/**
 * Whether somebody runs in this address space while the handler works. With threads everybody does but an unborn child
 * and one in exit or exec, whose other threads are gone by then (Linux de_thread, zap_other_threads). On xv6 there are
 * others as well, but the reference leaves their PTEs alone.
 */
const isWatched = ({ kernel, trap }: Trapped, id: ProcessId): boolean =>
  kernel.threads &&
  !((trap.kind === 'exec' || trap.kind === 'exit') && id === trap.by) &&
  !(trap.kind === 'fork' && id === trap.child)

/** What comes before `later` because another thread would see it otherwise (spec/kernel.md, section 5). */
function mustFollowForOthers(later: Step, earlier: Step, trapped: Trapped): boolean {
  const [one, two] = [earlier.primitive, later.primitive]
  const changes =
    writesPte(one) !== null && 'process' in one && isWatched(trapped, one.process) ? one.process : null
  switch (two.do) {
    case 'map':
      // A3: a frame is filled before it can be read. And it is in the page cache before it can be stored to: one who
      // faults there meanwhile would make a second frame for the same page.
      if (one.do === 'cache') return one.frame === two.frame
      return isWatched(trapped, two.process) && touches(one).includes(two.frame)
    case 'cache':
      // A3, whoever may run: all who map the file look there.
      return touches(one).includes(two.frame)
    case 'flush':
      // B3, A4: an entry that is filled from the old PTE after the flush would stay.
      return changes === two.process && (two.page === undefined || ('page' in one && one.page === two.page))
    case 'put':
      // A1, A4: nobody reaches a frame, through a PTE or a TLB, for which he holds no reference any more: freed it would
      // be somebody else's, and not freed its last sharer's, who stores in place.
      if (one.do === 'flush') return isWatched(trapped, one.process)
      return changes !== null && earlier.on === two.frame
    case 'get':
      // A2: the second reference comes when nobody who runs has W any more.
      return one.do === 'protect' && changes !== null && earlier.on === two.frame
    case 'permit':
      // A2: the last sharer is the last once the others have given up theirs.
      return one.do === 'put' && one.frame === later.on
    case 'wake':
      // A parent in vfork(2) has its memory to itself again once its child has left it.
      return trapped.kernel.demand && (one.do === 'exec' || one.do === 'zombie')
    default:
      return false
  }
}

/**
 * Whether `later` must stay behind `earlier` for the handler itself: all there is to it on xv6, where neither the
 * trapped process nor its unborn child can run meanwhile (spec/kernel.md, section 5; xv6 book, ch. 4 and 5).
 *
 * So there these may change places: copy and map of a fresh frame (A3 asks only what somebody who may run can see), put
 * of the old frame and map of the new one (A1: the old one has other references), unmap and put (A1: nobody runs on that
 * page table; xv6's uvmunmap frees first), protect, map and get of one page at fork (A2: no bystander has W there),
 * and the steps of different pages altogether.
 */
function mustFollow(later: Step, earlier: Step, trapped: Trapped): boolean {
  const [one, two] = [earlier.primitive, later.primitive]
  if (two.do === 'return') return true
  // A frame exists for the handler once it has been taken; and that none is free is known before anything is undone.
  if (one.do === 'alloc') return earlier.took === null || named(two).includes(earlier.took ?? -1)
  if (two.do === 'alloc' && later.took === null) return true
  // What a frame holds depends on the order of what writes and reads it.
  if (share(touches(one), touches(two))) return true
  // A5: nothing touches a frame after its put. A fresh frame is not given back before it is used.
  if (two.do === 'put' && named(one).includes(two.frame)) return true
  if (one.do === 'put' && named(two).includes(one.frame)) return true
  const pte = writesPte(one)
  if (pte !== null && pte === writesPte(two)) return true
  // A process must exist, and a region, before it gets pages; PTEs go before what holds them goes.
  if (one.do === 'spawn' || one.do === 'share') return processesNamed(two).includes(one.child)
  const whole = ({ do: verb }: Primitive): boolean =>
    ['exec', 'reap', 'grow', 'shrink'].includes(verb) || (verb === 'zombie' && trapped.kernel.demand)
  if ((whole(one) || whole(two)) && share(processesNamed(one), processesNamed(two))) return true
  return mustFollowForOthers(later, earlier, trapped)
}

const renamed = (step: Primitive, names: ReadonlyMap<number, number>): Primitive => {
  const name = (frame: number): number => names.get(frame) ?? frame
  if (step.do === 'copy') return { ...step, from: name(step.from), to: name(step.to) }
  return 'frame' in step ? { ...step, frame: name(step.frame) } : step
}

/**
 * Another order of the reference's steps that is safe as well. Its allocs change places too, and with them the frames
 * that stand for the reference's.
 * @param choose a number from 0 to below its argument
 */
export function safeOrder(
  trapped: Trapped,
  reference: readonly Primitive[],
  choose: (choices: number) => number,
): Primitive[] {
  const machine = copyMachine(trapped.before)
  const left = withFrames(trapped.before, reference)
  const names = new Map<number, number>()
  const order: Primitive[] = []
  while (left.length > 0) {
    const ready = left.filter((step, index) =>
      left.slice(0, index).every(earlier => !mustFollow(step, earlier, trapped)),
    )
    const next = ready[choose(ready.length)]
    if (next === undefined) throw new Error('the steps wait for each other')
    left.splice(left.indexOf(next), 1)
    const primitive = renamed(next.primitive, names)
    const applied = apply(machine, primitive)
    if (!applied.ok) throw new Error(applied.message)
    const took = typeof applied.frame === 'number' ? applied.frame : null
    if (typeof next.took === 'number' && took !== null) names.set(next.took, took)
    order.push(primitive)
  }
  return order
}

/** A chooser made from a seed, the same everywhere. Source: Marsaglia, "Xorshift RNGs" (2003). */
export function chooser(seed: number): (choices: number) => number {
  let state = seed | 1
  return choices => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % choices
  }
}
