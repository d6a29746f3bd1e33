import type { Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { isRefusal } from './existing.ts'
import { presentPte } from './pte.ts'

/** W on and COW off (Linux: wp_page_reuse). */
export function permit(
  machine: Machine,
  { process, page }: PrimitiveOf<'unmap' | 'protect' | 'permit'>,
): Applied {
  const pte = presentPte(machine, process, page)
  if (isRefusal(pte)) return pte
  pte.w = true
  pte.cow = false
  return DONE
}
