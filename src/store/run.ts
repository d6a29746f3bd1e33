import { isJson, type Json, type LevelRecord, type Stars } from './profile.ts'

/** A finished run; `replay` is anything JSON can hold, or `null` to keep none. */
export interface Run {
  readonly stars: Stars
  readonly score: number
  readonly replay: unknown
}

/** The largest replay that is kept, in bytes of JSON: 128 of them fill the largest save. */
export const largestReplay = 128 * 1024

/**
 * A finished run as a record of one play, with a copy of its replay, which is left out if it is too large.
 * @throws RangeError if the score is not a whole number from 0 up or the replay is nested too deeply
 */
export function recordOf(run: Run): { readonly record: LevelRecord; readonly leftOut: boolean } {
  if (!Number.isSafeInteger(run.score) || run.score < 0)
    throw new RangeError(`a score is a whole number from 0 up, not ${run.score}`)
  const text = JSON.stringify(run.replay ?? null)
  const replay: unknown = JSON.parse(text)
  if (!isJson(replay)) throw new RangeError('a replay must not be nested so deeply')
  const leftOut = Buffer.byteLength(text) > largestReplay
  const bestReplay: Json = leftOut ? null : replay
  return { record: { stars: run.stars, bestScore: run.score, bestReplay, plays: 1 }, leftOut }
}
