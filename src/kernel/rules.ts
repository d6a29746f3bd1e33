import { texts } from '../text/index.ts'
import type { MisconceptionId } from './misconceptions.ts'

export const RULE_IDS = [
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'B1',
  'B2',
  'B3',
  'B4',
  'B5',
  'B6',
  'B7',
  'B8',
  'B9',
] as const
export type RuleId = (typeof RULE_IDS)[number]

/** A rule of the auditor. */
interface Rule {
  /** The beliefs that breaking it can come from. */
  readonly misconceptions: readonly MisconceptionId[]
}

/**
 * spec/kernel.md, section 5. A1 to A5 hold at every step, for whoever may run meanwhile; B1 to B8 at every return,
 * for everybody. B7 to B9 say what the verdict needs and A1 to B6 leave open: bits that kill a lawful store later,
 * processes or answers that are not as the call owes them, and a shared page that others would not see.
 */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  A1: { misconceptions: ['M14', 'M23'] },
  A2: { misconceptions: ['M4', 'M11'] },
  A3: { misconceptions: [] },
  A4: { misconceptions: ['M12'] },
  A5: { misconceptions: ['M23'] },
  B1: { misconceptions: ['M14', 'M23'] },
  B2: { misconceptions: [] },
  B3: { misconceptions: ['M12'] },
  B4: { misconceptions: ['M9', 'M13'] },
  B5: { misconceptions: ['M15'] },
  B6: { misconceptions: ['M4', 'M11', 'M16'] },
  B7: { misconceptions: ['M10', 'M20'] },
  B8: { misconceptions: ['M3', 'M10', 'M15', 'M17'] },
  B9: { misconceptions: ['M18'] },
}

/** A rule in words: what it is called, what it says, and what to ask one who broke it, with no answer in it. */
interface RuleText {
  readonly name: string
  readonly sentence: string
  readonly question: string
}

export const ruleText = (id: RuleId): RuleText => texts().rules[id]
