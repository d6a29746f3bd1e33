import type { MisconceptionId } from '../../kernel/index.ts'
import { MISCONCEPTION_IDS } from '../../kernel/index.ts'
import { type Answer, type Marked, mark } from './answer.ts'
import type { Question } from './question.ts'

/** A belief that the answers speak for. */
export interface FoundBelief {
  readonly id: MisconceptionId
  /** The questions, 0-based, whose wrong answers it explains. */
  readonly explains: readonly number[]
}

/** Whether who holds a belief would answer a question wrongly. */
function wouldErr(question: Question, id: MisconceptionId): boolean {
  if (question.kind === 'order') return false
  if (question.kind === 'by-hand') return question.target === id
  return question.choices.some(({ beliefs }) => beliefs.includes(id))
}

/**
 * The beliefs behind the wrong answers, the one that explains the most first. One that would have led to wrong answers
 * where others were given is not held.
 */
export function beliefsBehind(
  questions: readonly Question[],
  answers: readonly (Answer | null)[],
): FoundBelief[] {
  const marks = questions.map((question, index): Marked => mark(question, answers[index] ?? null))
  const speaks = (id: MisconceptionId): number[] =>
    marks.flatMap(({ right, beliefs }, index) => (!right && beliefs.includes(id) ? [index] : []))
  const contradicted = new Map(
    MISCONCEPTION_IDS.map(id => [
      id,
      questions.filter(
        (question, index) =>
          wouldErr(question, id) && (answers[index] ?? null) !== null && !marks[index]?.beliefs.includes(id),
      ).length,
    ]),
  )
  const against = (id: MisconceptionId): number => contradicted.get(id) ?? 0
  const found: FoundBelief[] = []
  const explained = new Set<number>()
  for (;;) {
    const left = (id: MisconceptionId): number => speaks(id).filter(index => !explained.has(index)).length
    const [best] = MISCONCEPTION_IDS.filter(id => left(id) > against(id)).sort(
      (one, other) => left(other) - against(other) - (left(one) - against(one)),
    )
    if (best === undefined) return found
    found.push({ id: best, explains: speaks(best) })
    for (const index of speaks(best)) explained.add(index)
  }
}
