import type { Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'

/** The process is told that its access was not allowed. Source: man 7 signal; xv6 kills it (usertrap). */
export function signal(machine: Machine, { process }: PrimitiveOf<'signal'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  machine.answer.signalled = process
  return DONE
}

/** The system call says no: -1 to its caller, with this error number. Source: man 3 errno; xv6 has only the -1. */
export function fail(machine: Machine, { errno }: PrimitiveOf<'fail'>): Applied {
  machine.answer.errno = errno
  return DONE
}

/** Out of the kernel; ends the trap. Source: xv6 usertrapret(). */
export function returnFromTrap(machine: Machine): Applied {
  machine.answer.returned = true
  return DONE
}
