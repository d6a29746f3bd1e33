import type { Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { isRefusal } from './existing.ts'
import { presentPte } from './pte.ts'

/** W off and COW on (Linux: ptep_set_wrprotect; the COW lab's PTE_COW in an RSW bit). */
export function protect(
  machine: Machine,
  { process, page }: PrimitiveOf<'unmap' | 'protect' | 'permit'>,
): Applied {
  const pte = presentPte(machine, process, page)
  if (isRefusal(pte)) return pte
  pte.w = false
  pte.cow = true
  return DONE
}
