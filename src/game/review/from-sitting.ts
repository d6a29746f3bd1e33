import type { Report } from '../exam/report.ts'
import { lastsFor, type Sitting } from '../exam/sitting.ts'
import type { Lesson } from '../mastery.ts'
import type { KeyedOutcome } from './outcome.ts'

/** Of an exam or a review: each question says something about its topic, and about the belief that it was made for. */
export function outcomesOfSitting(
  { recipe, questions, answers, elapsed }: Pick<Sitting, 'recipe' | 'questions' | 'answers' | 'elapsed'>,
  { marked }: Pick<Report, 'marked'>,
  day: string,
): KeyedOutcome[] {
  // Who did not come to a question was slow, and no more is known of him.
  const timeWasUp = elapsed >= lastsFor(recipe)
  return questions.flatMap(({ kind, topic, target }, index): KeyedOutcome[] => {
    const answered = (answers[index] ?? null) !== null
    if (!answered && timeWasUp) return []
    const right = marked[index]?.right === true
    // In what order cards are put says little about what is believed.
    return [{ key: topic, day, right }, ...(kind === 'order' ? [] : [{ key: target, day, right }])]
  })
}

/** The beliefs that an exam has found, as misses. What was right is no solve: answers can be guessed. */
export const lessonsOfReport = ({ beliefs }: Pick<Report, 'beliefs'>, day: string, run: string): Lesson[] =>
  beliefs.map(({ id }): Lesson => ({ kind: 'missed', key: id, day, run }))
