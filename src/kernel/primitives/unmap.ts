import { type Machine, spaceOf, writePte } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { isRefusal } from './existing.ts'
import { presentPte } from './pte.ts'

/** Clears a PTE. The frame's count stays as it is: `put` is another step. Source: xv6 uvmunmap() without do_free. */
export function unmap(
  machine: Machine,
  { process, page }: PrimitiveOf<'unmap' | 'protect' | 'permit'>,
): Applied {
  const pte = presentPte(machine, process, page)
  if (isRefusal(pte)) return pte
  writePte(machine, spaceOf(machine, process), page, null)
  return DONE
}
