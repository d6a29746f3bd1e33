import { explain, type Finding } from '../kernel/index.ts'
import { findSpace, isPageFault, type Machine, regionAt } from '../machine/index.ts'
import { texts } from '../text/index.ts'
import type { Handled } from './handled.ts'

/** @returns what a finding says, with the name that the page had before its region went. */
export function findingText(
  finding: Finding,
  machine: Machine,
  before: Machine,
  reads: 'now reads' | 'reads' = 'now reads',
): string {
  if (!('page' in finding)) return explain(finding, machine)
  const region = regionAt(findSpace(machine, finding.process)?.regions ?? [], finding.page)
  return explain(finding, region === undefined ? before : machine, reads)
}

/**
 * A habit from xv6's copyout: the handler stores what read(2) is about to store by itself, when its copy runs again.
 * @param step the step that the finding comes from
 * @returns what to say instead; null for any other finding
 */
export function earlyPokeText(
  finding: Finding,
  step: number | null,
  { trap, before, steps }: Handled,
): string | null {
  if (!isPageFault(trap.kind) || !('copying' in trap) || trap.copying !== 'read') return null
  if (finding.rule !== 'B4' || finding.page !== trap.page || step === null) return null
  return finding.process === findSpace(before, trap.by)?.id && steps[step]?.do === 'poke'
    ? texts().verdicts.earlyPoke
    : null
}
