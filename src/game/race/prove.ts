import { STEP_NAMES } from './handler.ts'
import type { Cpu, Lock, Proof, RaceStart, Run } from './race.ts'
import { ableCpus, brokenRules, copyRun, freshRun, isOver, takeTurn } from './run.ts'

const stateOf = ({ machine, ideal, cpus, holder }: Run): string =>
  JSON.stringify([machine, ideal, cpus, holder])

function explore(run: Run, start: RaceStart, lock: Lock | null, seen: Map<string, Proof>): Proof {
  if (isOver(run)) {
    const loses = brokenRules(run).length > 0
    return { orders: 1, losing: loses ? 1 : 0, counterexample: loses ? [] : null }
  }
  const state = stateOf(run)
  const known = seen.get(state)
  if (known !== undefined) return known
  const able = ableCpus(run, lock)
  if (able.length === 0) throw new Error('both CPUs wait: the lock was never let go')
  let orders = 0
  let losing = 0
  let counterexample: readonly Cpu[] | null = null
  for (const cpu of able) {
    const next = copyRun(run)
    takeTurn(next, start, lock, cpu)
    const rest = explore(next, start, lock, seen)
    orders += rest.orders
    losing += rest.losing
    if (rest.counterexample !== null) counterexample ??= [cpu, ...rest.counterexample]
  }
  const proof: Proof = { orders, losing, counterexample }
  seen.set(state, proof)
  return proof
}

/**
 * Tries every order in which two CPUs can come from their traps to their ends; states that several orders come to are
 * looked at once. A CPU that waits for the lock takes no step, so spinning makes no orders.
 */
export const prove = (start: RaceStart, lock: Lock | null): Proof =>
  explore(freshRun(start), start, lock, new Map())

/** The whole handler under the lock: whoever comes second waits for the first to end. */
export const WIDEST: Lock = { from: 0, to: STEP_NAMES.length - 1 }

/** How wide a lock is: a step each, the copy of a whole page twice (as in the points of a wasteful trap). */
export function widthOf({ from, to }: Lock): number {
  const held = STEP_NAMES.slice(from, to + 1)
  return held.length + (held.includes('copy') ? 1 : 0)
}

/** Whether some order breaks a rule; looks no further than the first. */
function breaks(run: Run, start: RaceStart, lock: Lock, seen: Set<string>): boolean {
  if (isOver(run)) return brokenRules(run).length > 0
  const state = stateOf(run)
  if (seen.has(state)) return false
  seen.add(state)
  return ableCpus(run, lock).some(cpu => {
    const next = copyRun(run)
    takeTurn(next, start, lock, cpu)
    return breaks(next, start, lock, seen)
  })
}

/**
 * Looks for the narrowest lock within `lock` that still closes the race, each tried in every order.
 * @param lock one that closes it
 */
export function neededWithin(start: RaceStart, lock: Lock): Lock {
  const within: Lock[] = []
  for (let from = lock.from; from <= lock.to; from++)
    for (let to = from; to <= lock.to; to++) within.push({ from, to })
  const narrowestFirst = within.toSorted((one, other) => widthOf(one) - widthOf(other))
  return narrowestFirst.find(candidate => !breaks(freshRun(start), start, candidate, new Set())) ?? lock
}
