import { foundAt } from '../../kernel/ideal.ts'
import type { Primitive } from '../../kernel/index.ts'
import {
  attempt,
  type Content,
  copyMachine,
  isPageFault,
  liveProcesses,
  type Machine,
  type ProcessId,
  spaceOf,
} from '../../machine/index.ts'
import { objectionTo } from '../../workload/index.ts'
import { atReturn, faultsAgain } from '../at-return.ts'
import { handledWith, type Met } from '../open-trap.ts'

/** What every process would read of each page of its regions; undefined where a load would fault in vain. */
type Memory = ReadonlyMap<ProcessId, ReadonlyMap<number, Content | undefined>>

const memoryOf = (machine: Machine): Memory =>
  new Map(
    liveProcesses(machine).map(({ id }) => {
      const space = spaceOf(machine, id)
      const pages = space.regions.flatMap(region =>
        Array.from({ length: region.pages }, (_, index): [number, Content | undefined] => {
          const page = region.start + index
          return [page, foundAt(machine, space, region, page)]
        }),
      )
      return [id, new Map(pages)]
    }),
  )

/**
 * What everybody reads once a handler is done, and the instruction that faulted has run again.
 * @returns null where the machine has no answer to the steps, or the instruction faults again
 */
export function memoryAfter(met: Met, steps: readonly Primitive[]): Memory | null {
  const handled = handledWith(met, steps)
  if (handled === null || handled.panic !== null) return null
  const settled = atReturn(handled)
  if (faultsAgain(handled, settled)) return null
  const { trap, instruction, kernel } = met
  const machine = copyMachine(settled)
  const { signalled, errno } = machine.answer
  const again = instruction !== null && isPageFault(trap.kind) && signalled === null && errno === null
  if (again && objectionTo(machine, kernel, instruction) === null) attempt(machine, instruction)
  return memoryOf(machine)
}

/** @returns the processes that are in both and read something else in one than in the other. */
export function differingIn(one: Memory, other: Memory): ProcessId[] {
  return [...one].flatMap(([id, pages]) => {
    const others = other.get(id)
    const differs = [...pages].some(([page, content]) => others?.has(page) && others.get(page) !== content)
    return differs ? [id] : []
  })
}
