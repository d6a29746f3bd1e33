import { type Broken, breakCow } from '../../kernel/handlers/store-fault.ts'
import { perform, type Work } from '../../kernel/kernel.ts'
import { type Page, type ProcessId, spaceOf } from '../../machine/index.ts'
import { isAnonymous, isStoreAllowed, type Mapped, type MistakenHandler, worked } from './believer.ts'

/** Makes a page writable for the store of process `by`, in somebody's mistaken way. */
export type MistakenBreak = (work: Work, stored: Mapped, by: ProcessId) => Broken

/** @returns the page as it is now; undefined where it is not present */
export function mappedAt({ machine }: Work, process: ProcessId, page: Page): Mapped | undefined {
  const pte = spaceOf(machine, process).pages[page]
  return pte === undefined ? undefined : { process: spaceOf(machine, process).id, page, pte }
}

/** The right way. */
export const usualBreak = (work: Work, { process, page }: Mapped): Broken => {
  const now = mappedAt(work, process, page)
  if (now === undefined) return 'not-allowed'
  return now.pte.w ? 'writable' : breakCow(work, process, page, now.pte)
}

/**
 * A handler that is mistaken in how it makes a page of the process's own writable, wherever it has to: at a store, and
 * on xv6 in copyout.
 * @param broken for a page that may be stored to
 * @param forbidden for one that may not, everybody's too
 */
export const atStores =
  (broken: MistakenBreak, forbidden: MistakenBreak = () => 'not-allowed'): MistakenHandler =>
  situation => {
    const { trap, before, right } = situation
    const made = (work: Work, page: Page): Broken => {
      const stored = mappedAt(work, trap.by, page)
      if (stored === undefined) return 'not-allowed'
      if (stored.pte.w) return 'writable'
      const space = spaceOf(work.machine, trap.by)
      return (isStoreAllowed(work.machine, space, page, stored.pte) ? broken : forbidden)(
        work,
        stored,
        trap.by,
      )
    }
    if (trap.kind === 'read')
      return worked(situation, work => {
        for (const [index, value] of [...trap.values].entries()) {
          const page = trap.page + index
          const frame = made(work, page) === 'writable' ? mappedAt(work, trap.by, page)?.pte.frame : undefined
          if (frame === undefined) {
            perform(work, { do: 'fail', errno: 'EFAULT' })
            return
          }
          perform(work, { do: 'poke', frame, value })
        }
      })
    if (trap.kind !== 'store-page-fault') return right
    const space = spaceOf(before, trap.by)
    const pte = space.pages[trap.page]
    if (pte === undefined) return right
    const allowed = isStoreAllowed(before, space, trap.page, pte)
    if (allowed && !isAnonymous(before, space, trap.page, pte)) return right
    return worked(situation, work => {
      const came = made(work, trap.page)
      if (came === 'no-frame') perform(work, { do: 'kill', process: trap.by })
      if (came === 'not-allowed')
        perform(
          work,
          trap.copying === undefined
            ? { do: 'signal', process: trap.by, signal: 'SIGSEGV' }
            : { do: 'fail', errno: 'EFAULT' },
        )
    })
  }
