import { auditReturn, copyIdeal, type Finding, findingKey, noteStore } from '../kernel/index.ts'
import { attempt, copyMachine, isPageFault, type Machine } from '../machine/index.ts'
import { objectionTo } from '../workload/index.ts'
import { findingText } from './finding-text.ts'
import type { Handled, Reference } from './handled.ts'

/**
 * What comes of a broken rule as soon as the instruction that trapped runs again: who then reads something else than he
 * should. Tried on a copy.
 * @param settled the machine at the return, as the auditor sees it
 * @param found what is broken there already
 * @returns a sentence for each page, his value beside the one it should be
 */
export function consequencesOf(
  { kernel, trap, instruction, before, panic }: Handled,
  reference: Reference,
  settled: Machine,
  found: readonly Finding[],
): string[] {
  if (panic !== null || instruction === null || !isPageFault(trap.kind)) return []
  if (settled.answer.signalled !== null) return []
  const machine = copyMachine(settled)
  if (objectionTo(machine, kernel, instruction) !== null) return []
  const ideal = copyIdeal(reference.ideal)
  noteStore(ideal, machine, instruction, attempt(machine, instruction).stored)
  const told = new Set(found.map(findingKey))
  return auditReturn(machine, ideal)
    .filter(finding => finding.rule === 'B4' && !told.has(findingKey(finding)))
    .map(finding => findingText(finding, machine, before, 'reads'))
}
