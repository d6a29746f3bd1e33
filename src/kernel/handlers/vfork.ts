import type { Trap } from '../../machine/index.ts'
import { perform, type Work } from '../kernel.ts'

/** vfork(2): one address space for both, and the parent stands still. Nothing is copied, nothing promised. Source: man 2 vfork. */
export function handleVfork(work: Work, trap: Trap): void {
  if (trap.kind !== 'vfork') return
  perform(work, { do: 'share', process: trap.by, child: trap.child })
  perform(work, { do: 'suspend', process: trap.by })
  perform(work, { do: 'return' })
}
