import {
  isLive,
  type Machine,
  mayWrite,
  type Process,
  processesOf,
  type Region,
} from '../../machine/index.ts'

/** Percent of the frames that may be promised under the policy `never`. Source: man 5 proc, overcommit_ratio. */
const OVERCOMMIT_RATIO = 50

/** Pages promised so far: private ones that may be written, for each process; shared anonymous ones once. */
function committed(machine: Machine): number {
  let pages = 0
  const counted = new Set<number>()
  for (const { regions } of processesOf(machine).filter(isLive))
    for (const { charged, share, file, pages: length } of regions) {
      if (!charged || (share === 'shared' && file !== null && counted.has(file))) continue
      if (share === 'shared' && file !== null) counted.add(file)
      pages += length
    }
  return pages
}

/**
 * Whether the kernel promises so many pages more. Heuristic: one request may not exceed the memory there is. Never: all
 * promises together stay below half of it. Swap is none, and the reserves for root and user are left out.
 * Source: Linux __vm_enough_memory(); Documentation/mm/overcommit-accounting.rst.
 */
export function enoughMemory(machine: Machine, requests: readonly number[]): boolean {
  const { demand, limit } = machine
  if (demand === null) return true
  switch (demand.overcommit) {
    case 'always':
      return true
    case 'heuristic':
      return requests.every(pages => pages <= limit)
    case 'never': {
      const more = requests.reduce((sum, pages) => sum + pages, 0)
      return more === 0 || committed(machine) + more < Math.floor((limit * OVERCOMMIT_RATIO) / 100)
    }
  }
}

/** @returns what a fork of this address space promises again, by region: shared regions are promised already. Source: dup_mmap(). */
export const forkRequests = ({ regions }: Process): number[] =>
  regions.filter(({ charged, share }) => charged && share === 'private').map(({ pages }) => pages)

/** @returns what making a region writable promises: its pages, where they were not promised before. Source: mprotect_fixup(). */
export const protectRequests = ({ share, charged, pages }: Region, to: 'r' | 'rw'): number[] =>
  share === 'private' && !charged && mayWrite({ rights: to }) ? [pages] : []
