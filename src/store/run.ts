import type { Lesson } from '../game/mastery.ts'
import type { KeyedOutcome } from '../game/review/outcome.ts'
import type { LevelChange } from './merge.ts'
import { type DrillRecord, type ExamRecord, type Json, longestPace, type Stars } from './profile.ts'
import { drill, exam, isJson, lesson, outcome } from './schema.ts'

/** A finished run; `replay` is anything JSON can hold, or `null` to keep none. */
export interface Run {
  readonly stars: Stars
  readonly score: number
  readonly replay: unknown
  /** From `lessonsOf`. */
  readonly lessons: readonly Lesson[]
  /** The solution was shown in it: the level asks again. */
  readonly shown: boolean
  /** Solved without help: the level does not ask again. */
  readonly clean: boolean
  /** Whether it counts for stars, best score and best replay; another run counts as a play. */
  readonly best: boolean
  /** It was on another seed than the level's own. */
  readonly otherSeed: boolean
}

/** The largest replay that is kept, in bytes of JSON: 128 of them fill the largest save. */
export const largestReplay = 128 * 1024

/**
 * A finished run as a record of one play, with a copy of its replay, which is left out if it is too large.
 * @throws RangeError if the score is not a whole number from 0 up or the replay is nested too deeply
 */
export function recordOf(run: Run): { readonly record: LevelChange; readonly leftOut: boolean } {
  if (!Number.isSafeInteger(run.score) || run.score < 0)
    throw new RangeError(`a score is a whole number from 0 up, not ${run.score}`)
  const { replay, leftOut } = run.best ? copyOf(run.replay) : { replay: null, leftOut: false }
  const record = {
    stars: run.best ? run.stars : 0,
    bestScore: run.best ? run.score : 0,
    bestReplay: replay,
    plays: 1,
    asksAgain: run.shown ? true : run.clean ? false : null,
    seeds: run.otherSeed ? 1 : 0,
  } as const
  return { record, leftOut }
}

function copyOf(value: unknown): { readonly replay: Json; readonly leftOut: boolean } {
  const text = JSON.stringify(value ?? null)
  const replay: unknown = JSON.parse(text)
  if (!isJson(replay)) throw new RangeError('a replay must not be nested so deeply')
  const leftOut = Buffer.byteLength(text) > largestReplay
  return { replay: leftOut ? null : replay, leftOut }
}

/**
 * A copy of a drill's record, its pace cut to what is kept.
 * @throws RangeError if it is none: the save that holds it would not be read again
 */
export function drillOf(record: DrillRecord): DrillRecord {
  const parsed = drill.safeParse({ ...record, pace: record.pace.slice(0, longestPace) })
  if (!parsed.success)
    throw new RangeError(`this is no drill's record: ${JSON.stringify(record).slice(0, 200)}`)
  return parsed.data
}

/** A copy of lessons. @throws RangeError if one is none: the save that holds it would not be read again */
export function lessonsFrom(lessons: readonly Lesson[]): readonly Lesson[] {
  return lessons.map(given => {
    const parsed = lesson.safeParse(given)
    if (!parsed.success) throw new RangeError(`this is no lesson: ${JSON.stringify(given)}`)
    return parsed.data
  })
}

/** A copy of an exam's record. @throws RangeError if it is none: the save that holds it would not be read again */
export function examOf(record: ExamRecord): ExamRecord {
  const parsed = exam.safeParse(record)
  if (!parsed.success)
    throw new RangeError(`this is no exam's record: ${JSON.stringify(record).slice(0, 200)}`)
  return parsed.data
}

/** A copy of outcomes. @throws RangeError if one is none: the save that holds it would not be read again */
export function outcomesFrom(outcomes: readonly KeyedOutcome[]): readonly KeyedOutcome[] {
  return outcomes.map(given => {
    const parsed = outcome.safeParse(given)
    if (!parsed.success) throw new RangeError(`this is no outcome: ${JSON.stringify(given)}`)
    return parsed.data
  })
}
