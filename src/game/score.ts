import type { Level } from '../level/index.ts'
import type { VerdictKind } from './verdict.ts'

export type Stars = 0 | 1 | 2 | 3

/** What a run was worth. All whole numbers. */
export interface Score {
  /** Points of the traps and the bonus. */
  readonly total: number
  readonly traps: number
  readonly bonus: number
  readonly stars: Stars
}

/** What a score is made from, and nothing else may enter it. */
export interface Scored {
  readonly verdicts: readonly { readonly kind: VerdictKind; readonly points: number }[]
  /** Whole milliseconds on the level's clock. */
  readonly elapsed: number
  /** An undo or a hint was used. */
  readonly helped: boolean
  /** Untimed practice, and who watches or only finishes, learns the same and gets neither stars nor bonus. */
  readonly starred: boolean
}

const SPOILT = new Set<VerdictKind>(['wrong', 'refault', 'unsafe', 'shown', 'late'])

/**
 * Correctness first, time breaks ties. Source: spec/kernel.md, section 7.
 * @returns points, bonus floor(50 × clean traps × time left / limit), and one to three stars
 */
export function scoreOf(
  { verdicts, elapsed, helped, starred }: Scored,
  level: Pick<Level, 'par' | 'limit'>,
): Score {
  const traps = verdicts.reduce((sum, { points }) => sum + points, 0)
  if (!starred) return { total: traps, traps, bonus: 0, stars: 0 }
  const clean = verdicts.filter(({ kind }) => kind === 'clean').length
  const left = Math.max(0, level.limit - elapsed)
  const bonus = Math.floor((50 * clean * left) / level.limit)
  const earned =
    clean === verdicts.length && elapsed <= level.par
      ? 3
      : verdicts.some(({ kind }) => SPOILT.has(kind))
        ? 1
        : 2
  const stars = Math.max(1, earned - (helped ? 1 : 0))
  return { total: traps + bonus, traps, bonus, stars: stars === 3 ? 3 : stars === 2 ? 2 : 1 }
}
