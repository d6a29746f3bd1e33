import { KERNEL_NAMES } from '../../kernel/index.ts'
import { HIGHEST_SEED, type Level, levelTraps, variantOf } from '../../level/index.ts'
import { stormLevel } from '../drill/storm-level.ts'
import { ENGINE_VERSION } from '../engine.ts'
import type { Input } from '../input.ts'
import { type Game, newGame } from '../play.ts'
import type { Contest, ContestLevel } from './contest.ts'

/** What a contest asks to be played, in the order of its levels; or why it cannot be played with this program. */
export type ContestGames =
  | { readonly ok: true; readonly games: readonly Game[] }
  | { readonly ok: false; readonly message: string }

const baseOf = ({ kind, level: id }: ContestLevel, levels: readonly Level[]): Level | undefined =>
  kind === 'level'
    ? levels.find(level => level.id === id)
    : KERNEL_NAMES.map(stormLevel).find(level => level.id === id)

/** With cards there are distractors from the first trap on: nobody's earlier play makes it easier. */
const gameOn = (level: Level, { kind, help }: ContestLevel, seed: number): Game =>
  newGame(kind === 'drill' ? level : variantOf(level, seed), {
    timed: true,
    help: kind === 'drill' ? 'solo' : help,
    practised: kind === 'level' && help === 'order',
    storm: kind === 'drill',
    seed,
  })

/**
 * @param levels the program's levels
 * @returns a game for each of the contest's levels, as each is to be played: timed, by its seed, with its help
 */
export function contestGames({ engine, levels: entries }: Contest, levels: readonly Level[]): ContestGames {
  if (engine !== ENGINE_VERSION)
    return {
      ok: false,
      message: `the contest was made for engine version ${engine}; this is version ${ENGINE_VERSION}`,
    }
  const games: Game[] = []
  for (const entry of entries) {
    const level = baseOf(entry, levels)
    if (level === undefined)
      return { ok: false, message: `there is no level ${entry.level} here; is the program complete?` }
    const game = gameOn(level, entry, entry.seed)
    if (game.level.content !== entry.content)
      return {
        ok: false,
        message: `the level ${entry.level} here is not the contest's: its content is another; use the program that the contest was made with`,
      }
    games.push(game)
  }
  return { ok: true, games }
}

/** @returns the contest's entry for a level or a drill, by its id; null where there is none. */
export function contestLevel(
  id: string,
  seed: number,
  help: ContestLevel['help'],
  levels: readonly Level[],
): ContestLevel | null {
  for (const kind of ['level', 'drill'] as const) {
    const entry: ContestLevel = { kind, level: id, seed, content: '', help: kind === 'drill' ? 'solo' : help }
    const level = baseOf(entry, levels)
    if (level !== undefined) return { ...entry, content: gameOn(level, entry, seed).level.content }
  }
  return null
}

/**
 * A level of the contest for practice, on another seed, so that it is the same course of events under other names.
 * @param seed up to HIGHEST_SEED; where it is the contest's own, the one beside it is taken
 * @throws Error where the level is not here, which `contestGames` has said
 */
export function practiceGame(entry: ContestLevel, seed: number, levels: readonly Level[]): Game {
  const level = baseOf(entry, levels)
  if (level === undefined) throw new Error(`there is no level ${entry.level}`)
  const other = seed === HIGHEST_SEED ? seed - 1 : seed + 1
  return gameOn(level, entry, seed === entry.seed ? other : seed)
}

/** @returns the points of the traps of one who does all right; null for a drill, which has no end. */
export function mostPoints({ level, storm }: Game): number | null {
  if (storm) return null
  // With two CPUs there is a race to find, and to close.
  return 100 * (level.cpus === undefined ? levelTraps(level).length : 2)
}

const NOT_IN_A_CONTEST: ReadonlySet<Input['do']> = new Set(['undo', 'redo', 'hint'])

/** Whether a player may do this in a contest: nothing is taken back, and there are no hints. */
export const isAllowedInContest = (what: Input['do']): boolean => !NOT_IN_A_CONTEST.has(what)
