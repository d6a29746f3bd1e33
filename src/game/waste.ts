import type { Primitive, PrimitiveName } from '../kernel/index.ts'

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

/**
 * What was needless in a handler that reached the reference's state.
 * @returns nothing where the player used no primitive, copy or frame more than the reference
 */
export function wasteOf(own: readonly Primitive[], reference: readonly Primitive[]): Waste[] {
  const used = tally(own)
  const needed = tally(reference)
  const excess = [...used]
    .map(([name, times]): Waste => ({ name, times: times - (needed.get(name) ?? 0) }))
    .filter(({ times }) => times > 0)
  const costly = excess.some(({ name }) => name === 'alloc' || name === 'copy')
  return own.length > reference.length || costly ? excess : []
}

/** Points of a wasteful trap: 80 for one needless step, four fewer for each further one; a copy counts twice; 60 at the least. */
export function wastefulPoints(waste: readonly Waste[]): number {
  const weight = waste.reduce((sum, { name, times }) => sum + times * (name === 'copy' ? 2 : 1), 0)
  return Math.max(60, 80 - 4 * Math.max(0, weight - 1))
}
