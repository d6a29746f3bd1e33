import { type Machine, type Page, type Process, processesOf, writePte } from '../../machine/index.ts'
import { countRegion } from './cached-file.ts'

/** @returns another process that runs in this one's address space: a vfork child. */
export const guestOf = (machine: Machine, { id }: Process): Process | undefined =>
  processesOf(machine).find(other => other.mm === id && other.id !== id)

/** Takes away regions, with the PTEs that are left in them. References that the PTEs held are not put. */
export function clearRegions(machine: Machine, space: Process, keep: (page: Page) => boolean): void {
  for (const page of Object.keys(space.pages).map(Number))
    if (!keep(page)) writePte(machine, space, page, null)
  for (const page of Object.keys(space.tlb).map(Number)) if (!keep(page)) delete space.tlb[page]
  const gone = space.regions.filter(({ start }) => !keep(start))
  space.regions = space.regions.filter(({ start }) => keep(start))
  for (const region of gone) countRegion(machine, region, -1)
}
