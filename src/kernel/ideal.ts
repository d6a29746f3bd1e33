import {
  type Content,
  cachedFrame,
  type FileId,
  fileContent,
  frameAt,
  type Instruction,
  type Machine,
  type Page,
  type Process,
  type ProcessId,
  pageNamed,
  pagesOf,
  type Region,
  regionAt,
  spaceOf,
  type Trap,
  ZEROED,
} from '../machine/index.ts'
import type { Primitive } from './primitive.ts'

/**
 * What each live process would read had every fork copied everything: no kernel sees it, the auditor does.
 * Where memory comes on demand, a page that nobody stored to is not listed: it holds what a first load brings.
 */
export interface Ideal {
  /** Private memory, by the process whose address space it is. */
  readonly own: Record<ProcessId, Record<Page, Content>>
  /** Shared memory, by file and its page: all see the last store. */
  readonly shared: Record<FileId, Record<number, Content>>
}

/** @returns the ideal memory of a machine on which nothing has happened yet. */
export const freshIdeal = (): Ideal => ({ own: { 1: {} }, shared: {} })

/** @returns an ideal memory that shares nothing with `ideal`. */
export function copyIdeal({ own, shared }: Ideal): Ideal {
  const copy: Ideal = { own: {}, shared: {} }
  for (const [id, pages] of Object.entries(own)) copy.own[Number(id)] = { ...pages }
  for (const [file, pages] of Object.entries(shared)) copy.shared[Number(file)] = { ...pages }
  return copy
}

/** @returns what a first load of a page brings that nobody has stored to. */
const untouched = (region: Region, page: Page): Content =>
  region.kind === 'file' ? fileContent(page - region.start) : ZEROED

/** @returns what a load of this page must find; undefined where nothing is promised about it. */
export function owedAt(ideal: Ideal, space: Process, region: Region, page: Page): Content {
  if (region.file !== null && region.share === 'shared')
    return ideal.shared[region.file]?.[page - region.start] ?? untouched(region, page)
  return ideal.own[space.id]?.[page] ?? untouched(region, page)
}

function note(ideal: Ideal, space: Process, page: Page, value: Content): void {
  const region = regionAt(space.regions, page)
  if (region === undefined) return
  if (region.file !== null && region.share === 'shared') {
    const file = ideal.shared[region.file] ?? {}
    ideal.shared[region.file] = file
    file[page - region.start] = value
    return
  }
  const own = ideal.own[space.id]
  if (own !== undefined) own[page] = value
}

/**
 * A store, or a read(2) that copies like one, as far as an attempt at it came.
 * @param machine only asked where the pages lie
 * @param stored how many pages it stored into, from its first on
 */
export function noteStore(ideal: Ideal, machine: Machine, instruction: Instruction, stored: number): void {
  if (stored === 0 || (instruction.do !== 'store' && instruction.do !== 'read')) return
  const space = spaceOf(machine, instruction.by)
  const first = pageNamed(space, instruction.region, instruction.page)
  for (let index = 0; index < stored; index++)
    note(ideal, space, first + index, instruction.value.charAt(index))
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
  const own = ideal.own[trap.by]
  if (trap.kind === 'read' && own !== undefined) {
    const written = steps.filter(step => step.do === 'poke').length
    for (const [index, value] of [...trap.values].slice(0, written).entries()) own[trap.page + index] = value
  } else if (trap.kind === 'exit') delete ideal.own[trap.by]
  else if (machine.answer.errno !== null) return
  else if (trap.kind === 'fork') ideal.own[trap.child] = { ...ideal.own[spaceOf(machine, trap.by).id] }
  else if (trap.kind === 'exec') ideal.own[trap.by] = {}
  else resize(ideal.own[machine.processes[trap.by]?.mm ?? trap.by] ?? {}, machine, trap)
}

function resize(own: Record<Page, Content>, machine: Machine, trap: Trap): void {
  if (trap.kind === 'sbrk') {
    const region = spaceOf(machine, trap.by).regions.find(({ name }) => name === trap.request.name)
    if (region !== undefined) for (const page of pagesOf(region)) own[page] = untouched(region, page)
  } else if (trap.kind === 'madvise') delete own[trap.page]
  else if (trap.kind === 'unmap' || trap.kind === 'munmap') {
    const { regions } = spaceOf(machine, trap.by)
    for (const page of Object.keys(own).map(Number))
      if (regionAt(regions, page) === undefined) delete own[page]
  }
}

/** @returns what a load of this page would find: through its PTE, or what a fault would bring; undefined where it would fault in vain. */
export function foundAt(machine: Machine, space: Process, region: Region, page: Page): Content | undefined {
  const pte = space.pages[page]
  if (pte !== undefined) return frameAt(machine, pte.frame).content
  if (machine.demand === null) return undefined
  const cached = cachedFrame(machine.demand.cache, region, page)
  return cached === undefined ? untouched(region, page) : frameAt(machine, cached).content
}
