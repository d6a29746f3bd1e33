import { INIT, type Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf, panic } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'

type OnProcess = PrimitiveOf<'wake' | 'sleep' | 'reap' | 'kill'>

/** A process that waits may run again. Source: xv6 wakeup(). */
export function wake(machine: Machine, { process }: OnProcess): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (owner.state === 'waiting') owner.state = 'runnable'
  return DONE
}

/** The process waits, in the kernel, until it is woken. Source: xv6 sleep(). */
export function sleep(machine: Machine, { process }: OnProcess): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (owner.state === 'runnable') owner.state = 'waiting'
  return DONE
}

/** Removes a process and its page table. References that its PTEs held are not put. Source: xv6 freeproc(). */
export function reap(machine: Machine, { process }: OnProcess): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (process === INIT) return panic('init exiting')
  machine.departed[process] = owner.killed ? 'killed' : owner.state === 'zombie' ? 'exited' : 'unborn'
  delete machine.processes[process]
  return DONE
}

/** The process exits instead of going back to user space. Source: xv6 setkilled(). */
export function kill(machine: Machine, { process }: OnProcess): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  owner.killed = true
  return DONE
}
