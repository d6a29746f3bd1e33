import type { MisconceptionId, Primitive, RuleId } from '../kernel/index.ts'

export const VERDICT_KINDS = [
  'clean',
  'wasteful',
  'different',
  'unsafe',
  'wrong',
  'refault',
  'shown',
  'late',
] as const

/**
 * How a trap was handled (spec/kernel.md, section 6); `shown`: the player watched or gave up, `late`: his
 * time was over; then the reference did it.
 */
export type VerdictKind = (typeof VERDICT_KINDS)[number]

/** One thing to say about what the player did. */
export interface Remark {
  /** The rule that it breaks; null for waste and differences. */
  readonly rule: RuleId | null
  /** The step that it comes from, 0-based; null where it comes from a step that is missing. */
  readonly step: number | null
  readonly text: string
}

export interface Verdict {
  readonly kind: VerdictKind
  /** 0 to 100. */
  readonly points: number
  /** What to say, the first thing first; empty for clean. */
  readonly remarks: readonly Remark[]
  /** What processes read wrongly once the instruction has run again, beyond what the remarks say already. */
  readonly consequences: readonly string[]
  /** The beliefs that what was done speaks for. */
  readonly misconceptions: readonly MisconceptionId[]
  /** What the reference handler did. */
  readonly reference: readonly Primitive[]
}

/** Points of each verdict; wasteful ones depend on the waste. Source: spec/kernel.md, section 7. */
export const POINTS = {
  clean: 100,
  different: 50,
  unsafe: 40,
  wrong: 0,
  refault: 0,
  shown: 0,
  late: 0,
} as const
