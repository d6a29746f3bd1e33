import {
  childrenOf,
  INIT,
  type Machine,
  type Process,
  type ProcessId,
  processAt,
  type Trap,
} from '../../machine/index.ts'
import { perform, type Work } from '../kernel.ts'
import { releaseMemory } from './release.ts'

/** The parent whose address space a vfork child leaves; null for any other process. */
function suspendedParent(machine: Machine, { id, mm, parent }: Process): ProcessId | null {
  return mm !== id && machine.processes[parent]?.state === 'suspended' ? parent : null
}

/**
 * exec(2): the old memory is given up; a vfork child has none, and lets its parent go on.
 * Source: xv6 exec(), which frees the old page table once the new one stands; Linux exec_mmap(), mm_release().
 */
export function handleExec(work: Work, trap: Trap): void {
  if (trap.kind !== 'exec') return
  const process = processAt(work.machine, trap.by)
  const suspended = suspendedParent(work.machine, process)
  if (process.mm === trap.by) releaseMemory(work, process)
  perform(work, { do: 'exec', process: trap.by, program: trap.program })
  if (suspended !== null) perform(work, { do: 'wake', process: suspended })
  perform(work, { do: 'return' })
}

/**
 * exit(2): direct children go to init. On xv6 the memory stays with the zombie until its parent waits; where memory
 * comes on demand it is given up at once, and a vfork child lets its parent go on. Source: xv6 exit(); Linux do_exit().
 */
export function handleExit(work: Work, trap: Trap): void {
  if (trap.kind !== 'exit') return
  const { machine, kernel } = work
  const process = processAt(machine, trap.by)
  const suspended = suspendedParent(machine, process)
  if (kernel.demand && process.mm === trap.by) releaseMemory(work, process)
  for (const child of childrenOf(machine, trap.by))
    perform(work, { do: 'reparent', process: child.id, parent: INIT })
  perform(work, { do: 'zombie', process: trap.by, status: trap.status })
  const parent = processAt(machine, process.parent)
  if (parent.state === 'waiting' || suspended !== null) perform(work, { do: 'wake', process: parent.id })
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
