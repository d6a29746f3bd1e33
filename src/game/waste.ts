import type { Primitive, PrimitiveName } from '../kernel/index.ts'
import type { Handled } from './handled.ts'

/** Primitives that the player used and the reference did not need. */
export interface Waste {
  readonly name: PrimitiveName
  readonly times: number
}

const tally = (steps: readonly Primitive[]): Map<PrimitiveName, number> => {
  const counts = new Map<PrimitiveName, number>()
  for (const step of steps) counts.set(step.do, (counts.get(step.do) ?? 0) + 1)
  return counts
}

const WRITES: ReadonlySet<PrimitiveName> = new Set(['map', 'unmap', 'protect', 'permit'])

/**
 * The steps less the flushes that are never called needless: where nobody else flushes, of an address space in which
 * the same handler has written a PTE. Linux itself leaves some out that do no harm. They are left out on both sides, so
 * that a needless flush is not excused by a needed one.
 */
function withoutCare(steps: readonly Primitive[]): Primitive[] {
  const written = new Set<string>()
  return steps.filter(step => {
    if (WRITES.has(step.do) && 'page' in step) written.add(`${step.process}:${step.page}`)
    if (step.do !== 'flush') return true
    const due = [...written].filter(page =>
      step.page === undefined ? page.startsWith(`${step.process}:`) : page === `${step.process}:${step.page}`,
    )
    for (const page of due) written.delete(page)
    return due.length === 0
  })
}

/**
 * What was needless in a handler that reached the reference's state.
 * @returns nothing where the player used no primitive, copy or frame more than the reference
 */
export function wasteOf(
  { kernel, steps }: Pick<Handled, 'kernel' | 'steps'>,
  reference: readonly Primitive[],
): Waste[] {
  const flushed = steps.filter(step => step.do === 'flush').length
  const needed = reference.filter(step => step.do === 'flush').length
  return kernel.flushOnReturn || flushed <= needed
    ? excess(steps, reference)
    : excess(withoutCare(steps), withoutCare(reference))
}

function excess(own: readonly Primitive[], reference: readonly Primitive[]): Waste[] {
  const used = tally(own)
  const needed = tally(reference)
  const more = [...used]
    .map(([name, times]): Waste => ({ name, times: times - (needed.get(name) ?? 0) }))
    .filter(({ times }) => times > 0)
  const costly = more.some(({ name }) => name === 'alloc' || name === 'copy')
  return own.length > reference.length || costly ? more : []
}

/** Points of a wasteful trap: 80 for one needless step, four fewer for each further one; a copy counts twice; 60 at the least. */
export function wastefulPoints(waste: readonly Waste[]): number {
  const weight = waste.reduce((sum, { name, times }) => sum + times * (name === 'copy' ? 2 : 1), 0)
  return Math.max(60, 80 - 4 * Math.max(0, weight - 1))
}
