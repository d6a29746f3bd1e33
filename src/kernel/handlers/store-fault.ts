import { frameAt, type Page, type ProcessId, type Pte, processAt, type Trap } from '../../machine/index.ts'
import { perform, takeFrame, type Work } from '../kernel.ts'
import { putFrame } from './release.ts'

/** What came of making a page writable for its process. */
export type Broken = 'writable' | 'not-allowed' | 'no-frame'

/**
 * A copy of the page's frame, for this process alone, writable.
 * Source: the COW lab's cowfault; Linux wp_page_copy(), do_cow_fault().
 * @param from the frame to copy
 * @param mapped whether the page maps it now, and so gives up a reference
 */
export function copyOut(work: Work, process: ProcessId, page: Page, from: number, mapped: boolean): Broken {
  const frame = takeFrame(work)
  if (frame === null) return 'no-frame'
  perform(work, { do: 'copy', from, to: frame })
  perform(work, { do: 'map', process, page, frame, rights: 'rw' })
  if (!mapped) return 'writable'
  if (!work.kernel.flushOnReturn) perform(work, { do: 'flush', process, page })
  putFrame(work, from, page)
  return 'writable'
}

/**
 * A store to a page whose frame belongs to those who map it: the last sharer gets W back in place, any other a copy of
 * its own. Source: the COW lab's cowfault; Linux do_wp_page(), wp_page_reuse(), wp_page_copy().
 */
export function breakCow(work: Work, process: ProcessId, page: Page, pte: Pte): Broken {
  if (frameAt(work.machine, pte.frame).count !== 1) return copyOut(work, process, page, pte.frame, true)
  perform(work, { do: 'permit', process, page })
  return 'writable'
}

/**
 * Makes a page writable where its PTE says that this is allowed. Changes nothing where it is not (no PTE, or W off and
 * COW off) or no frame is free. Source: the COW lab's cowfault in usertrap and copyout.
 */
export function makeWritable(work: Work, process: ProcessId, page: Page): Broken {
  const pte = processAt(work.machine, process).pages[page]
  if (pte === undefined) return 'not-allowed'
  if (pte.w) return 'writable'
  return pte.cow ? breakCow(work, process, page, pte) : 'not-allowed'
}

/** A store page fault (xv6: scause 15). Not allowed: SIGSEGV. No frame: the faulting process is killed. */
export function handleStoreFault(work: Work, trap: Trap): void {
  if (trap.kind !== 'store-page-fault') return
  const process = trap.by
  const broken = makeWritable(work, process, trap.page)
  if (broken === 'not-allowed') perform(work, { do: 'signal', process, signal: 'SIGSEGV' })
  if (broken === 'no-frame') perform(work, { do: 'kill', process })
  perform(work, { do: 'return' })
}

/** A load page fault (xv6: scause 13): nothing maps the page, and nothing will. */
export function handleLoadFault(work: Work, trap: Trap): void {
  perform(work, { do: 'signal', process: trap.by, signal: 'SIGSEGV' })
  perform(work, { do: 'return' })
}
