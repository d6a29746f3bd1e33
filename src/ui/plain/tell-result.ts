import type { Session } from '../../game/index.ts'
import { raceVerdicts } from '../../game/race/index.ts'
import type { Ghost } from '../play/view.ts'
import { drillEndRows } from '../presentation/drill.ts'
import { besideReference, bestText, pointsText, timeText } from '../presentation/result.ts'
import { counted, rowsText, sentence, UNWRAPPED } from './spoken.ts'

/** @returns what a run came to: stars and points, then each trap. @param best the best score before it */
export function resultLines(session: Session, best: number | null, ghost: Ghost | null): string[] {
  const { game, play } = session
  const { score, race, handled } = play
  if (score === null) return []
  if (play.storm !== null) return rowsText(drillEndRows(session, ghost, best, UNWRAPPED))
  const record = bestText(score.total, best)
  return [
    `The end of ${game.level.title}: ${counted(score.stars, 'star')}, ${counted(score.total, 'point')}.${record === '' ? '' : ` ${sentence(record)}.`}`,
    `${pointsText(play)}. ${sentence(timeText(session))}.`,
    ...handled.map(
      trap =>
        `${trap.text}: ${trap.verdict.kind}, ${counted(trap.verdict.points, 'point')}, ${besideReference(trap)}.`,
    ),
    ...(race === null
      ? []
      : raceVerdicts(race).map(
          ({ kind, points, text }) => `${sentence(kind)}, ${counted(points, 'point')}: ${text}`,
        )),
  ]
}
