import type { Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'

/**
 * A new program in the same process: no regions, an empty page table, same pid, parent and open files less the
 * close-on-exec ones. References that the old page table held are not put: that is the handler's.
 * Source: xv6 exec(); man 2 execve.
 */
export function exec(machine: Machine, { process, program }: PrimitiveOf<'exec'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  owner.program = program
  owner.files = owner.files.filter(file => !file.closeOnExec)
  owner.regions = []
  owner.pages = {}
  owner.tlb = {}
  return DONE
}
