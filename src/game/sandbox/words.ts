import { type Instruction, processName, type Trap } from '../../machine/index.ts'
import { actionText } from '../../workload/index.ts'
import type { Cause } from './moment.ts'

/** @returns whose trap it is: "P2's store heap[0] B". */
export function whoseTrap(trap: Trap, instruction: Instruction | null): string {
  const owed = trap.kind === 'wait' ? 'wait (goes on)' : 'exit (killed)'
  return `${processName(trap.by)}'s ${instruction === null ? owed : actionText(instruction)}`
}

function placeText({ moment, step, finding, trap }: Cause): string {
  if (step !== null) return `moment ${moment}: step ${step.number}, ${step.text}, of ${trap}`
  return `moment ${moment}: the return from ${trap}${finding === null ? '' : ', where a step was missing'}`
}

/** How many of several mistakes are named. */
const MOST_NAMED = 2

/** @returns "It comes from moment 7: step 3, put b, of P2's store heap[0] B."; nothing where no mistake is known. */
export function causeText(from: readonly Cause[]): string {
  if (from.length === 0) return ''
  const named = from.slice(0, MOST_NAMED).map(placeText)
  const others = from.length - named.length
  const more = others === 0 ? '' : `, or from ${others === 1 ? 'one more' : `${others} more`}`
  return `It comes from ${named.join('; or ')}${more}.`
}
