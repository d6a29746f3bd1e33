import type { Session } from '../../game/index.ts'
import { raceVerdicts } from '../../game/race/index.ts'
import { texts } from '../../text/index.ts'
import type { Ghost } from '../play/view.ts'
import { drillEndRows } from '../presentation/drill.ts'
import { besideReference, bestText, pointsText, timeText } from '../presentation/result.ts'
import { rowsText, UNWRAPPED } from './spoken.ts'

/** @returns what a run came to: stars and points, then each trap. @param best the best score before it */
export function resultLines(session: Session, best: number | null, ghost: Ghost | null): string[] {
  const { game, play } = session
  const { score, race, handled } = play
  if (score === null) return []
  if (play.storm !== null) return rowsText(drillEndRows(session, ghost, best, UNWRAPPED))
  const { plainResult: words, verdict: verdictWords } = texts()
  return [
    words.end(game.level.title, score.stars, score.total, bestText(score.total, best)),
    words.pointsAndTime(pointsText(play), timeText(session)),
    ...handled.map(trap =>
      words.trap(
        trap.text,
        verdictWords.kinds[trap.verdict.kind],
        trap.verdict.points,
        besideReference(trap),
      ),
    ),
    ...(race === null
      ? []
      : raceVerdicts(race).map(({ kind, points, text }) =>
          words.race(verdictWords.kinds[kind], points, text),
        )),
  ]
}
