import {
  type FrameNumber,
  findFrame,
  isEverybodys,
  type Machine,
  type Page,
  type Process,
  type ProcessId,
  type Pte,
  processesOf,
  regionAt,
  rightsOf,
  ZERO_FRAME,
} from '../machine/index.ts'
import { Pairing } from '../workload/index.ts'

/** Where the player's memory differs from the reference's, up to the names of frames. */
export type MemoryDifference =
  | {
      readonly kind: 'bits'
      readonly process: ProcessId
      readonly page: Page
      readonly own: Pte
      readonly reference: Pte
    }
  | { readonly kind: 'present'; readonly process: ProcessId; readonly page: Page; readonly own: boolean }
  /** The page is shared with other pages than the reference's, or its frame counts or holds something else. */
  | { readonly kind: 'frame'; readonly process: ProcessId; readonly page: Page }
  /** The page cache has, or lacks, the frame of the file page that this page maps. */
  | { readonly kind: 'cache'; readonly process: ProcessId; readonly page: Page }

const sameFrame = (own: Machine, reference: Machine, one: FrameNumber, other: FrameNumber): boolean =>
  findFrame(own, one)?.count === findFrame(reference, other)?.count &&
  findFrame(own, one)?.content === findFrame(reference, other)?.content &&
  (one === ZERO_FRAME) === (other === ZERO_FRAME)

/** Whether COW on this frame says nothing: what is everybody's is never one process's alone. */
const isCowMoot = (machine: Machine, process: ProcessId, page: Page, frame: FrameNumber): boolean =>
  machine.demand !== null &&
  isEverybodys(machine, regionAt(machine.processes[process]?.regions ?? [], page), page, frame)

function pageDifference(
  machines: { readonly own: Machine; readonly reference: Machine },
  pairs: Pairing,
  process: ProcessId,
  page: Page,
  own: Pte | undefined,
  reference: Pte | undefined,
): MemoryDifference | null {
  if (own === undefined || reference === undefined)
    return own === reference ? null : { kind: 'present', process, page, own: own !== undefined }
  if (
    !pairs.pair(own.frame, reference.frame) ||
    !sameFrame(machines.own, machines.reference, own.frame, reference.frame)
  )
    return { kind: 'frame', process, page }
  const same =
    rightsOf(own) === rightsOf(reference) ||
    (own.w === reference.w &&
      own.x === reference.x &&
      isCowMoot(machines.reference, process, page, reference.frame))
  return same ? null : { kind: 'bits', process, page, own, reference }
}

/** Where the page cache holds other pages than the reference's, by the first region that maps the file. */
function cacheDifferences(own: Machine, reference: Machine): MemoryDifference[] {
  return Object.entries(reference.demand?.cache ?? {}).flatMap(([id, { frames }]): MemoryDifference[] => {
    const held = own.demand?.cache[Number(id)]?.frames ?? {}
    const index = [...Object.keys(frames), ...Object.keys(held)]
      .map(Number)
      .find(at => (frames[at] === undefined) !== (held[at] === undefined))
    if (index === undefined) return []
    for (const { id: process, regions } of processesOf(reference)) {
      const region = regions.find(({ file }) => file === Number(id))
      if (region !== undefined) return [{ kind: 'cache', process, page: region.start + index }]
    }
    return []
  })
}

const pageNumbers = (one: Process | undefined, other: Process | undefined): Page[] =>
  [...new Set([...Object.keys(one?.pages ?? {}), ...Object.keys(other?.pages ?? {})].map(Number))].sort(
    (a, b) => a - b,
  )

/**
 * Holds the player's memory against the reference's, zombies' too, up to the names of frames. Where rule B1 holds for
 * both, frames that nobody maps are free in both, and need no look.
 * @returns every difference, in the order of processes and pages; empty where they are the same
 */
export function memoryDifferences(own: Machine, reference: Machine): MemoryDifference[] {
  const pairs = new Pairing()
  const found: MemoryDifference[] = []
  const ids = [...new Set([...processesOf(own), ...processesOf(reference)].map(process => process.id))].sort(
    (a, b) => a - b,
  )
  for (const id of ids)
    for (const page of pageNumbers(own.processes[id], reference.processes[id])) {
      const difference = pageDifference(
        { own, reference },
        pairs,
        id,
        page,
        own.processes[id]?.pages[page],
        reference.processes[id]?.pages[page],
      )
      if (difference !== null) found.push(difference)
    }
  return [...found, ...cacheDifferences(own, reference)]
}
