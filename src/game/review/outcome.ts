/** What a day has shown about a topic or a belief. */
export interface Outcome {
  /** The day on the player's calendar: YYYY-MM-DD. */
  readonly day: string
  /** Not from speed: whether it was right. */
  readonly right: boolean
}

/** An outcome, and what it is about: a topic (one of EXAM_TOPICS), or a belief ("M1"). */
export interface KeyedOutcome extends Outcome {
  readonly key: string
}

/** The days on which something was asked, each once, in order; at most MOST_DAYS, the latest. */
export type Reviewed = readonly Outcome[]

/**
 * By topic or belief. The days are kept, and not the card that they come to: two records of one player are then one by
 * putting their days together, in whatever order.
 */
export type ReviewRecords = Readonly<Record<string, Reviewed>>

/** Older days hardly move the day on which something is due. */
export const MOST_DAYS = 100

const reviewed = (records: ReviewRecords, key: string): Reviewed =>
  Object.hasOwn(records, key) ? (records[key] ?? []) : []

/** Without a prototype: a topic called `constructor` or `__proto__` is a key like any other. */
function put(records: ReviewRecords, key: string, days: Reviewed): ReviewRecords {
  const changed: Record<string, Reviewed> = Object.assign(Object.create(null), records)
  changed[key] = days
  return changed
}

/** Each day once: a wrong answer of that day outweighs the right ones, whichever came first. */
function together(one: Reviewed, other: Reviewed): Reviewed {
  const right = new Map<string, boolean>()
  for (const outcome of [...one, ...other])
    right.set(outcome.day, outcome.right && right.get(outcome.day) !== false)
  return [...right.keys()]
    .sort()
    .slice(-MOST_DAYS)
    .map(day => ({ day, right: right.get(day) === true }))
}

/** Days in whatever order, as they are kept. */
export const inTheirOrder = (days: readonly Outcome[]): Reviewed => together(days, [])

/** The records with an outcome more. Outcomes may come in any order, and more than once. */
export const noteOutcome = (records: ReviewRecords, { key, day, right }: KeyedOutcome): ReviewRecords =>
  put(records, key, together(reviewed(records, key), [{ day, right }]))

/** Two records of one player as one: what either knows. */
export const mergeReviews = (one: ReviewRecords, other: ReviewRecords): ReviewRecords =>
  Object.keys(other).reduce(
    (merged, key) => put(merged, key, together(reviewed(merged, key), reviewed(other, key))),
    one,
  )
