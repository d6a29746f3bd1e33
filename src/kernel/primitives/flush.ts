import type { Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'

/** Empties the TLB of one address space, or of one page of it (RISC-V: sfence.vma). */
export function flush(machine: Machine, { process, page }: PrimitiveOf<'flush'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (page === undefined) owner.tlb = {}
  else delete owner.tlb[page]
  return DONE
}
