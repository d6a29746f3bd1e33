import { EXAM_TOPICS, isBelief, topicOf } from '../exam/topics.ts'
import type { Lesson, MasteryRecord } from '../mastery.ts'
import type { KeyedOutcome } from './outcome.ts'

const TOPICS: ReadonlySet<string> = new Set(EXAM_TOPICS)

/**
 * What lessons of a run say: a belief that was missed is wrong, and so is its topic; what was solved cleanly is right.
 * Topics that no question can be asked about are left out.
 */
export function outcomesOfLessons(lessons: readonly Lesson[]): KeyedOutcome[] {
  return lessons.flatMap(({ kind, key, day }): KeyedOutcome[] => {
    const right = kind === 'solved'
    if (isBelief(key)) return [{ key, day, right }, ...(right ? [] : [{ key: topicOf(key), day, right }])]
    return TOPICS.has(key) ? [{ key, day, right }] : []
  })
}

/** What a record of mastery still knows of the days on which something was solved or missed. */
export const outcomesOfMastery = (mastery: MasteryRecord): KeyedOutcome[] =>
  Object.entries(mastery).flatMap(([key, { solves, missed }]) =>
    outcomesOfLessons([
      ...solves.map(({ day, run }): Lesson => ({ kind: 'solved', key, day, run })),
      ...(missed === null ? [] : [{ kind: 'missed', key, day: missed, run: '' } as const]),
    ]),
  )
