import { type Instruction, processName, type Trap } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { actionText } from '../../workload/index.ts'
import type { Cause } from './moment.ts'

/** @returns whose trap it is: "P2's store heap[0] B". */
export function whoseTrap(trap: Trap, instruction: Instruction | null): string {
  const words = texts().sandboxSymptoms
  const owed = trap.kind === 'wait' ? words.waitGoesOn : words.killed
  return words.trapOf(processName(trap.by), instruction === null ? owed : actionText(instruction))
}

/** How many of several mistakes are named. */
const MOST_NAMED = 2

/** @returns "It comes from moment 7: step 3, put b, of P2's store heap[0] B."; nothing where no mistake is known. */
export function causeText(from: readonly Cause[]): string {
  if (from.length === 0) return ''
  const named = from.slice(0, MOST_NAMED).map(({ moment, step, finding, trap }) => ({
    moment,
    step,
    missing: finding !== null,
    trap,
  }))
  return texts().sandboxSymptoms.comesFrom(named, from.length - named.length)
}
