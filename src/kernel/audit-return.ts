import {
  cachedFrame,
  type FrameNumber,
  isEverybodys,
  isLive,
  isStale,
  type Machine,
  mayWrite,
  type Page,
  type Process,
  type Pte,
  processesOf,
  type Region,
  regionAt,
  ZERO_FRAME,
} from '../machine/index.ts'
import type { Finding } from './finding.ts'
import { foundAt, type Ideal, owedAt } from './ideal.ts'

/** Who refers to each frame: PTEs, and the page cache. */
interface References {
  readonly ptes: readonly number[]
  readonly cached: ReadonlySet<number>
}

function references(machine: Machine): References {
  const ptes = machine.frames.map(() => 0)
  for (const process of processesOf(machine))
    for (const { frame } of Object.values(process.pages))
      if (frame !== ZERO_FRAME) ptes[frame] = (ptes[frame] ?? 0) + 1
  const cached = Object.values(machine.demand?.cache ?? {}).flatMap(({ frames }) => Object.values(frames))
  return { ptes, cached: new Set(cached) }
}

function counts(machine: Machine, { ptes, cached }: References): Finding[] {
  const zero = machine.demand?.zero.count ?? 1
  const found = machine.frames.flatMap(({ count }, frame): Finding[] => {
    if (machine.hand.includes(frame)) return [{ rule: 'B2', frame }]
    const mapped = ptes[frame] ?? 0
    const inCache = cached.has(frame)
    return count === mapped + (inCache ? 1 : 0) ? [] : [{ rule: 'B1', frame, count, ptes: mapped, inCache }]
  })
  return zero === 1
    ? found
    : [...found, { rule: 'B1', frame: ZERO_FRAME, count: zero, ptes: 0, inCache: false }]
}

function staleTlb(process: Process): Finding[] {
  return Object.entries(process.tlb).flatMap(([key, entry]): Finding[] => {
    const page = Number(key)
    return isStale(entry, process.pages[page])
      ? [{ rule: 'B3', frame: entry.frame, process: process.id, page }]
      : []
  })
}

/** The pages about whose content something is promised: those stored to, and those that are mapped. */
function promisedPages(process: Process, ideal: Ideal): Page[] {
  const shared = process.regions.flatMap(({ file, share, start }) =>
    file === null || share === 'private'
      ? []
      : Object.keys(ideal.shared[file] ?? {}).map(index => start + Number(index)),
  )
  const own = Object.keys(ideal.own[process.id] ?? {}).map(Number)
  return [...new Set([...own, ...shared, ...Object.keys(process.pages).map(Number)])].sort((a, b) => a - b)
}

function memory(machine: Machine, process: Process, ideal: Ideal): Finding[] {
  if (ideal.own[process.id] === undefined) return []
  return promisedPages(process, ideal).flatMap((page): Finding[] => {
    const region = regionAt(process.regions, page)
    const owed = region === undefined ? ideal.own[process.id]?.[page] : owedAt(ideal, process, region, page)
    if (owed === undefined) return []
    const saw = region === undefined ? undefined : foundAt(machine, process, region, page)
    return saw === owed ? [] : [{ rule: 'B4', process: process.id, page, saw, owed }]
  })
}

type Bits = Extract<Finding, { rule: 'B7' }>['may']

function wrongBits(machine: Machine, held: References, region: Region, page: Page, pte: Pte): Bits | null {
  const { demand } = machine
  if (!mayWrite(region) && (pte.w || (pte.cow && demand === null))) return 'not-write'
  if (region.rights === 'rx' && !pte.x && (demand === null || !pte.cow)) return 'execute'
  if (region.rights !== 'rx' && pte.x) return 'not-execute'
  // Where regions decide, a store to a page without W faults and is judged then: COW marks only who is not alone.
  if (demand !== null)
    return region.share === 'private' && !pte.cow && !pte.w && isShared(machine, held, region, page, pte)
      ? 'alone'
      : null
  return mayWrite(region) && !pte.w && !pte.cow ? 'write' : null
}

/** Whether others refer to the frame besides one PTE. Not by its count, which may be wrong: that is rule B1. */
const hasOthers = ({ ptes, cached }: References, frame: FrameNumber): boolean =>
  (ptes[frame] ?? 0) + (cached.has(frame) ? 1 : 0) > 1

/** Whether others map a frame that could be one's own; the zero frame and the page cache's never are. */
function isShared(machine: Machine, held: References, region: Region, page: Page, pte: Pte): boolean {
  return !isEverybodys(machine, region, page, pte.frame) && hasOthers(held, pte.frame)
}

/** Goes by the PTEs that there are: a region can be long and empty. */
function rights(machine: Machine, held: References, process: Process): Finding[] {
  return Object.entries(process.pages).flatMap(([key, pte]): Finding[] => {
    const page: Page = Number(key)
    const region = regionAt(process.regions, page)
    if (region === undefined) return []
    const cached = cachedFrame(machine.demand?.cache, region, page)
    if (machine.demand !== null && region.share === 'shared' && cached !== pte.frame)
      return [{ rule: 'B9', frame: pte.frame, process: process.id, page }]
    const others = pte.frame === ZERO_FRAME || hasOthers(held, pte.frame)
    if (pte.w && mayWrite(region) && region.share === 'private' && others)
      return [{ rule: 'B6', frame: pte.frame, process: process.id, page }]
    const may = wrongBits(machine, held, region, page, pte)
    return may === null ? [] : [{ rule: 'B7', process: process.id, page, may }]
  })
}

function parents(machine: Machine): Finding[] {
  return processesOf(machine).flatMap(({ id, parent }): Finding[] => {
    const alive = machine.processes[parent]
    return alive !== undefined && isLive(alive) ? [] : [{ rule: 'B5', process: id, parent }]
  })
}

/**
 * The auditor's look at the machine at a return from the kernel: rules B1 to B7, for everybody.
 * @param machine the machine with the TLB as the return leaves it, and the hand as the handler leaves it
 * @param ideal the ideal memory after the trap's system call, before the faulting instruction runs again
 * @returns every broken rule, in the order of the machine's frames and processes
 */
export function auditReturn(machine: Machine, ideal: Ideal): Finding[] {
  const live = processesOf(machine).filter(isLive)
  const held = references(machine)
  return [
    ...live.flatMap(process => memory(machine, process, ideal)),
    ...live.flatMap(process => rights(machine, held, process)),
    ...counts(machine, held),
    ...live.flatMap(staleTlb),
    ...parents(machine),
  ]
}
