import type { Game } from '../../game/index.ts'
import { goesOnWith, HELPS, isTestedOut, type Level } from '../../level/index.ts'
import { texts } from '../../text/index.ts'
import { clockSentence, debriefRows, helpSentence, yourTraps } from '../presentation/brief.ts'
import { recordText } from '../presentation/levels.ts'
import { proseRows } from '../presentation/prose.ts'
import { rowsText, sentence, UNWRAPPED } from './spoken.ts'
import { type Course, EACH_COMMAND } from './state.ts'

/** @returns how time is counted where nobody types. */
export const countedSentence = (): string => texts().plain.pipeClock(EACH_COMMAND)

/** @returns the help that is chosen, and how to choose another; nothing where there is none to choose. */
export const helpLines = ({ level, help }: Pick<Game, 'level' | 'help'>): string[] =>
  level.cpus === undefined
    ? [texts().plain.help(help, helpSentence(help, level.help)), texts().plain.chooseHelp(HELPS)]
    : []

/** @returns what a level says before its clock starts. */
export function briefLines(game: Game, counts: boolean): string[] {
  const { level, kernel } = game
  const words = texts().plain
  return [
    words.briefTitle(level.chapter, level.title),
    ...rowsText(proseRows(level.brief, UNWRAPPED)),
    words.yourTraps(yourTraps(level)),
    words.machine(kernel.title(), level.frames, clockSentence(game)),
    ...(counts && game.timed && game.help !== 'watch' ? [countedSentence()] : []),
  ]
}

/** @returns what a level says after its end. */
export const debriefLines = (level: Level): string[] => rowsText(debriefRows(level, UNWRAPPED))

/** @returns the index of the level to go on with. */
export const goesOnIn = ({ levels, profile }: Course): number =>
  goesOnWith(
    levels,
    ({ id }) => profile.levels[id]?.stars ?? 0,
    ({ id }) => profile.levels[id]?.asksAgain ?? false,
  )

/** @returns some levels by chapter, each with its number, its id, and what the player has in it. */
export function levelLines(
  { levels, profile: { levels: records } }: Course,
  some: readonly Level[],
): string[] {
  const stars = ({ id }: Level): number => records[id]?.stars ?? 0
  return some.flatMap((level, index) => {
    const { id, title, chapter } = level
    const line = texts().plain.level(
      levels.indexOf(level) + 1,
      id,
      title,
      stars(level),
      recordText(records[id]),
    )
    if (chapter === some[index - 1]?.chapter) return [line]
    return [texts().plain.chapter(chapter, isTestedOut(levels, chapter, stars)), line]
  })
}

/** @returns what the menu offers, and which level is next. */
export function menuLines(course: Course): string[] {
  const { levels, profile, notice } = course
  const next = levels[goesOnIn(course)]
  const words = texts().plain
  const stars = levels.reduce((sum, { id }) => sum + (profile.levels[id]?.stars ?? 0), 0)
  return [
    words.starsOfAll(profile.name, stars, levels.length * 3),
    ...(notice === null ? [] : [sentence(notice)]),
    ...(course.damaged ? [words.sayRestore] : []),
    ...(next === undefined ? [] : [words.nextLevel(next.title)]),
    words.menuWords,
  ]
}
