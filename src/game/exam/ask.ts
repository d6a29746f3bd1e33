import type { Outcome } from '../../kernel/index.ts'
import {
  attempt,
  contentName,
  copyMachine,
  findFrame,
  findSpace,
  frameName,
  freeFrames,
  type Instruction,
  type Page,
  type ProcessId,
  processName,
  rightsOf,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { objectionTo } from '../../workload/index.ts'
import type { World } from './world.ts'

/** What a question asks about the machine after a run, or about the run itself. */
export type Ask =
  /** Whether an instruction that comes next traps, and how. */
  | { readonly of: 'trap'; readonly next: Instruction }
  /** What the run's last instruction, a load, reads. */
  | { readonly of: 'reads' }
  /** What the run's last instruction comes to. */
  | { readonly of: 'result' }
  | { readonly of: 'frame' | 'count' | 'bits'; readonly process: ProcessId; readonly page: Page }
  | { readonly of: 'in-use' | 'copies' }
  | { readonly of: 'parent' | 'state'; readonly process: ProcessId }
  /** What the run's one fork or vfork has returned by its end, and to whom; `at` is its index in the run. */
  | { readonly of: 'returned'; readonly at: number }

const NONE = 'none'

const pteAt = ({ machine }: World, { process, page }: { process: ProcessId; page: Page }) =>
  findSpace(machine, process)?.pages[page]

function trapAt({ kernel, machine }: World, next: Instruction): string | null {
  // There read(2) and write(2) are traps in any case: what stops here is only their copying.
  if (machine.demand !== null && (next.do === 'read' || next.do === 'write')) return null
  if (objectionTo(machine, kernel, next) !== null) return null
  const tried = attempt(copyMachine(machine), next)
  return tried.done ? NONE : tried.trap.kind
}

const lastOf = ({ outcomes }: World) => outcomes.at(-1)

/** To whom a fork has returned a process: to both, or to the child alone; or that it has failed. */
export const RETURNS = ['both', 'child', 'failed'] as const

/**
 * A fault is answered with what the machine knows: SIGSEGV or death. Where one is answered with an errno, as by who
 * believes M21, it is the fork that made the pages shared which is said to have failed.
 */
function returnedBy({ machine, run, outcomes }: World, at: number): (typeof RETURNS)[number] | null {
  const fork = run[at]
  const outcome = outcomes[at]
  if (fork === undefined || outcome === undefined) return null
  const later = run.slice(at + 1)
  const failedLater = later.some(
    ({ do: verb }, index) =>
      (verb === 'load' || verb === 'store') && isErrno(outcomes[at + 1 + index]?.result ?? null),
  )
  if (outcome.result !== null || failedLater) return 'failed'
  const state = machine.processes[fork.by]?.state
  const goesOn = later.some(({ by }) => by === fork.by)
  return goesOn || (state !== 'suspended' && state !== 'waiting') ? 'both' : 'child'
}

const isErrno = (result: Outcome['result']): boolean =>
  result !== null && result !== 'SIGSEGV' && result !== 'killed'

/**
 * What the answer to a question is in a world.
 * @returns a word of the question's own: a trap's kind, a content, a frame's letter, a number, the name of PTE bits or
 * of a state, a process; `none` where there is nothing of the kind, null where the question makes no sense there. What it is to a reader says the catalogue
 */
export function answerIn(world: World, ask: Ask): string | null {
  const { machine } = world
  switch (ask.of) {
    case 'trap':
      return trapAt(world, ask.next)
    case 'reads': {
      const last = lastOf(world)
      return last?.result ?? contentName(last?.saw ?? null)
    }
    case 'result':
      return lastOf(world)?.result ?? NONE
    case 'frame': {
      const pte = pteAt(world, ask)
      return pte === undefined ? NONE : frameName(pte.frame)
    }
    case 'count': {
      const pte = pteAt(world, ask)
      // The zero frame is not counted: nobody asks what it counts.
      if (pte?.frame === ZERO_FRAME) return null
      return pte === undefined ? NONE : String(findFrame(machine, pte.frame)?.count ?? 0)
    }
    case 'bits': {
      const pte = pteAt(world, ask)
      return pte === undefined ? NONE : rightsOf(pte)
    }
    case 'in-use':
      return String(machine.limit - freeFrames(machine))
    case 'copies':
      return String(world.copies)
    case 'parent': {
      const process = machine.processes[ask.process]
      return process === undefined ? NONE : processName(process.parent)
    }
    case 'state':
      return machine.processes[ask.process]?.state ?? NONE
    case 'returned':
      return returnedBy(world, ask.at)
  }
}
