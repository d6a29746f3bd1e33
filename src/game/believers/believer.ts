import type { Kernel, Primitive } from '../../kernel/index.ts'
import type { Work } from '../../kernel/kernel.ts'
import {
  copyMachine,
  isEverybodys,
  type Machine,
  mayWrite,
  type Page,
  type Process,
  type ProcessId,
  type Pte,
  processesOf,
  regionAt,
} from '../../machine/index.ts'
import type { OpenTrap } from '../play.ts'
import * as s from './steps.ts'

/** All that a believer looks at in a trap. */
export interface Situation extends Pick<OpenTrap, 'trap' | 'before' | 'instruction'> {
  readonly kernel: Kernel
  /** What the reference does. */
  readonly right: readonly Primitive[]
}

/** What somebody does in a trap who is right in all but one belief; the reference's steps where it says nothing. */
export type MistakenHandler = (situation: Situation) => readonly Primitive[]

/** @returns the steps of a handler that works on a copy of the machine, with the return behind them */
export function worked({ kernel, before }: Situation, handle: (work: Work) => void): Primitive[] {
  const steps: Primitive[] = []
  handle({ machine: copyMachine(before), kernel, steps })
  return [...steps, s.back]
}

/** @returns the steps with others before the return */
export const followedBy = (right: readonly Primitive[], ...more: readonly Primitive[]): Primitive[] => [
  ...right.filter(step => step.do !== 'return'),
  ...more,
  s.back,
]

/** @returns the steps less those that use these primitives */
export const without = (right: readonly Primitive[], ...verbs: readonly Primitive['do'][]): Primitive[] =>
  right.filter(step => !verbs.includes(step.do))

/** A page that a process maps. */
export interface Mapped {
  readonly process: ProcessId
  readonly page: Page
  readonly pte: Pte
}

/** Whether the page's frame is a process's own kind of memory: neither the zero frame nor the page cache's. */
export const isAnonymous = (machine: Machine, { regions }: Process, page: Page, pte: Pte): boolean =>
  !isEverybodys(machine, regionAt(regions, page), page, pte.frame)

/** Whether the kernel lets the process store there: by its region, or on xv6 by its PTE. */
export function isStoreAllowed(machine: Machine, space: Process, page: Page, pte: Pte): boolean {
  if (machine.demand === null) return pte.w || pte.cow
  const region = regionAt(space.regions, page)
  return region !== undefined && mayWrite(region)
}

/** @returns the pages of all other processes, zombies too, that map the same frame */
export const sharersOf = (machine: Machine, { process, pte }: Mapped): Mapped[] =>
  processesOf(machine)
    .filter(({ id }) => id !== process)
    .flatMap(({ id, pages }) =>
      Object.entries(pages).map(([page, other]) => ({ process: id, page: Number(page), pte: other })),
    )
    .filter(other => other.pte.frame === pte.frame)
