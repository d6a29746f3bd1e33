import { putFrame } from '../../kernel/handlers/release.ts'
import { type Broken, copyOut } from '../../kernel/handlers/store-fault.ts'
import { perform, takeFrame, type Work } from '../../kernel/kernel.ts'
import {
  frameAt,
  isLive,
  type Machine,
  mayWrite,
  type Process,
  type ProcessId,
  processAt,
  regionAt,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { isAncestor } from '../evidence.ts'
import { type Mapped, sharersOf } from './believer.ts'
import { atStores, mappedAt, usualBreak } from './stores.ts'

// Who believes something wrong about which process gets a copy of which page, or writes in place.

const isAlive = (machine: Machine, id: ProcessId): boolean => isLive(processAt(machine, id))

/** The return to user space empties the TLB of the one who trapped, on kernels that do so, and nobody else's. */
const flush = (work: Work, { process, page }: Omit<Mapped, 'pte'>, by: ProcessId): void => {
  if (process !== by || !work.kernel.flushOnReturn) perform(work, { do: 'flush', process, page })
}

/** M1: whoever has the frame's children as sharers keeps it, and each of them gets a copy. */
export const copyToChild = atStores((work, stored, by) => {
  const { machine } = work
  const { frame: old } = stored.pte
  const others = sharersOf(machine, stored)
  if (others.some(({ process }) => isAncestor(machine, process, stored.process)))
    return usualBreak(work, stored)
  for (const { process, page } of others.filter(one => isAncestor(machine, stored.process, one.process))) {
    const frame = takeFrame(work)
    if (frame === null) return 'no-frame'
    perform(work, { do: 'copy', from: old, to: frame })
    perform(work, { do: 'map', process, page, frame, rights: 'rw' })
    flush(work, { process, page }, by)
    putFrame(work, old, page)
  }
  return usualBreak(work, stored)
})

/** The elders of a process that share its frame, its parent first. */
function eldersSharing(machine: Machine, stored: Mapped): Mapped[] {
  return sharersOf(machine, stored)
    .filter(({ process }) => isAncestor(machine, process, stored.process))
    .sort((one, other) => (isAncestor(machine, one.process, other.process) ? 1 : -1))
}

/** M2: all between the eldest sharer and the writer get a copy first, each from the one before. */
export const copyThroughChild = atStores((work, stored, by) => {
  const { frame: old } = stored.pte
  const between = eldersSharing(work.machine, stored).slice(0, -1).reverse()
  if (between.length === 0) return usualBreak(work, stored)
  let from = old
  for (const { process, page } of [...between, stored]) {
    const frame = takeFrame(work)
    if (frame === null) return 'no-frame'
    perform(work, { do: 'copy', from, to: frame })
    perform(work, { do: 'map', process, page, frame, rights: 'rw' })
    flush(work, { process, page }, by)
    from = frame
  }
  for (const { page } of [...between, stored]) putFrame(work, old, page)
  return 'writable'
})

/** M4: once one side has its copy, the other may write again. */
export const othersWritable = atStores((work, stored) => {
  const others = sharersOf(work.machine, stored).filter(({ process }) => isAlive(work.machine, process))
  const came = usualBreak(work, stored)
  if (came === 'writable')
    for (const { process, page } of others)
      if (mappedAt(work, process, page)?.pte.w === false) perform(work, { do: 'permit', process, page })
  return came
})

/** M5: who stores to a COW page copies it, whatever the count. */
export const alwaysCopy = atStores((work, { process, page, pte }) =>
  copyOut(work, process, page, pte.frame, true),
)

/** A copy of one more page, as classical fork makes it: text too. */
function copyBesides(work: Work, space: Process, page: number, by: ProcessId): Broken {
  const region = regionAt(space.regions, page)
  const pte = space.pages[page]
  if (region === undefined || pte === undefined) return 'writable'
  const frame = takeFrame(work)
  if (frame === null) return 'no-frame'
  const process = space.id
  perform(work, { do: 'copy', from: pte.frame, to: frame })
  perform(work, { do: 'map', process, page, frame, rights: mayWrite(region) ? 'rw' : region.rights })
  flush(work, { process, page }, by)
  putFrame(work, pte.frame, page)
  return 'writable'
}

/** M7: the first write makes up for all that fork has not copied. */
export const copyEverything = atStores((work, stored, by) => {
  const came = usualBreak(work, stored)
  if (came !== 'writable') return came
  const space = processAt(work.machine, stored.process)
  const shared = Object.entries(space.pages).filter(
    ([page, { frame, w }]) =>
      Number(page) !== stored.page &&
      !w &&
      frame !== ZERO_FRAME &&
      frameAt(work.machine, frame).count > 1 &&
      regionAt(space.regions, Number(page))?.share === 'private',
  )
  return shared.every(([page]) => copyBesides(work, space, Number(page), by) === 'writable')
    ? 'writable'
    : 'no-frame'
})

/** M9: the one address is one memory, so all who live and share get the new frame. */
export const sameAddressSameMemory = atStores((work, stored, by) => {
  const { frame: old } = stored.pte
  const others = sharersOf(work.machine, stored).filter(({ process }) => isAlive(work.machine, process))
  if (others.length === 0) return usualBreak(work, stored)
  const frame = takeFrame(work)
  if (frame === null) return 'no-frame'
  perform(work, { do: 'copy', from: old, to: frame })
  for (const [index, { process, page }] of [stored, ...others].entries()) {
    perform(work, { do: 'map', process, page, frame, rights: 'rw' })
    if (index > 0) perform(work, { do: 'get', frame })
    flush(work, { process, page }, by)
  }
  for (const { page } of [stored, ...others]) putFrame(work, old, page)
  return 'writable'
})

/**
 * M23: the eldest of those who live and share a frame has made it, and writes in place. Where zombies alone share it
 * with him he claims nothing: to write in place there is what one does who takes zombies for nobody (M24), step by step.
 */
export const ownFrame = atStores((work, stored) => {
  const { machine } = work
  const others = sharersOf(machine, stored).filter(({ process }) => isAlive(machine, process))
  if (others.length === 0 || !others.every(one => isAncestor(machine, stored.process, one.process)))
    return usualBreak(work, stored)
  perform(work, { do: 'permit', process: stored.process, page: stored.page })
  return 'writable'
})

/** M24, where somebody stores: those who only share with zombies share with nobody. */
export const zombiesShareNothing = atStores((work, stored) => {
  const others = sharersOf(work.machine, stored)
  if (others.length === 0 || others.some(({ process }) => isAlive(work.machine, process)))
    return usualBreak(work, stored)
  perform(work, { do: 'permit', process: stored.process, page: stored.page })
  return 'writable'
})
