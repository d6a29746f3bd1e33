import type { Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { existingSpace, isRefusal } from './existing.ts'

/** Empties the TLB of one address space, or of one page of it (RISC-V: sfence.vma; Linux: flush_tlb_mm, flush_tlb_page). */
export function flush(machine: Machine, { process, page }: PrimitiveOf<'flush'>): Applied {
  const space = existingSpace(machine, process)
  if (isRefusal(space)) return space
  if (page === undefined) space.tlb = {}
  else delete space.tlb[page]
  return DONE
}
