import { mayWrite, type Region, type Verb } from '../../machine/index.ts'
import { mappingsFor } from './mappings.ts'
import { isAwaited, mayExit, mayFork, type Turn, waiting } from './turn.ts'

/** By how many regions the process has: a program needs memory first, and four regions are enough to look at. */
const MAP_WEIGHTS = [60, 14, 5, 2]

/** @returns the regions whose rights change: writable ones, and ones that may be made so; code stays code. */
export const protectable = (regions: readonly Region[]): Region[] =>
  regions.filter(({ rights }) => rights !== 'rx')

function forkWeight(turn: Turn): number {
  if (!mayFork(turn)) return 0
  // The first fork comes early, but most of them only once there is something to share.
  if (turn.live === 1) return turn.focus === null ? 4 : 24
  return 8
}

function exitWeight(turn: Turn): number {
  const { machine, process, guest, crowded } = turn
  if (!mayExit(turn)) return 0
  if (guest) return 20
  if (crowded) return 30
  if (isAwaited(machine, process)) return 16
  // One who leaves children behind is the rarer case.
  return waiting(turn) === 'sleeps' ? 1 : 4
}

const WAIT_WEIGHTS = { finds: 14, sleeps: 3, fails: 0 } as const

function unmapWeight({ regions, guest, crowded }: Turn): number {
  if (guest) return 0
  return crowded && regions.length > 0 ? 15 : regions.length > 1 ? 1 : 0
}

function execWeight({ regions, guest, crowded, live }: Turn): number {
  if (guest) return 30
  if (regions.length === 0) return 1
  return live === 1 ? 0 : crowded ? 6 : 2
}

/** How often each verb comes where the turn is as it is; 0 where it cannot, or had better not. */
export const WEIGHTS: Readonly<Record<Verb, (turn: Turn) => number>> = {
  map: turn => (mappingsFor(turn).length === 0 ? 0 : (MAP_WEIGHTS[turn.regions.length] ?? 0)),
  fork: forkWeight,
  vfork: turn => (mayFork(turn) ? 3 : 0),
  store: ({ regions }) => (regions.some(mayWrite) ? 30 : regions.length > 0 ? 3 : 0),
  load: ({ regions }) => (regions.length > 0 ? 14 : 0),
  read: ({ regions }) => (regions.some(mayWrite) ? 8 : regions.length > 0 ? 2 : 0),
  write: ({ regions }) => (regions.length > 0 ? 5 : 0),
  protect: ({ regions, guest }) => (guest || protectable(regions).length === 0 ? 0 : 3),
  unmap: unmapWeight,
  dontneed: ({ regions, guest }) => (guest || regions.length === 0 ? 0 : 3),
  exec: execWeight,
  exit: exitWeight,
  wait: turn => (turn.guest ? 0 : WAIT_WEIGHTS[waiting(turn)]),
}
