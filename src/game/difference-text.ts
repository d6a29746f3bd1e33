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
import { texts } from '../text/index.ts'
import type { Handled, Reference } from './handled.ts'
import type { MemoryDifference } from './same-state.ts'

type Bits = Parameters<ReturnType<typeof texts>['differences']['bits']['other']>[3]

const bits = (pte: Pte): Bits => (pte.w ? 'writable' : pte.cow ? 'cow' : 'read-only')

type Machines = Pick<Handled, 'kernel' | 'trap' | 'before' | 'machine'> & {
  readonly reference: Pick<Reference, 'machine'>
}

type Place = readonly [kernel: string, who: string, page: string]

/** What a sentence calls the kernel, the process and the page. */
const placeOf = (
  { kernel, machine }: Machines,
  { process, page }: Pick<MemoryDifference, 'process' | 'page'>,
): Place => [kernel.called(), processName(process), pageName(machine, process, page)]

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
  const words = texts().differences.forkShould
  const place = placeOf(machines, { ...found, process: parent.id })
  if (!copies(reference.machine, found.page)) return words.share(...place)
  return kernel.forkCopies === 'all' ? words.all(...place) : words.stack(...place)
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
  const words = texts().differences.loadMaps
  const place = placeOf(machines, found)
  return frame === ZERO_FRAME ? words.zero(...place) : words.cached(...place, frameName(frame))
}

/** A page that fork leaves to a fault, or does not, in the child. */
function childText(machines: Machines, found: Extract<MemoryDifference, { kind: 'present' }>): string {
  const { kernel, reference } = machines
  const words = texts().differences.forkShould
  if (!found.own)
    return words.copyPte(kernel.called(), pageName(reference.machine, found.process, found.page))
  const region = regionAt(reference.machine.processes[found.process]?.regions ?? [], found.page)
  const say = region?.share === 'shared' ? words.leaveShared : words.leavePrivate
  return say(...placeOf(machines, found))
}

/** A page that the reference leaves unmapped, and why where there is something to say about it. */
function unmappedText({ trap }: Machines, place: Place): string {
  const words = texts().differences.unmapped
  if (trap.kind === 'mmap') return words.mmap(...place)
  return trap.kind === 'madvise' ? words.madvise(...place) : words.plain(...place)
}

/** A page that is mapped where the reference's is not, or the other way round. */
function presentText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const found = differences.find(({ kind }) => kind === 'present')
  if (found?.kind !== 'present') return null
  const { kernel, trap, reference } = machines
  const words = texts().differences
  const place = placeOf(machines, found)
  const owner = reference.machine.processes[found.process]
  if (owner !== undefined && !isLive(owner))
    return kernel.demand ? words.exitGivesUp(...place) : words.exitKeeps(...place)
  if (trap.kind === 'fork' && found.process === trap.child) return childText(machines, found)
  if (found.own) return unmappedText(machines, place)
  return trap.kind === 'load-page-fault' ? words.loadMaps.around(...place) : words.mapped(...place)
}

function movedText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const words = texts().differences.moved
  for (const difference of differences) {
    const { process, page } = difference
    const to = movedTo(machines, process, page)
    const owner = machines.machine.processes[process]
    if (to === null || owner === undefined || !isLive(owner)) continue
    const say = process === spaceOf(machines.machine, machines.trap.by).id ? words.own : words.other
    return say(...placeOf(machines, difference), frameName(to))
  }
  return null
}

function bitsText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const found = differences.find(difference => difference.kind === 'bits')
  if (found?.kind !== 'bits') return null
  const { kernel, trap } = machines
  const words = texts().differences.bits
  const place = placeOf(machines, found)
  if (trap.kind === 'mprotect' && found.own.w) return words.withoutW(...place)
  if (kernel.demand && found.own.cow && !found.reference.w && !found.reference.cow)
    return words.withoutCow(...place)
  if (kernel.freesLastSharer && found.reference.w && found.process !== trap.by) return words.freed(...place)
  return found.own.w && found.process !== trap.by
    ? words.protect(...place)
    : words.other(...place, bits(found.own), bits(found.reference))
}

function cacheText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const found = differences.find(difference => difference.kind === 'cache')
  return found === undefined ? null : texts().differences.cache(...placeOf(machines, found))
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
  return (
    forkText(machines, differences) ??
    broughtText(machines, differences) ??
    presentText(machines, differences) ??
    movedText(machines, differences) ??
    bitsText(machines, differences) ??
    cacheText(machines, differences) ??
    (first === undefined
      ? texts().differences.memory(handled.kernel.called())
      : texts().differences.page(...placeOf(machines, first)))
  )
}
