import type { Game } from '../../game/index.ts'
import { goesOnWith, HELPS, isTestedOut, type Level } from '../../level/index.ts'
import { clockSentence, debriefRows, helpSentence, yourTraps } from '../presentation/brief.ts'
import { recordText } from '../presentation/levels.ts'
import { proseRows } from '../presentation/prose.ts'
import { counted, listed, rowsText, sentence, UNWRAPPED } from './spoken.ts'
import { type Course, EACH_COMMAND } from './state.ts'

/** @returns how time is counted where nobody types. */
export const countedSentence = (): string =>
  `Through a pipe the clock counts ${EACH_COMMAND} ms for each command.`

/** @returns the help that is chosen, and how to choose another; nothing where there is none to choose. */
export const helpLines = ({ level, help }: Pick<Game, 'level' | 'help'>): string[] =>
  level.cpus === undefined
    ? [`Help: ${help}. ${helpSentence(help, level.help)}`, `Say ${listed(HELPS, 'or')} to choose the help.`]
    : []

/** @returns what a level says before its clock starts. */
export function briefLines(game: Game, counts: boolean): string[] {
  const { level, kernel } = game
  return [
    `${level.chapter}. ${level.title}.`,
    ...rowsText(proseRows(level.brief, UNWRAPPED)),
    `Your traps: ${yourTraps(level)}.`,
    `The machine: ${kernel.title}, ${counted(level.frames, 'frame')}. ${clockSentence(game)}`,
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
    const line = `${levels.indexOf(level) + 1}: ${level.id}. ${level.title}, ${counted(stars(level), 'star')}, ${recordText(records[level.id])}.`
    if (level.chapter === some[index - 1]?.chapter) return [line]
    const out = isTestedOut(levels, level.chapter, stars) ? ', tested out' : ''
    return [`Chapter ${level.chapter}${out}.`, line]
  })
}

/** @returns what the menu offers, and which level is next. */
export function menuLines(course: Course): string[] {
  const { levels, profile, notice } = course
  const next = levels[goesOnIn(course)]
  const stars = levels.reduce((sum, { id }) => sum + (profile.levels[id]?.stars ?? 0), 0)
  return [
    `${profile.name === '' ? '' : `${profile.name}: `}${stars} of ${levels.length * 3} stars.`,
    ...(notice === null ? [] : [sentence(notice)]),
    ...(course.damaged ? ['Say restore to take the backup, or begin anew.'] : []),
    ...(next === undefined ? [] : [`Next: ${next.title}.`]),
    'Say next, play and a number or an id, levels, drill, progress, help or quit.',
  ]
}
