import type { MisconceptionId, RuleId } from '../../kernel/index.ts'
import type { HandledTrap } from '../play.ts'
import type { VerdictKind } from '../verdict.ts'

/** What a trap that was not clean is counted under. */
type Cause =
  | { readonly of: 'belief'; readonly id: MisconceptionId }
  | { readonly of: 'rule'; readonly id: RuleId }
  | { readonly of: 'verdict'; readonly id: VerdictKind }

/** What went wrong most often in a run, and in how many of its traps. */
export type Worst = Cause & { readonly times: number }

/** The beliefs that a trap speaks for, else the rules that were broken, else the kind of its verdict. */
function causes({ verdict: { kind, misconceptions, remarks } }: HandledTrap): Cause[] {
  if (kind === 'clean') return []
  if (misconceptions.length > 0) return misconceptions.map(id => ({ of: 'belief', id }))
  const rules = new Set(remarks.map(({ rule }) => rule).filter(rule => rule !== null))
  if (rules.size > 0) return [...rules].map(id => ({ of: 'rule', id }))
  return [{ of: 'verdict', id: kind }]
}

/** @returns the most frequent cause, of several the one that came first; null where every trap was clean. */
export function worstOf(handled: readonly HandledTrap[]): Worst | null {
  const counts = new Map<string, Worst>()
  for (const cause of handled.flatMap(causes)) {
    const times = (counts.get(cause.id)?.times ?? 0) + 1
    counts.set(cause.id, { ...cause, times })
  }
  let worst: Worst | null = null
  for (const cause of counts.values()) if (worst === null || cause.times > worst.times) worst = cause
  return worst
}
