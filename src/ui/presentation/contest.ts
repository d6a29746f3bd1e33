import type { Contest, ContestRun } from '../../game/contest/index.ts'
import type { Game, Session } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { type Entry, isRunIn } from '../contest/standing.ts'
import { keyLabel } from '../keymap/labels.ts'
import { KEYMAP } from '../keymap.ts'
import { type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { levelRows } from './brief.ts'
import { fileName, momentText, pathRows, pointsText, sentenceRows } from './contest-words.ts'
import { stormRows, stormWorstRows } from './drill.ts'
import { headingRows, proseRows } from './prose.ts'
import { handledRows, raceResultRows } from './result.ts'

/** @returns the key that tries once more to keep a submission. */
export const keepKey = (): string => keyLabel(KEYMAP.contestList.commands.keep[0])

const point = (text: string, theme: Theme, width: number): Row[] =>
  wrap(text, width - 2).map(
    (line, at): Row => [span(at === 0 ? `${theme.glyphs.pass} ` : '  ', 'dim'), span(line)],
  )

/** The rules of a contest in words, and where the submission is kept. */
export function rulesRows(
  { levels, deadline, rules }: Contest,
  file: string,
  theme: Theme,
  width: number,
): Row[] {
  const words = texts().contest.rules
  const help = levels.find(({ kind }) => kind === 'level')?.help ?? 'solo'
  const points = [
    words.levels(levels.length),
    words.noUndo,
    words.helps[help],
    words.once,
    words.left,
    words.practice,
    ...(deadline === null ? [] : [words.deadline(momentText(deadline), rules.late)]),
    words.points,
    words.ties[rules.ties],
    words.repeated[rules.repeated],
  ]
  return [
    ...points.flatMap(text => point(text, theme, width)),
    ...headingRows(words.provedTitle),
    ...[words.proved, words.notProved].flatMap(text => point(text, theme, width)),
    ...headingRows(words.fileTitle),
    ...proseRows(words.file, width),
    ...pathRows(file, width),
  ]
}

/** What a level says before its clock starts, and whether the run counts. */
export function contestBriefRows(game: Game, practice: boolean, width: number): Row[] {
  const words = texts().contest.brief
  const own = game.storm ? stormRows(game.level.kernel, game.seed, width) : levelRows(game, width)
  const said = practice
    ? proseRows((game.storm ? words.practiceStorm : words.practice)(game.seed), width, 'dim')
    : proseRows(words.counts, width, 'warn')
  return [...said, [], ...own]
}

/** A run that is over: as it is kept, or practice; `ending`: the moment before it is known which. */
export type EndedRun = ContestRun | 'practice' | 'ending'

function keptRows(run: EndedRun, entry: Entry, width: number): Row[] {
  const words = texts().contest.result
  if (run === 'practice') return proseRows(words.practice, width, 'dim')
  if (run === 'ending') return proseRows(words.writing, width, 'dim')
  const { written, submission, file } = entry
  if (!isRunIn(submission, run)) return proseRows(words.other, width, 'warn')
  switch (written.is) {
    case 'not':
      return [
        ...sentenceRows(words.not(written.why), width, 'bad'),
        ...proseRows(words.again(keepKey()), width, 'warn'),
      ]
    case 'writing':
      return proseRows(words.writing, width, 'dim')
    case 'nothing':
    case 'kept':
      return proseRows(words.kept(fileName(file)), width, 'good')
  }
}

/**
 * What a run came to: its points as they count, what became of it, and its own traps.
 * @param next the level that comes next; null where all are played
 */
export function contestResultRows(
  session: Session,
  run: EndedRun,
  entry: Entry,
  next: string | null,
  width: number,
): Row[] {
  const { game, play } = session
  const words = texts().contest.result
  return [
    [span(words.traps(pointsText(game, play.score?.traps ?? 0)), 'strong', true)],
    ...keptRows(run, entry, width),
    ...(typeof run === 'string'
      ? []
      : proseRows(next === null ? words.last : words.goOn(next), width, 'dim')),
    ...(play.race === null ? [] : [[], ...raceResultRows(play, width)]),
    ...(game.storm ? [[], ...stormWorstRows(session, width)] : handledRows(session, width)),
  ]
}
