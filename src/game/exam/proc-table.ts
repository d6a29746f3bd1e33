import type { Instruction, Machine } from '../../machine/index.ts'
import { instructionText, type PagemapRow, pagemapRows } from '../../workload/index.ts'
import type { DetectiveQuestion } from './question.ts'
import { startOf } from './start.ts'

/** One page of one process, as /proc shows it, for somebody who is to find out how it came about. */
export interface ProcRow extends Pick<PagemapRow, 'process' | 'region' | 'page'> {
  /** Null where the page has no PTE. */
  readonly present: Pick<NonNullable<PagemapRow['present']>, 'pfn' | 'count' | 'flags' | 'exclusive'> | null
}

const FIRST_PFN = 0x1000

/** @returns what /proc shows, the PFNs numbered as they come up: a frame's own number would tell its age. */
export function procRows(machine: Machine): ProcRow[] {
  const numbers = new Map<number, number>()
  return [...pagemapRows(machine)].map(({ process, region, page, present }) => {
    if (present === null) return { process, region, page, present }
    const { count, flags, exclusive } = present
    const pfn = numbers.get(present.pfn) ?? FIRST_PFN + numbers.size
    numbers.set(present.pfn, pfn)
    return { process, region, page, present: { pfn, count, flags, exclusive } }
  })
}

/** Who is not told. */
const SOMEBODY = '?'

const withoutName = (instruction: Instruction): string =>
  instructionText(instruction).replace(/^\S+/, SOMEBODY)

/** What a detective is given. */
export interface Evidence {
  /** What happened, line by line: all but what the question is about. */
  readonly told: readonly string[]
  readonly rows: readonly ProcRow[]
}

/** @returns what is told of what happened, and what /proc shows after all of it. */
export function evidenceOf({ scenario, clue }: Pick<DetectiveQuestion, 'scenario' | 'clue'>): Evidence {
  const { setup, run } = scenario
  const told =
    clue.of === 'forker'
      ? run.map(one =>
          one.do === 'fork' && one.child === clue.child ? withoutName(one) : instructionText(one),
        )
      : []
  return {
    told: [...setup.map(instructionText), ...told],
    rows: procRows(startOf(scenario, run.length)),
  }
}
