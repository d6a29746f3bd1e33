import { processAt, type Trap } from '../../machine/index.ts'
import { perform, type Work } from '../kernel.ts'
import { makeWritable } from './store-fault.ts'

/**
 * read(2): copyout stores through the kernel's own mapping, so it must itself look at each page's PTE.
 * A page that may not be written, or for which no frame is free, ends it with -1 and nothing written to that page.
 * Source: xv6 copyout() as the COW lab wants it.
 */
export function handleRead(work: Work, trap: Trap): void {
  if (trap.kind !== 'read') return
  const process = processAt(work.machine, trap.by)
  for (const [index, value] of [...trap.values].entries()) {
    const page = trap.page + index
    const pte = makeWritable(work, trap.by, page) === 'writable' ? process.pages[page] : undefined
    if (pte === undefined) {
      perform(work, { do: 'fail', errno: 'EFAULT' })
      break
    }
    perform(work, { do: 'poke', frame: pte.frame, value })
  }
  perform(work, { do: 'return' })
}

/** write(2): copyin only reads, and a shared page may be read. Source: xv6 copyin(). */
export function handleWrite(work: Work, trap: Trap): void {
  if (trap.kind !== 'write') return
  if (processAt(work.machine, trap.by).pages[trap.page] === undefined)
    perform(work, { do: 'fail', errno: 'EFAULT' })
  perform(work, { do: 'return' })
}
