import { findSpace, type Machine, regionAt, translate } from '../machine/index.ts'
import type { Handled } from './handled.ts'

/**
 * The machine as the auditor sees it at the return: the hardware's flush done, the hand as it was left.
 * All but the returning process is the player's own, and only to be looked at.
 */
export function atReturn({ kernel, trap, machine }: Handled): Machine {
  const space = findSpace(machine, trap.by)
  if (space === undefined) return machine
  const returning = { ...space, tlb: kernel.flushOnReturn ? {} : { ...space.tlb } }
  return { ...machine, processes: { ...machine.processes, [space.id]: returning } }
}

/** @returns whether the instruction, run again, would trap again with nobody having been told no. */
export function faultsAgain({ trap }: Handled, settled: Machine): boolean {
  if (trap.kind !== 'store-page-fault' && trap.kind !== 'load-page-fault') return false
  const process = settled.processes[trap.by]
  const space = findSpace(settled, trap.by)
  if (
    process === undefined ||
    space === undefined ||
    process.state !== 'runnable' ||
    process.killed ||
    regionAt(space.regions, trap.page) === undefined ||
    settled.answer.signalled !== null ||
    settled.answer.errno !== null
  )
    return false
  return translate(space, trap.page, trap.kind === 'store-page-fault') === null
}
