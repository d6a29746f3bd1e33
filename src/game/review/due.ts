import { date_diff } from 'ts-fsrs'
import { MISCONCEPTION_IDS, type MisconceptionId } from '../../kernel/index.ts'
import { EXAM_TOPICS, topicOf } from '../exam/topics.ts'
import { type Card, cardOf } from './card.ts'
import type { ReviewRecords } from './outcome.ts'

/** When a topic or a belief comes back. */
export interface Scheduled extends Pick<Card, 'last' | 'due'> {
  /** One of EXAM_TOPICS, or a belief's number ("M1"). */
  readonly key: string
  /** For how many days it has been due; negative where it is not yet. */
  readonly late: number
}

const KEYS: readonly string[] = [...EXAM_TOPICS, ...MISCONCEPTION_IDS]

/**
 * When each topic and belief comes back that was met. A day that has not come yet says nothing: a clock may have gone
 * wrong.
 * @param day the day on the player's calendar, YYYY-MM-DD
 * @returns the one that is due first, first; topics before beliefs, both in the order of the course
 */
export function scheduleOn(records: ReviewRecords, day: string): Scheduled[] {
  return KEYS.flatMap((key): Scheduled[] => {
    const days = Object.hasOwn(records, key) ? (records[key] ?? []) : []
    const card = cardOf(days.filter(outcome => outcome.day <= day))
    if (card === null) return []
    const { last, due } = card
    return [{ key, last, due, late: date_diff(day, due, 'days') }]
  }).toSorted((one, other) => other.late - one.late)
}

/** @returns what is due on a day, the most overdue first. What was never met is never due. */
export const dueOn = (records: ReviewRecords, day: string): Scheduled[] =>
  scheduleOn(records, day).filter(({ late }) => late >= 0)

const isBelief = (key: string): key is MisconceptionId => MISCONCEPTION_IDS.some(id => id === key)

/** @returns the topics of what is due, in its order: of a belief the one that it is about. */
export const topicsOf = (due: readonly Pick<Scheduled, 'key'>[]): string[] => [
  ...new Set(due.map(({ key }) => (isBelief(key) ? topicOf(key) : key))),
]
