import { MISCONCEPTION_IDS } from '../../kernel/index.ts'
import { type ExamRecipe, USUAL_EXAM } from '../exam/recipe.ts'
import { topicOf } from '../exam/topics.ts'
import type { Scheduled } from './due.ts'

const QUESTIONS = 10
/** Twice the time that an exam gives: a review is not about speed. */
const MINUTES = 30

/** An exam asks about every belief of its topics once before it asks about any twice; cards in order are no such question. */
const MOST_BELIEFS = 8

const beliefsOf = (topic: string): number => MISCONCEPTION_IDS.filter(id => topicOf(id) === topic).length

/** As many of the topics, from the first on, as can all be asked about. */
function fitting(topics: readonly string[]): string[] {
  const taken: string[] = []
  let beliefs = 0
  for (const topic of topics) {
    beliefs += beliefsOf(topic)
    if (taken.length > 0 && beliefs > MOST_BELIEFS) break
    taken.push(topic)
  }
  return taken
}

/**
 * What a review is made of. Topics that it has no room for stay due.
 * @param due from `dueOn`
 * @param seed drawn anew for every review: names and runs are never those of the last time
 * @returns the recipe of its questions; null where nothing is due
 */
export function reviewRecipe(due: readonly Pick<Scheduled, 'topic'>[], seed: number): ExamRecipe | null {
  const topics = fitting([...new Set(due.map(({ topic }) => topic))])
  if (topics.length === 0) return null
  return { ...USUAL_EXAM, seed, topics, questions: QUESTIONS, minutes: MINUTES }
}
