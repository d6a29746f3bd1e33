import {
  type FrameNumber,
  type Machine,
  type Page,
  type Process,
  type ProcessId,
  type Pte,
  processesOf,
  rightsOf,
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

const sameFrame = (own: Machine, reference: Machine, one: FrameNumber, other: FrameNumber): boolean =>
  own.frames[one]?.count === reference.frames[other]?.count &&
  own.frames[one]?.content === reference.frames[other]?.content

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
  return rightsOf(own) === rightsOf(reference) ? null : { kind: 'bits', process, page, own, reference }
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
  return found
}
