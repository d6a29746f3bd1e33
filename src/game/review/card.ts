import { createEmptyCard, default_w, type Card as FsrsCard, fsrs, Rating } from 'ts-fsrs'
import type { Reviewed } from './outcome.ts'

/** What is known of how well something is remembered. */
export interface Card {
  /** After how many days it would still be known with the wanted probability. */
  readonly stability: number
  /** 1 to 10. */
  readonly difficulty: number
  /** On how many days it was asked. */
  readonly reviews: number
  /** How often it was wrong after the first day. */
  readonly lapses: number
  /** YYYY-MM-DD. */
  readonly last: string
  /** YYYY-MM-DD, after `last`. */
  readonly due: string
}

/** The longest that something is not asked about, in days: a course is over after a year. */
const LONGEST = 365

/**
 * FSRS-6 with the parameters that its authors fitted to all their users, in whole days: no steps of minutes, and no
 * chance. Who answers is asked again when he would still know nine of ten.
 */
const SCHEDULER = fsrs({
  w: default_w,
  request_retention: 0.9,
  maximum_interval: LONGEST,
  enable_fuzz: false,
  enable_short_term: false,
})

const LAST_DAY = '9999-12-31'

/** A day in UTC, where every day has 24 hours. */
function dayOf(date: FsrsCard['due']): string {
  const text = date.toISOString()
  return text.startsWith('+') ? LAST_DAY : text.slice(0, LAST_DAY.length)
}

/**
 * @param days each a day that there is
 * @returns the card that the outcomes of these days come to, right as good and wrong as again; null where there are none
 */
export function cardOf(days: Reviewed): Card | null {
  const [first] = days
  if (first === undefined) return null
  const { due, stability, difficulty, reps, lapses } = days.reduce<FsrsCard>(
    (card, { day, right }) => SCHEDULER.next(card, day, right ? Rating.Good : Rating.Again).card,
    createEmptyCard(first.day),
  )
  return {
    stability,
    difficulty,
    reviews: reps,
    lapses,
    last: days.at(-1)?.day ?? first.day,
    due: dayOf(due),
  }
}
