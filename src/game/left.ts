import { apply } from '../kernel/index.ts'
import { copyMachine, type Machine } from '../machine/index.ts'
import type { HandledTrap } from './play.ts'

/** @returns the machine as the player's steps left it, whatever the level then went on from. */
export function machineLeft(trap: Pick<HandledTrap, 'before' | 'steps'>): Machine {
  const machine = copyMachine(trap.before)
  for (const step of trap.steps) apply(machine, step)
  return machine
}
