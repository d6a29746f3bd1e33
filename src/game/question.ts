import { MISCONCEPTIONS, RULES } from '../kernel/index.ts'
import type { Verdict, VerdictKind } from './verdict.ts'

/** What to ask where neither a belief nor a broken rule says more; null where nothing is left to find. */
const OF_KIND: Readonly<Record<VerdictKind, string | null>> = {
  clean: null,
  wasteful: 'Which of your steps could be left out, with everybody still reading the same?',
  different: 'Nothing is broken. Which page would this kernel have left in another state, and why?',
  unsafe: 'In which order did you take your steps, and who could look in between?',
  wrong: 'At which step did the kernel stop, and what was the state of its frame or process then?',
  refault: 'What made the instruction trap, and what about it is different now?',
  shown: null,
  late: null,
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
  const ofKind = OF_KIND[kind]
  if (ofKind === null) return null
  const [belief] = misconceptions
  if (belief !== undefined) return MISCONCEPTIONS[belief].question
  const rule = remarks[0]?.rule ?? null
  return rule === null ? ofKind : RULES[rule].question
}
