import { perform, takeFrame } from '../../kernel/kernel.ts'
import { frameAt, regionAt, spaceOf } from '../../machine/index.ts'
import { type MistakenHandler, worked } from './believer.ts'
import * as s from './steps.ts'

// Who believes something wrong about reading, by a program or by the kernel for it, and about the kernel's own stores.

/** M6 at write(2) on xv6: what the kernel reads for the process becomes the process's own. */
const copyAtWrite: MistakenHandler = situation => {
  const { trap, before, right } = situation
  const space = spaceOf(before, trap.by)
  const pte = trap.kind === 'write' ? space.pages[trap.page] : undefined
  if (trap.kind !== 'write' || pte === undefined || frameAt(before, pte.frame).count < 2) return right
  const { page } = trap
  const rights = pte.cow ? 'rw' : (regionAt(space.regions, page)?.rights ?? 'r')
  return worked(situation, work => {
    const frame = takeFrame(work)
    if (frame === null) {
      perform(work, { do: 'fail', errno: 'EFAULT' })
      return
    }
    perform(work, { do: 'copy', from: pte.frame, to: frame })
    perform(work, { do: 'map', process: space.id, page, frame, rights })
    perform(work, { do: 'put', frame: pte.frame })
  })
}

/** M6 at a load on linux: a page of a private file is shared with the page cache until somebody reads it. */
const copyAtLoad: MistakenHandler = situation => {
  const { trap, before, right } = situation
  if (trap.kind !== 'load-page-fault') return right
  const { page } = trap
  const space = spaceOf(before, trap.by)
  const region = regionAt(space.regions, page)
  const mapping = right.find(step => step.do === 'map' && step.page === page)
  if (region?.share !== 'private' || region.kind !== 'file' || mapping?.do !== 'map') return right
  const rest = right.filter(step => step !== mapping && step.do !== 'return')
  const around = rest.toSpliced(
    rest.findIndex(step => step.do === 'get' && step.frame === mapping.frame),
    1,
  )
  return worked(situation, work => {
    const frame = takeFrame(work)
    if (frame === null) {
      perform(work, { do: 'kill', process: trap.by })
      return
    }
    perform(work, { do: 'copy', from: mapping.frame, to: frame })
    perform(work, { do: 'map', process: space.id, page, frame, rights: region.rights })
    for (const step of around) perform(work, step)
  })
}

/** M6: reading gives the reader a page of its own. */
export const readingEndsSharing: MistakenHandler = situation =>
  situation.trap.kind === 'write' ? copyAtWrite(situation) : copyAtLoad(situation)

/** M13: copyout stores, and whatever is to be done comes with the fault. */
export const kernelWritesFault: MistakenHandler = ({ trap, before, right }) => {
  if (trap.kind !== 'read') return right
  const { pages } = spaceOf(before, trap.by)
  const stored = Array.from(trap.values, (value, index) => ({ value, pte: pages[trap.page + index] }))
  const first = stored.findIndex(({ pte }) => pte === undefined)
  const present = first < 0 ? stored : stored.slice(0, first)
  return [
    ...present.flatMap(({ value, pte }) => (pte === undefined ? [] : [s.poke(pte.frame, value)])),
    ...(first < 0 ? [] : [s.fail('EFAULT')]),
    s.back,
  ]
}
