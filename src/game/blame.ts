import {
  apply,
  auditReturn,
  type Finding,
  findingKey,
  type Ideal,
  type Primitive,
  type PrimitiveName,
} from '../kernel/index.ts'
import { copyMachine, type Machine } from '../machine/index.ts'

/** Primitives that make what later steps have to fill. */
const MAKERS: ReadonlySet<PrimitiveName> = new Set(['spawn', 'share', 'grow', 'rights'])

/**
 * Finds the steps that broken rules come from, by running the player's steps again and asking the auditor after each.
 * @param before the machine at the trap
 * @param ideal the ideal memory after the trap
 * @param steps the player's primitives
 * @returns for each finding the step after which it was there for good (0-based), or null where it comes from a
 * step that is missing
 */
export function blame(
  findings: readonly Finding[],
  before: Machine,
  ideal: Ideal,
  steps: readonly Primitive[],
): (number | null)[] {
  const machine = copyMachine(before)
  const keysAfter = [new Set(auditReturn(machine, ideal).map(findingKey))]
  for (const step of steps) {
    apply(machine, step)
    keysAfter.push(new Set(auditReturn(machine, ideal).map(findingKey)))
  }
  return findings.map(finding => {
    const key = findingKey(finding)
    const lastGood = keysAfter.findLastIndex(keys => !keys.has(key))
    const step = steps[lastGood]
    // What a new child or a new region has not got yet is not the fault of the step that made it.
    return step === undefined || MAKERS.has(step.do) ? null : lastGood
  })
}
