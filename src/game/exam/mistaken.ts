import type { MisconceptionId, Primitive } from '../../kernel/index.ts'
import { BELIEVERS } from '../believers/index.ts'
import type { Met } from '../open-trap.ts'

/** What somebody does at a trap who holds a belief; null where the machine has no answer to it. */
export function mistakenSteps(
  met: Met,
  right: readonly Primitive[],
  belief: MisconceptionId,
): readonly Primitive[] | null {
  try {
    const steps = BELIEVERS[belief]({ ...met, right })
    return steps.some(step => step.do === 'return') ? steps : [...steps, { do: 'return' }]
  } catch {
    // A mistaken handler works on a machine that it has made itself, and may come to where none goes on.
    return null
  }
}
