import { childrenOf, INIT, processAt, type Trap } from '../../machine/index.ts'
import { perform, type Work } from '../kernel.ts'
import { releaseMemory } from './release.ts'

/** exec(2). Source: xv6 exec(), which frees the old page table once the new one stands. */
export function handleExec(work: Work, trap: Trap): void {
  if (trap.kind !== 'exec') return
  releaseMemory(work, processAt(work.machine, trap.by))
  perform(work, { do: 'exec', process: trap.by, program: trap.program })
  perform(work, { do: 'return' })
}

/** exit(2): direct children go to init; the memory stays with the zombie until its parent waits. Source: xv6 exit(). */
export function handleExit(work: Work, trap: Trap): void {
  if (trap.kind !== 'exit') return
  const { machine } = work
  for (const child of childrenOf(machine, trap.by))
    perform(work, { do: 'reparent', process: child.id, parent: INIT })
  perform(work, { do: 'zombie', process: trap.by, status: trap.status })
  const parent = processAt(machine, processAt(machine, trap.by).parent)
  if (parent.state === 'waiting') perform(work, { do: 'wake', process: parent.id })
  perform(work, { do: 'return' })
}

/** wait(2): frees one zombie child, or sleeps until there is one; -1 without children. Source: xv6 wait(), freeproc(). */
export function handleWait(work: Work, trap: Trap): void {
  if (trap.kind !== 'wait') return
  const children = childrenOf(work.machine, trap.by)
  const zombie = children.find(child => child.state === 'zombie')
  if (zombie !== undefined) {
    releaseMemory(work, zombie)
    perform(work, { do: 'reap', process: zombie.id })
  } else if (children.length === 0) perform(work, { do: 'fail', errno: 'ECHILD' })
  else perform(work, { do: 'sleep', process: trap.by })
  perform(work, { do: 'return' })
}
