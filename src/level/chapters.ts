import type { Level } from './level.ts'

/** The stars that somebody has in a level; 0 where he has not played it. */
export type StarsIn = (level: Level) => number

/** With so many stars no trap of a level was wrong, unsafe or a refault. */
const NOTHING_WRONG = 2

/** @returns whether the chapter's boss was done without a wrong trap: its other levels need not be played. */
export const isTestedOut = (levels: readonly Level[], chapter: string, starsIn: StarsIn): boolean =>
  levels.some(level => level.chapter === chapter && level.boss && starsIn(level) >= NOTHING_WRONG)

/**
 * @param asksAgain whether a level is to be played again, since its solution was shown
 * @returns the index of the level to go on with: the first without stars in a chapter that has not been tested out of,
 * else the first that asks again; 0 where there is none
 */
export function goesOnWith(
  levels: readonly Level[],
  starsIn: StarsIn,
  asksAgain: (level: Level) => boolean,
): number {
  const open = levels.findIndex(level => starsIn(level) === 0 && !isTestedOut(levels, level.chapter, starsIn))
  return open >= 0 ? open : Math.max(0, levels.findIndex(asksAgain))
}
