import {
  frameName,
  isLive,
  type Page,
  type ProcessId,
  type Pte,
  pageName,
  processName,
} from '../machine/index.ts'
import type { Handled } from './handled.ts'
import type { MemoryDifference } from './same-state.ts'

const bits = (pte: Pte): string => (pte.w ? 'writable' : pte.cow ? 'write-protected and COW' : 'read-only')

type Machines = Pick<Handled, 'kernel' | 'trap' | 'before' | 'machine'>

const nameOf = ({ machine }: Machines, { process, page }: MemoryDifference): string =>
  `${processName(process)}'s ${pageName(machine, process, page)}`

/** The frame on which the player put a page that was elsewhere; null where he left it. */
function movedTo({ before, machine }: Machines, process: ProcessId, page: Page): number | null {
  const from = before.processes[process]?.pages[page]?.frame
  const to = machine.processes[process]?.pages[page]?.frame
  return from === undefined || to === undefined || from === to ? null : to
}

function forkText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const { kernel, trap } = machines
  if (trap.kind !== 'fork') return null
  const found = differences.find(
    ({ kind, process }) => kind === 'frame' && (process === trap.by || process === trap.child),
  )
  if (found === undefined) return null
  const what = nameOf(machines, found)
  return kernel.name === 'naive'
    ? `the naive kernel copies ${what} at fork: sharing it is what a COW fork does.`
    : `xv6's COW fork shares ${what}: copying it at fork is what the naive kernel does.`
}

/** Memory that a process which has ended does not hold any more: the one that exits now, or one that did before. */
function endedText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const found = differences.find(({ kind }) => kind === 'present')
  if (found === undefined) return null
  return `xv6 keeps ${nameOf(machines, found)} until its parent waits; giving memory up at exit is what Linux does.`
}

function movedText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  for (const { process, page } of differences) {
    const to = movedTo(machines, process, page)
    const owner = machines.machine.processes[process]
    if (to === null || owner === undefined || !isLive(owner)) continue
    const where = pageName(machines.machine, process, page)
    const who = processName(process)
    return process === machines.trap.by
      ? `nobody stores to ${who}'s ${where} here, and it is on frame ${frameName(to)} now: xv6 copies no page but the one that is stored to.`
      : `${who} did not trap, and its ${where} is on frame ${frameName(to)} now: xv6 leaves everybody else's pages where they are.`
  }
  return null
}

function bitsText(machines: Machines, differences: readonly MemoryDifference[]): string | null {
  const found = differences.find(difference => difference.kind === 'bits')
  if (found === undefined) return null
  const what = nameOf(machines, found)
  return found.own.w && found.process !== machines.trap.by
    ? `xv6 leaves ${what} write-protected until ${processName(found.process)} itself stores; setting the last sharer free early is what an eager kernel does.`
    : `${what} is ${bits(found.own)}; xv6 leaves it ${bits(found.reference)}.`
}

/**
 * What a safe but different state is, and which kernel does it so.
 * @param machines what the player was given and left
 * @param differences at least one
 */
export function differenceText(machines: Machines, differences: readonly MemoryDifference[]): string {
  const [first] = differences
  const what =
    forkText(machines, differences) ??
    endedText(machines, differences) ??
    movedText(machines, differences) ??
    bitsText(machines, differences) ??
    (first === undefined ? 'the memory' : nameOf(machines, first)).concat(' is not as xv6 leaves it.')
  return `It works, but ${what}`
}
