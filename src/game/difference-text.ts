import {
  frameName,
  isLive,
  type Machine,
  type Page,
  type ProcessId,
  type Pte,
  pageName,
  processName,
  regionAt,
  spaceOf,
  ZERO_FRAME,
} from '../machine/index.ts'
import type { Handled, Reference } from './handled.ts'
import type { MemoryDifference } from './same-state.ts'

const bits = (pte: Pte): string => (pte.w ? 'writable' : pte.cow ? 'write-protected and COW' : 'read-only')

type Machines = Pick<Handled, 'kernel' | 'trap' | 'before' | 'machine'> & {
  readonly reference: Pick<Reference, 'machine'>
}

const nameOf = ({ machine }: Machines, { process, page }: MemoryDifference): string =>
  `${processName(process)}'s ${pageName(machine, process, page)}`

/** The frame on which the player put a page that was elsewhere; null where he left it. */
function movedTo({ before, machine }: Machines, process: ProcessId, page: Page): number | null {
  const from = before.processes[process]?.pages[page]?.frame
  const to = machine.processes[process]?.pages[page]?.frame
  return from === undefined || to === undefined || from === to ? null : to
}

function forkText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const { kernel, trap, reference } = machines
  if (trap.kind !== 'fork') return null
  const parent = spaceOf(reference.machine, trap.by)
  const copies = ({ processes }: Machine, page: Page): boolean =>
    processes[parent.id]?.pages[page]?.frame !== processes[trap.child]?.pages[page]?.frame
  const isBorn = ({ processes }: Machine, page: Page): boolean =>
    processes[trap.child]?.pages[page] !== undefined
  const found = differences.find(
    ({ kind, process, page }) =>
      kind === 'frame' &&
      (process === parent.id || process === trap.child) &&
      isBorn(machines.machine, page) &&
      isBorn(reference.machine, page) &&
      copies(machines.machine, page) !== copies(reference.machine, page),
  )
  if (found === undefined) return null
  const what = nameOf(machines, { ...found, process: parent.id })
  const copied = copies(reference.machine, found.page)
  return copied
    ? `${kernel.called} copies ${what} at fork: ${kernel.forkCopies === 'all' ? 'sharing it is what a COW fork does' : 'its child will soon store to the top of the stack'}.`
    : `${kernel.called} shares ${what} at fork: copying it is what the naive kernel does.`
}

/** What a load of private memory should have brought to the page that trapped. */
function broughtText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const { kernel, trap, reference } = machines
  if (!kernel.demand || trap.kind !== 'load-page-fault') return null
  const space = spaceOf(reference.machine, trap.by)
  const found = differences.find(
    ({ kind, process, page }) => kind === 'frame' && process === space.id && page === trap.page,
  )
  const frame = space.pages[trap.page]?.frame
  const own = machines.machine.processes[space.id]?.pages[trap.page]?.frame
  const shared = regionAt(space.regions, trap.page)?.share === 'shared'
  if (found === undefined || frame === undefined || frame === own || shared) return null
  const what = nameOf(machines, found)
  return frame === ZERO_FRAME
    ? `${kernel.called} maps ${what} to the zero frame at a load: only a store takes a frame.`
    : `${kernel.called} maps ${what} to the page cache's frame ${frameName(frame)} at a load: only a store takes a copy.`
}

/** A page that fork leaves to a fault, or does not, in the child. */
function childText(machines: Machines, found: Extract<MemoryDifference, { kind: 'present' }>): string {
  const { kernel, reference } = machines
  const what = nameOf(machines, found)
  const child = processName(found.process)
  const region = regionAt(reference.machine.processes[found.process]?.regions ?? [], found.page)
  if (!found.own)
    return `at fork ${kernel.called} copies every PTE of a region that holds an anonymous page, that of ${pageName(reference.machine, found.process, found.page)} too.`
  const why =
    region?.share === 'shared'
      ? 'a shared region is never COW, and its frames are in the page cache'
      : 'the region holds no anonymous page, and its PTEs are not worth copying'
  return `${kernel.called} leaves ${what} to a fault of ${child}'s own: ${why}.`
}

/** Why the reference leaves a page unmapped; null where there is nothing to say about it. */
function whyUnmapped({ trap }: Machines): string | null {
  if (trap.kind === 'mmap') return 'mmap(2) gives a region, and each page comes with its first access'
  return trap.kind === 'madvise' ? 'its next access brings it afresh' : null
}

/** A page that is mapped where the reference's is not, or the other way round. */
function presentText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const found = differences.find(({ kind }) => kind === 'present')
  if (found?.kind !== 'present') return null
  const { kernel, trap, reference } = machines
  const what = nameOf(machines, found)
  const who = kernel.called
  const owner = reference.machine.processes[found.process]
  if (owner !== undefined && !isLive(owner))
    return kernel.demand
      ? `${who} gives ${what} up at exit; keeping it until the parent waits is what xv6 does.`
      : `${who} keeps ${what} until its parent waits; giving memory up at exit is what Linux does.`
  if (trap.kind === 'fork' && found.process === trap.child) return childText(machines, found)
  if (trap.kind === 'load-page-fault' && !found.own)
    return `${who} maps the cached neighbours of a page that is loaded from (fault-around): ${what} too.`
  const why = whyUnmapped(machines)
  if (!found.own) return `${who} leaves ${what} mapped here.`
  return `${who} leaves ${what} unmapped here${why === null ? '' : `: ${why}`}.`
}

function movedText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const { kernel } = machines
  for (const { process, page } of differences) {
    const to = movedTo(machines, process, page)
    const owner = machines.machine.processes[process]
    if (to === null || owner === undefined || !isLive(owner)) continue
    const where = pageName(machines.machine, process, page)
    const who = processName(process)
    return process === spaceOf(machines.machine, machines.trap.by).id
      ? `nobody stores to ${who}'s ${where} here, and it is on frame ${frameName(to)} now: ${kernel.called} copies no page but the one that is stored to.`
      : `${who} did not trap, and its ${where} is on frame ${frameName(to)} now: ${kernel.called} leaves everybody else's pages where they are.`
  }
  return null
}

function bitsText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const found = differences.find(difference => difference.kind === 'bits')
  if (found?.kind !== 'bits') return null
  const { kernel, trap } = machines
  const what = nameOf(machines, found)
  if (trap.kind === 'mprotect' && found.own.w)
    return `${kernel.called} leaves ${what} without W: it is not known to be ${processName(found.process)}'s alone, and the next store finds out.`
  if (kernel.demand && found.own.cow && !found.reference.w && !found.reference.cow)
    return `${kernel.called} leaves ${what} read-only without COW: that it is ${processName(found.process)}'s alone need not be forgotten.`
  if (kernel.freesLastSharer && found.reference.w && found.process !== trap.by)
    return `${kernel.called} makes ${what} writable at once: nobody shares it any more.`
  return found.own.w && found.process !== trap.by
    ? `${kernel.called} leaves ${what} write-protected until ${processName(found.process)} itself stores; setting the last sharer free early is what an eager kernel does.`
    : `${what} is ${bits(found.own)}; ${kernel.called} leaves it ${bits(found.reference)}.`
}

function cacheText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const found = differences.find(difference => difference.kind === 'cache')
  if (found === undefined) return null
  return `the page cache is not as ${machines.kernel.called} leaves it at ${nameOf(machines, found)}: a page comes there when it is first accessed.`
}

/**
 * What a safe but different state is, and which kernel does it so.
 * @param handled what the player was given and left
 * @param reference what the reference left
 * @param differences at least one
 */
export function differenceText(
  handled: Handled,
  reference: Reference,
  differences: readonly MemoryDifference[],
): string {
  const [first] = differences
  const machines = { ...handled, reference }
  const what =
    forkText(machines, differences) ??
    broughtText(machines, differences) ??
    presentText(machines, differences) ??
    movedText(machines, differences) ??
    bitsText(machines, differences) ??
    cacheText(machines, differences) ??
    (first === undefined ? 'the memory' : nameOf(machines, first)).concat(
      ` is not as ${handled.kernel.called} leaves it.`,
    )
  return `It works, but ${what}`
}
