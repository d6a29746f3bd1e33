import {
  type FrameNumber,
  isLive,
  type Machine,
  mayWrite,
  type Page,
  type Process,
  type Pte,
  processesOf,
  type Region,
  regionAt,
} from '../machine/index.ts'
import type { Finding } from './finding.ts'
import type { Ideal } from './ideal.ts'

function counts(machine: Machine): Finding[] {
  const ptes = machine.frames.map(() => 0)
  for (const process of processesOf(machine))
    for (const pte of Object.values(process.pages)) ptes[pte.frame] = (ptes[pte.frame] ?? 0) + 1
  return machine.frames.flatMap(({ count }, frame): Finding[] => {
    if (machine.hand.includes(frame)) return [{ rule: 'B2', frame }]
    const mapped = ptes[frame] ?? 0
    return count === mapped ? [] : [{ rule: 'B1', frame, count, ptes: mapped }]
  })
}

function staleTlb(process: Process): Finding[] {
  return Object.entries(process.tlb).flatMap(([key, entry]): Finding[] => {
    const page = Number(key)
    const pte = process.pages[page]
    const allowed = pte !== undefined && pte.frame === entry.frame && (pte.w || !entry.w)
    return allowed ? [] : [{ rule: 'B3', frame: entry.frame, process: process.id, page }]
  })
}

function memory(machine: Machine, process: Process, ideal: Ideal): Finding[] {
  return Object.entries(ideal[process.id] ?? {}).flatMap(([key, owed]): Finding[] => {
    const page: Page = Number(key)
    const pte = process.pages[page]
    const saw = pte === undefined ? undefined : (machine.frames[pte.frame]?.content ?? null)
    return saw === owed ? [] : [{ rule: 'B4', process: process.id, page, saw, owed }]
  })
}

type Bits = Extract<Finding, { rule: 'B7' }>['may']

function wrongBits(region: Region, pte: Pte): Bits | null {
  if (mayWrite(region) && !pte.w && !pte.cow) return 'write'
  if (!mayWrite(region) && (pte.w || pte.cow)) return 'not-write'
  if (region.rights === 'rx' && !pte.x) return 'execute'
  return region.rights !== 'rx' && pte.x ? 'not-execute' : null
}

/** Goes by the PTEs that there are: a region can be long and empty. */
function rights(machine: Machine, process: Process): Finding[] {
  const count = (frame: FrameNumber): number => machine.frames[frame]?.count ?? 0
  return Object.entries(process.pages).flatMap(([key, pte]): Finding[] => {
    const page: Page = Number(key)
    const region = regionAt(process.regions, page)
    if (region === undefined) return []
    if (pte.w && mayWrite(region) && region.share === 'private' && count(pte.frame) > 1)
      return [{ rule: 'B6', frame: pte.frame, process: process.id, page }]
    const may = wrongBits(region, pte)
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
  return [
    ...live.flatMap(process => memory(machine, process, ideal)),
    ...live.flatMap(process => rights(machine, process)),
    ...counts(machine),
    ...live.flatMap(staleTlb),
    ...parents(machine),
  ]
}
