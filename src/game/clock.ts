import type { Clock, Play } from './play.ts'

/** @returns the level clock at time `at`, both in whole milliseconds. */
export const elapsedAt = (clock: Clock, at: number): number =>
  clock.elapsed + (clock.since === null ? 0 : Math.max(0, at - clock.since))

/** Sets the clock going, or keeps it going, from time `at`. */
export function startClock(play: Play, at: number): void {
  if (play.clock.since === null) play.clock.since = at
}

/** Stops the clock at time `at`. */
export function stopClock(play: Play, at: number): void {
  play.clock.elapsed = elapsedAt(play.clock, at)
  play.clock.since = null
}
