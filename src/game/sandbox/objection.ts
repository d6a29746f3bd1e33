import type { Kernel } from '../../kernel/index.ts'
import { findSpace, type Instruction, type Machine, processesOf } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { objectionTo } from '../../workload/index.ts'

import { MOST_PAGES } from './limits.ts'

export type Objection = NonNullable<ReturnType<typeof objectionTo>>

function pagesAfter(machine: Machine, instruction: Instruction): number {
  const pagesOf = ({ regions }: { readonly regions: readonly { readonly pages: number }[] }): number =>
    regions.reduce((sum, { pages }) => sum + pages, 0)
  const now = processesOf(machine).reduce((sum, process) => sum + pagesOf(process), 0)
  if (instruction.do === 'map') return now + instruction.pages
  const space = findSpace(machine, instruction.by)
  return instruction.do === 'fork' && space !== undefined ? now + pagesOf(space) : now
}

/** Whether a line can run in the sandbox, on this machine as it stands before it. @returns null, or why not */
export function objectionIn(machine: Machine, kernel: Kernel, instruction: Instruction): Objection | null {
  const objection = objectionTo(machine, kernel, instruction)
  if (objection !== null || (instruction.do !== 'map' && instruction.do !== 'fork')) return objection
  const pages = pagesAfter(machine, instruction)
  return pages <= MOST_PAGES
    ? null
    : {
        at: instruction.do === 'map' ? 'region' : 'child',
        message: texts().sandboxAnswers.tooManyPages(MOST_PAGES, pages),
      }
}
