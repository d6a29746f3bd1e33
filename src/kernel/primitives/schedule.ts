import { INIT, type Machine, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, panic } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'
import { clearRegions, guestOf } from './space.ts'

type OnProcess = PrimitiveOf<'wake' | 'sleep' | 'suspend' | 'reap' | 'kill'>

/** A process that waits, for a child's end or for its vfork child, may run again. Source: xv6 wakeup(); Linux complete_vfork_done(). */
export function wake(machine: Machine, { process }: OnProcess): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (owner.state === 'waiting' || owner.state === 'suspended') owner.state = 'runnable'
  return DONE
}

/** The process waits, in the kernel, until it is woken. Source: xv6 sleep(). */
export function sleep(machine: Machine, { process }: OnProcess): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (owner.state === 'runnable') owner.state = 'waiting'
  return DONE
}

/** The process stands still until its vfork child calls exec or exits. Source: Linux wait_for_vfork_done(). */
export function suspend(machine: Machine, { process }: OnProcess): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (owner.state === 'runnable') owner.state = 'suspended'
  return DONE
}

/** Removes a process and its page table. References that its PTEs held are not put. Source: xv6 freeproc(). */
export function reap(machine: Machine, { process }: OnProcess): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (process === INIT) return panic(texts().refusals.panics.initExiting)
  const guest = guestOf(machine, owner)
  if (guest !== undefined) return panic(texts().refusals.panics.reapGuest(processName(guest.id)))
  machine.departed[process] = owner.killed ? 'killed' : owner.state === 'zombie' ? 'exited' : 'unborn'
  clearRegions(machine, owner, () => false)
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
