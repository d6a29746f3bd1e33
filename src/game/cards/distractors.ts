import { isDeepStrictEqual } from 'node:util'
import type { Primitive } from '../../kernel/index.ts'
import {
  type FrameNumber,
  findSpace,
  INIT,
  type Machine,
  type Page,
  type ProcessId,
  processesOf,
  regionAt,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { type Met, tryOut } from '../open-trap.ts'

interface Place {
  readonly process: ProcessId
  readonly page: Page
  readonly frame: FrameNumber
}

/** The pages in question: those that the answer or the trap names, and all that map the same frames. */
function placesOf({ trap, before }: Met, solution: readonly Primitive[]): Place[] {
  const mapped = processesOf(before)
    .filter(({ id, mm }) => id !== INIT && id === mm)
    .flatMap(({ id: process, pages }) =>
      Object.entries(pages).map(([page, { frame }]): Place => ({ process, page: Number(page), frame })),
    )
  const named = new Set(
    [...solution, trap].flatMap(step => ('page' in step && step.page !== undefined ? [step.page] : [])),
  )
  const frames = new Set(mapped.filter(({ page }) => named.has(page)).map(({ frame }) => frame))
  return mapped.filter(({ page, frame }) => named.has(page) || frames.has(frame))
}

/** The frame that the handler works with: what its first `alloc` takes. */
const nextFree = ({ free, frames, limit }: Machine): FrameNumber | null =>
  free.at(-1) ?? (frames.length < limit ? frames.length : null)

/** What a mistaken handler does to a page: each is somebody's belief (spec/misconceptions.md). */
function onPlace({ process, page, frame }: Place, fresh: FrameNumber | null): Primitive[] {
  const counted: Primitive[] =
    frame === ZERO_FRAME
      ? []
      : [
          { do: 'put', frame },
          { do: 'get', frame },
        ]
  const moved: Primitive[] = fresh === null ? [] : [{ do: 'map', process, page, frame: fresh, rights: 'rw' }]
  return [
    { do: 'permit', process, page },
    { do: 'protect', process, page },
    { do: 'unmap', process, page },
    ...counted,
    ...moved,
  ]
}

function onTrap({ trap, before, kernel }: Met, fresh: FrameNumber | null): Primitive[] {
  const { by } = trap
  const space = findSpace(before, by)
  const always: Primitive[] = [{ do: 'alloc' }, { do: 'signal', process: by, signal: 'SIGSEGV' }]
  if (trap.kind === 'fork' || trap.kind === 'vfork') {
    const shared = Object.entries(space?.pages ?? {}).flatMap(([page, { frame }]): Primitive[] => {
      const region = regionAt(space?.regions ?? [], Number(page))
      return region === undefined
        ? []
        : [{ do: 'map', process: trap.child, page: Number(page), frame, rights: region.rights }]
    })
    return [...always, ...shared, { do: 'flush', process: trap.child }, { do: 'sleep', process: by }]
  }
  const parent = before.processes[by]?.parent ?? INIT
  const orphans = processesOf(before).filter(process => process.parent === by && process.id !== by)
  const grandparent: Primitive[] =
    trap.kind === 'exit' && parent !== INIT
      ? orphans.map(({ id }): Primitive => ({ do: 'reparent', process: id, parent }))
      : []
  const flush: Primitive[] = kernel.flushOnReturn ? [] : [{ do: 'flush', process: by }]
  const copies: Primitive[] = fresh === null || !('page' in trap) ? [] : [{ do: 'zero', frame: fresh }]
  return [...always, ...grandparent, ...flush, ...copies, { do: 'kill', process: by }]
}

/** How many handlers are tried at most before the dealer is content with fewer. */
const MOST_TRIED = 40

/**
 * Steps that somebody might think are needed: each spoils or wastes an otherwise right handler.
 * @param order puts the candidates in the order in which they are tried
 * @returns up to `count` of them, no two of one verb while others are left
 */
export function distractorsFor(
  met: Met,
  solution: readonly Primitive[],
  count: number,
  order: (candidates: readonly Primitive[]) => Primitive[],
): Primitive[] {
  const fresh = nextFree(met.before)
  const all = [...placesOf(met, solution).flatMap(place => onPlace(place, fresh)), ...onTrap(met, fresh)]
  const foreign = all.filter(
    (candidate, index) =>
      !solution.some(step => isDeepStrictEqual(step, candidate)) &&
      all.findIndex(other => isDeepStrictEqual(other, candidate)) === index,
  )
  const steps = solution.filter(step => step.do !== 'return')
  const found: Primitive[] = []
  const spare: Primitive[] = []
  for (const candidate of order(foreign).slice(0, MOST_TRIED)) {
    if (found.length === count) break
    const verdict = tryOut(met, [...steps, candidate, { do: 'return' }])
    if (verdict === null || verdict.kind === 'clean') continue
    if (found.some(step => step.do === candidate.do)) spare.push(candidate)
    else found.push(candidate)
  }
  return [...found, ...spare].slice(0, count)
}
