import { handleByReference } from '../../kernel/index.ts'
import { copyMachine, spaceOf, ZERO_FRAME } from '../../machine/index.ts'
import { followedBy, type MistakenHandler, without } from './believer.ts'
import * as s from './steps.ts'

// Who believes something wrong about fork and vfork.

/** M8: a COW fork makes a process, and costs no more than that. */
export const forkIsFree: MistakenHandler = ({ kernel, trap, right }) =>
  trap.kind === 'fork' && kernel.forkCopies !== 'all' ? [s.spawn(trap.by, trap.child), s.back] : right

/** M11: the child must not write, and the parent's page table is left alone. */
export const childAloneProtected: MistakenHandler = ({ trap, right }) =>
  trap.kind === 'fork' ? without(right, 'protect', 'flush') : right

/** M20: what has no W when it is forked is read-only in the child. */
export const cowBecomesReadOnly: MistakenHandler = ({ trap, before, right }) => {
  if (trap.kind !== 'fork') return right
  const { pages } = spaceOf(before, trap.by)
  return right.map(step =>
    step.do === 'map' && step.rights === 'cow' && pages[step.page]?.cow === true
      ? { ...step, rights: 'r' as const }
      : step,
  )
}

/** M22: fork holds the parent back. */
export const childRunsFirst: MistakenHandler = ({ trap, right }) =>
  trap.kind === 'fork' && right.some(step => step.do === 'spawn') && !right.some(step => step.do === 'fail')
    ? followedBy(right, s.sleep(trap.by))
    : right

/** M17: vfork is fork; and its child, when it leaves, gives up what it takes for its own. */
export const vforkIsFork: MistakenHandler = ({ kernel, trap, before, right }) => {
  if (trap.kind === 'vfork') return handleByReference(copyMachine(before), kernel, { ...trap, kind: 'fork' })
  const space = spaceOf(before, trap.by)
  if ((trap.kind !== 'exec' && trap.kind !== 'exit') || space.id === trap.by) return right
  const pages = Object.entries(space.pages).map(([page, { frame }]) => ({ page: Number(page), frame }))
  return [
    ...pages.map(({ page }) => s.unmap(trap.by, page)),
    s.flush(trap.by),
    ...pages.filter(({ frame }) => frame !== ZERO_FRAME).map(({ frame }) => s.put(frame)),
    ...without(right, 'wake'),
  ]
}
