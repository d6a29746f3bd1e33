import type { Kernel } from '../../kernel/index.ts'
import type { TrapKind } from '../../machine/index.ts'

/** How hard a storm is: what there may be, what is the player's, and the time for a trap. */
export interface Tier {
  /** How many of the player's traps it lasts; null for the last one, which goes on for ever. */
  readonly traps: number | null
  /** The most live processes, and the most pages of all their regions together. */
  readonly processes: number
  readonly pages: number
  /** The traps that the player handles; those that the kernel does not know are left out by it. */
  readonly yours: readonly TrapKind[]
  /** Whole milliseconds to look at a trap, and for each primitive of the reference's answer. */
  readonly look: number
  readonly each: number
}

const FAULTS = ['store-page-fault', 'load-page-fault'] as const
const BIRTHS = [...FAULTS, 'fork', 'vfork'] as const
const COPIES = [...BIRTHS, 'read', 'write', 'mmap', 'mprotect', 'madvise'] as const
const DEATHS = [...COPIES, 'exit', 'wait', 'exec', 'munmap'] as const

/** The tiers, in the order in which a storm goes through them. */
export const TIERS: readonly Tier[] = [
  { traps: 4, processes: 2, pages: 4, yours: FAULTS, look: 15_000, each: 4_000 },
  { traps: 5, processes: 3, pages: 6, yours: FAULTS, look: 12_000, each: 3_000 },
  { traps: 6, processes: 3, pages: 7, yours: BIRTHS, look: 12_000, each: 3_000 },
  { traps: 7, processes: 3, pages: 8, yours: COPIES, look: 10_000, each: 2_500 },
  { traps: 8, processes: 4, pages: 10, yours: DEATHS, look: 10_000, each: 2_500 },
  { traps: 10, processes: 4, pages: 12, yours: DEATHS, look: 8_000, each: 2_000 },
  { traps: 12, processes: 5, pages: 14, yours: DEATHS, look: 6_000, each: 1_500 },
  { traps: null, processes: 6, pages: 16, yours: DEATHS, look: 5_000, each: 1_200 },
]

/** @returns the tier, 0-based; behind the last, the last. */
export const tierAt = (index: number): Tier => {
  const tier = TIERS[Math.min(index, TIERS.length - 1)]
  if (tier === undefined) throw new Error('there are no tiers')
  return tier
}

/** @returns the traps that are the player's in a tier on this kernel. */
export const yoursIn = (tier: Tier, { handlers }: Pick<Kernel, 'handlers'>): TrapKind[] =>
  tier.yours.filter(kind => handlers[kind] !== undefined)
