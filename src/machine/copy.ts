import type { DemandPaging, Machine } from './machine.ts'
import type { CachedFile, PageCache } from './page-cache.ts'
import type { Pte } from './page-table.ts'
import type { Process } from './process.ts'

const copyEntries = (entries: Record<number, Pte>): Record<number, Pte> => {
  const copy: Record<number, Pte> = {}
  for (const [page, pte] of Object.entries(entries)) copy[Number(page)] = { ...pte }
  return copy
}

const copyProcess = (process: Process): Process => ({
  ...process,
  files: process.files.map(file => ({ ...file })),
  regions: process.regions.map(region => ({ ...region })),
  pages: copyEntries(process.pages),
  tlb: copyEntries(process.tlb),
})

const copyFile = (file: CachedFile): CachedFile => ({ ...file, frames: { ...file.frames } })

function copyDemand(demand: DemandPaging): DemandPaging {
  const cache: PageCache = {}
  for (const [id, file] of Object.entries(demand.cache)) cache[Number(id)] = copyFile(file)
  return { ...demand, zero: { ...demand.zero }, cache }
}

/** @returns a machine that shares nothing with `machine`: several times faster than structuredClone. */
export function copyMachine(machine: Machine): Machine {
  const processes: Record<number, Process> = {}
  for (const process of Object.values(machine.processes)) processes[process.id] = copyProcess(process)
  return {
    frames: machine.frames.map(({ content, count, mappers }) => ({ content, count, mappers })),
    free: [...machine.free],
    limit: machine.limit,
    processes,
    departed: { ...machine.departed },
    hand: [...machine.hand],
    answer: { ...machine.answer },
    demand: machine.demand === null ? null : copyDemand(machine.demand),
  }
}
