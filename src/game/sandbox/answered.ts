import type { HandledTrap } from '../play.ts'
import { kernelOf, type Sandbox, viewed } from './sandbox.ts'
import { referenceSteps } from './sound.ts'

/**
 * @returns the trap that the moment in view is about, open or just over, with the steps taken in it, the player's or
 * the reference's; null where the moment is about none
 */
export function answeredAt(sandbox: Sandbox): Pick<HandledTrap, 'trap' | 'before' | 'steps'> | null {
  const { moments, at } = sandbox
  const { event, open, causes } = viewed(sandbox)
  if (open !== null) return open
  if (event.kind === 'returned') return event.over
  const last = moments[at - 1]
  if (event.kind !== 'handled' || last === undefined || last.open === null) return null
  const { trap, before } = last.open
  const { steps } = referenceSteps(last.machine, kernelOf(sandbox), trap, causes.length > 0)
  return { trap, before, steps }
}
