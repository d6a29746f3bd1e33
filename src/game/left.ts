import { apply, type Primitive } from '../kernel/index.ts'
import { copyMachine, type Machine } from '../machine/index.ts'
import type { HandledTrap } from './play.ts'

/** @returns who resolved a trap: the player, or the reference that he watched or asked to show it. */
export const resolvedBy = ({ verdict }: Pick<HandledTrap, 'verdict'>): 'you' | 'reference' =>
  verdict.kind === 'shown' ? 'reference' : 'you'

/** @returns the steps of who resolved the trap. */
export const stepsThatResolved = (trap: Pick<HandledTrap, 'steps' | 'verdict'>): readonly Primitive[] =>
  resolvedBy(trap) === 'reference' ? trap.verdict.reference : trap.steps

/** @returns the machine as the steps of who resolved the trap left it, whatever the level then went on from. */
export function machineLeft(trap: Pick<HandledTrap, 'before' | 'steps' | 'verdict'>): Machine {
  const machine = copyMachine(trap.before)
  for (const step of stepsThatResolved(trap)) apply(machine, step)
  return machine
}
