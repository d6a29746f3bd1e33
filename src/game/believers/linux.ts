import { copyOut } from '../../kernel/handlers/store-fault.ts'
import type { Primitive } from '../../kernel/index.ts'
import { perform, takeFrame, type Work } from '../../kernel/kernel.ts'
import {
  cachedFrame,
  type Machine,
  type Page,
  type Process,
  type Region,
  regionAt,
  spaceOf,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { type MistakenHandler, type Situation, without, worked } from './believer.ts'
import * as s from './steps.ts'

// Who believes something wrong about the TLB, fresh memory and shared regions.

/** M12: what the page table says is what holds. */
export const pteIsEnough: MistakenHandler = ({ right }) => without(right, 'flush')

/** Gives a page a zeroed frame of its process's own. */
function mapZeroed(work: Work, by: number, space: Process, page: Page): void {
  const frame = takeFrame(work)
  if (frame === null) {
    perform(work, { do: 'kill', process: by })
    return
  }
  perform(work, { do: 'zero', frame })
  perform(work, { do: 'map', process: space.id, page, frame, rights: 'rw' })
}

/** M19: whoever reads fresh memory has it. */
export const firstReadAllocates: MistakenHandler = situation => {
  const { trap, before, right } = situation
  const fresh = right.some(step => step.do === 'map' && step.frame === ZERO_FRAME)
  if (trap.kind !== 'load-page-fault' || !fresh) return right
  return worked(situation, work => mapZeroed(work, trap.by, spaceOf(before, trap.by), trap.page))
}

/** Whether others map the region besides: it was forked. */
const isForked = ({ demand }: Machine, { file }: Region): boolean =>
  file !== null && (demand?.cache[file]?.regions ?? 0) > 1

/** M18 at fork: the shared regions' pages are shared like all others, COW on both sides. */
function forkShared({ trap, before, right }: Situation): readonly Primitive[] {
  if (trap.kind !== 'fork' || right.some(step => step.do === 'fail')) return right
  const parent = spaceOf(before, trap.by)
  const steps = Object.entries(parent.pages)
    .map(([page, { frame, w }]) => ({ page: Number(page), frame, w }))
    .filter(({ page }) => regionAt(parent.regions, page)?.share === 'shared')
    .flatMap(({ page, frame, w }) => [
      ...(w ? [s.protect(parent.id, page)] : []),
      ...[s.map(trap.child, page, frame, 'cow'), s.get(frame)],
    ])
  return [
    ...without(right, 'flush', 'return'),
    ...steps,
    ...right.filter(({ do: verb }) => verb === 'flush'),
    s.back,
  ]
}

/** M18 at a fault in a region that has been forked: its pages are COW, and fresh ones each process's own. */
function faultShared(situation: Situation, region: Region, page: Page): readonly Primitive[] {
  const { trap, before } = situation
  const space = spaceOf(before, trap.by)
  const mapped = space.pages[page] !== undefined
  const process = space.id
  const frame = cachedFrame(before.demand?.cache, region, page)
  return worked(situation, work => {
    if (trap.kind === 'load-page-fault') {
      if (frame !== undefined) perform(work, { do: 'get', frame })
      perform(
        work,
        frame === undefined
          ? { do: 'map', process, page, frame: ZERO_FRAME, rights: 'r' }
          : { do: 'map', process, page, frame, rights: 'cow' },
      )
    } else if (frame === undefined) mapZeroed(work, trap.by, space, page)
    else if (copyOut(work, process, page, frame, mapped) === 'no-frame')
      perform(work, { do: 'kill', process: trap.by })
  })
}

/** M18: MAP_SHARED is shared like all that fork shares. */
export const sharedBecomesCow: MistakenHandler = situation => {
  const { trap, before, right } = situation
  if (trap.kind === 'fork') return forkShared(situation)
  if (trap.kind !== 'load-page-fault' && trap.kind !== 'store-page-fault') return right
  const region = regionAt(spaceOf(before, trap.by).regions, trap.page)
  return region?.share === 'shared' && isForked(before, region)
    ? faultShared(situation, region, trap.page)
    : right
}
