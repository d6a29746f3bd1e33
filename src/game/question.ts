import { misconceptionText, ruleText } from '../kernel/index.ts'
import { texts } from '../text/index.ts'
import type { Verdict, VerdictKind } from './verdict.ts'

/** What to ask where neither a belief nor a broken rule says more; null where nothing is left to find. */
function ofKindOnly(kind: VerdictKind): string | null {
  switch (kind) {
    case 'clean':
    case 'shown':
    case 'late':
      return null
    case 'wasteful':
    case 'different':
    case 'unsafe':
    case 'wrong':
    case 'refault':
      return texts().questions[kind]
  }
}

/**
 * The one question that is asked back after a trap, so that the player finds by himself what went wrong.
 * @returns that of the first belief named, else of the rule that the first remark is about, else of the verdict's kind;
 * null where the trap was clean or was not the player's in the end
 */
export function questionFor({
  kind,
  misconceptions,
  remarks,
}: Pick<Verdict, 'kind' | 'misconceptions' | 'remarks'>): string | null {
  const ofKind = ofKindOnly(kind)
  if (ofKind === null) return null
  const [belief] = misconceptions
  if (belief !== undefined) return misconceptionText(belief).question
  const rule = remarks[0]?.rule ?? null
  return rule === null ? ofKind : ruleText(rule).question
}
