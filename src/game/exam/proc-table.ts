import type { Instruction, Machine } from '../../machine/index.ts'
import { type PagemapRow, pagemapRows } from '../../workload/index.ts'
import type { DetectiveQuestion } from './question.ts'
import { startOf } from './start.ts'

/** One page of one process, as /proc shows it, for somebody who is to find out how it came about. */
export interface ProcRow extends Pick<PagemapRow, 'process' | 'region' | 'page'> {
  /** Null where the page has no PTE. */
  readonly present: Pick<NonNullable<PagemapRow['present']>, 'pfn' | 'count' | 'flags' | 'exclusive'> | null
}

const FIRST_PFN = 0x1000

/** @returns what /proc shows, the PFNs numbered as they come up: a frame's own number would tell its age. */
function procRows(machine: Machine): ProcRow[] {
  const numbers = new Map<number, number>()
  return [...pagemapRows(machine)].map(({ process, region, page, present }) => {
    if (present === null) return { process, region, page, present }
    const { count, flags, exclusive } = present
    const pfn = numbers.get(present.pfn) ?? FIRST_PFN + numbers.size
    numbers.set(present.pfn, pfn)
    return { process, region, page, present: { pfn, count, flags, exclusive } }
  })
}

/** What a detective is given. */
export interface Evidence {
  readonly forks: readonly Instruction[]
  readonly rows: readonly ProcRow[]
}

/** @returns who was forked from whom, and what /proc shows after the stores, which are not told. */
export const evidenceOf = ({ scenario }: Pick<DetectiveQuestion, 'scenario'>): Evidence => ({
  forks: scenario.setup.filter(({ do: verb }) => verb === 'fork'),
  rows: procRows(startOf(scenario, scenario.run.length)),
})
