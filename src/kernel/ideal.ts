import {
  type Content,
  fileContent,
  type Instruction,
  type Machine,
  type Page,
  type ProcessId,
  pageNamed,
  pagesOf,
  processAt,
  type Trap,
  ZEROED,
} from '../machine/index.ts'
import type { Primitive } from './primitive.ts'

/** What each live process would read had every fork copied everything: no kernel sees it, the auditor does. */
export type Ideal = Record<ProcessId, Record<Page, Content>>

/** @returns the ideal memory of a machine on which nothing has happened yet. */
export const freshIdeal = (): Ideal => ({ 1: {} })

/** A store that came to its end. `machine` is only asked where the page lies. */
export function noteStore(ideal: Ideal, machine: Machine, instruction: Instruction): void {
  if (instruction.do !== 'store') return
  const pages = ideal[instruction.by]
  const page = pageNamed(processAt(machine, instruction.by), instruction.region, instruction.page)
  if (pages !== undefined) pages[page] = instruction.value
}

/**
 * What a system call does to the ideal memory, once the reference handler has answered it.
 * @param machine the machine after the reference's answer, before the return to user space
 * @param steps the reference's primitives: how far a read(2) came
 */
export function noteSystemCall(
  ideal: Ideal,
  machine: Machine,
  trap: Trap,
  steps: readonly Primitive[],
): void {
  const own = ideal[trap.by]
  if (own === undefined) return
  if (trap.kind === 'read') {
    const written = steps.filter(step => step.do === 'poke').length
    for (const [index, value] of [...trap.values].slice(0, written).entries()) own[trap.page + index] = value
  } else if (trap.kind === 'exit') delete ideal[trap.by]
  else if (machine.answer.errno !== null) return
  else if (trap.kind === 'fork') ideal[trap.child] = { ...own }
  else if (trap.kind === 'exec') ideal[trap.by] = {}
  else if (trap.kind === 'sbrk' || trap.kind === 'unmap') resize(own, machine, trap)
}

function resize(own: Record<Page, Content>, machine: Machine, trap: Trap & { kind: 'sbrk' | 'unmap' }): void {
  const { regions } = processAt(machine, trap.by)
  const added = trap.kind === 'sbrk' ? regions.find(region => region.name === trap.request.name) : undefined
  if (added !== undefined)
    for (const [index, page] of pagesOf(added).entries())
      own[page] = added.kind === 'file' ? fileContent(index) : ZEROED
  if (trap.kind === 'sbrk') return
  const kept = new Set(regions.flatMap(pagesOf))
  for (const page of Object.keys(own).map(Number)) if (!kept.has(page)) delete own[page]
}
