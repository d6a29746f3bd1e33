import { type Machine, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, refused } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'
import { clearRegions, guestOf } from './space.ts'

/**
 * A new program in the same process: no regions, an empty page table, its own even after vfork, same pid, parent and
 * open files less the close-on-exec ones. References that the old page table held are not put: that is the handler's.
 * Source: xv6 exec(); man 2 execve; Linux exec_mmap().
 */
export function exec(machine: Machine, { process, program }: PrimitiveOf<'exec'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  const guest = guestOf(machine, owner)
  if (guest !== undefined) return refused(texts().refusals.guest(processName(guest.id), processName(process)))
  owner.program = program
  owner.files = owner.files.filter(file => !file.closeOnExec)
  clearRegions(machine, owner, () => false)
  owner.mm = process
  return DONE
}
