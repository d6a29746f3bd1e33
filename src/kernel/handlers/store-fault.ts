import { frameAt, type Page, type ProcessId, processAt, type Trap } from '../../machine/index.ts'
import { perform, takeFrame, type Work } from '../kernel.ts'

/** What came of making a page writable for its process. */
type Broken = 'writable' | 'not-allowed' | 'no-frame'

/**
 * Breaks copy-on-write for one page: the last sharer gets W back in place, any other gets a copy of its own.
 * Changes nothing where the store is not allowed (no PTE, or W off and COW off) or no frame is free.
 * Source: the COW lab's cowfault in usertrap and copyout; Linux do_wp_page, wp_page_copy.
 */
export function breakCow(work: Work, process: ProcessId, page: Page): Broken {
  const pte = processAt(work.machine, process).pages[page]
  if (pte === undefined) return 'not-allowed'
  if (pte.w) return 'writable'
  if (!pte.cow) return 'not-allowed'
  const old = pte.frame
  if (frameAt(work.machine, old).count === 1) {
    perform(work, { do: 'permit', process, page })
    return 'writable'
  }
  const frame = takeFrame(work)
  if (frame === null) return 'no-frame'
  perform(work, { do: 'copy', from: old, to: frame })
  perform(work, { do: 'map', process, page, frame, rights: 'rw' })
  perform(work, { do: 'put', frame: old })
  return 'writable'
}

/** A store page fault (xv6: scause 15). Not allowed: SIGSEGV. No frame: the faulting process is killed. */
export function handleStoreFault(work: Work, trap: Trap): void {
  if (trap.kind !== 'store-page-fault') return
  const process = trap.by
  const broken = breakCow(work, process, trap.page)
  if (broken === 'not-allowed') perform(work, { do: 'signal', process, signal: 'SIGSEGV' })
  if (broken === 'no-frame') perform(work, { do: 'kill', process })
  perform(work, { do: 'return' })
}

/** A load page fault (xv6: scause 13): nothing maps the page, and nothing will. */
export function handleLoadFault(work: Work, trap: Trap): void {
  perform(work, { do: 'signal', process: trap.by, signal: 'SIGSEGV' })
  perform(work, { do: 'return' })
}
