import { date_diff } from 'ts-fsrs'
import { MISCONCEPTION_IDS } from '../../kernel/index.ts'
import { EXAM_TOPICS, topicOf } from '../exam/topics.ts'
import { type Card, cardOf } from './card.ts'
import type { ReviewRecords } from './outcome.ts'

/** When a topic or a belief comes back. */
export interface Scheduled extends Pick<Card, 'last' | 'due'> {
  /** One of EXAM_TOPICS, or a belief's number ("M1"). */
  readonly key: string
  /** Itself; of a belief the one that it is about. */
  readonly topic: string
  /** For how many days it has been due; negative where it is not yet. */
  readonly late: number
}

const KEYS: readonly Pick<Scheduled, 'key' | 'topic'>[] = [
  ...EXAM_TOPICS.map(topic => ({ key: topic, topic })),
  ...MISCONCEPTION_IDS.map(id => ({ key: id, topic: topicOf(id) })),
]

/**
 * When each topic and belief comes back that was met. A day that has not come yet says nothing: a clock may have gone
 * wrong.
 * @param day the day on the player's calendar, YYYY-MM-DD
 * @returns the one that is due first, first; topics before beliefs, both in the order of the course
 */
export function scheduleOn(records: ReviewRecords, day: string): Scheduled[] {
  return KEYS.flatMap(({ key, topic }): Scheduled[] => {
    const days = Object.hasOwn(records, key) ? (records[key] ?? []) : []
    const card = cardOf(days.filter(outcome => outcome.day <= day))
    if (card === null) return []
    const { last, due } = card
    return [{ key, topic, last, due, late: date_diff(day, due, 'days') }]
  }).toSorted((one, other) => other.late - one.late)
}

/** @returns what is due on a day, the most overdue first. What was never met is never due. */
export const dueOn = (records: ReviewRecords, day: string): Scheduled[] =>
  scheduleOn(records, day).filter(({ late }) => late >= 0)

/** @returns of each topic what comes first: itself, or a belief that is about it. */
export const byTopic = (schedule: readonly Scheduled[]): Scheduled[] =>
  schedule.filter(({ topic }, index) => schedule.findIndex(other => other.topic === topic) === index)
