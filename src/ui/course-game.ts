import { type Game, type Help, newGame } from '../game/index.ts'
import { type Level, variantOf } from '../level/index.ts'
import type { Profile } from '../store/index.ts'

/** What a player chooses instead of the level's own. */
export interface LevelChoices {
  /** Null: the level's own. */
  readonly help: Help | null
  /** 0: the names of the level's file. */
  readonly seed: number
}

const starsIn = ({ levels }: Profile, { id }: Level): number => levels[id]?.stars ?? 0

/** Whether another level that teaches one of its topics has stars. */
const isPractised = (level: Level, levels: readonly Level[], profile: Profile): boolean =>
  levels.some(
    other =>
      other.id !== level.id &&
      starsIn(profile, other) > 0 &&
      other.teaches.some(topic => level.teaches.includes(topic)),
  )

/** @returns a game on a level of the course, as this player's settings and progress have it. */
export const courseGame = (
  level: Level,
  { help, seed }: LevelChoices,
  levels: readonly Level[],
  profile: Profile,
): Game =>
  newGame(variantOf(level, seed), {
    timed: profile.settings.clock === 'timed',
    help: help ?? level.help,
    practised: isPractised(level, levels, profile),
    seed,
  })
