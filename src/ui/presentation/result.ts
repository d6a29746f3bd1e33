import type { HandledTrap, Session } from '../../game/index.ts'
import { raceVerdicts } from '../../game/race/index.ts'
import { texts } from '../../text/index.ts'
import { pad, type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { clockText } from './header.ts'
import { starsText } from './levels.ts'
import { headingRows } from './prose.ts'
import { stepTexts } from './steps.ts'
import { VERDICT_TONES } from './verdict.ts'

const NAME_WIDTH = 22
const VERDICT_WIDTH = 15

/** @returns what stands beside a trap's verdict: where that was not clean, the reference's steps. */
export const besideReference = ({ verdict, before }: Pick<HandledTrap, 'verdict' | 'before'>): string =>
  verdict.kind === 'clean'
    ? texts().result.asReference
    : texts().result.reference(stepTexts(before, verdict.reference))

/** @returns the time that a run took, beside its par. */
export const timeText = ({ game, play }: Pick<Session, 'game' | 'play'>): string =>
  !game.timed
    ? texts().result.practice
    : game.help === 'watch'
      ? texts().result.watched
      : texts().result.time(clockText(play.clock.elapsed), clockText(game.level.par))

/** @returns how points stand to the best before; empty where there is none. */
export const bestText = (total: number, best: number | null): string =>
  best === null ? '' : total > best ? texts().result.newBest(best) : texts().result.best(best)

/** @returns what the points are for. */
export const pointsText = ({ score, race }: Pick<Session['play'], 'score' | 'race'>): string =>
  score === null ? '' : texts().result.pointsFor[race === null ? 'traps' : 'race'](score.traps, score.bonus)

/** One trap: what trapped, its verdict and points, and where that was not clean the reference's steps. */
function trapRows(trap: HandledTrap, width: number): Row[] {
  const { text, verdict } = trap
  const points = String(verdict.points).padStart(3)
  return wrap(besideReference(trap), width - NAME_WIDTH - VERDICT_WIDTH - 1).map((line, index): Row => {
    if (index > 0) return [span(' '.repeat(NAME_WIDTH + VERDICT_WIDTH + 1)), span(line, 'dim')]
    const kind = pad(`${pad(texts().verdict.kinds[verdict.kind], 9)} ${points}`, VERDICT_WIDTH)
    return [
      span(`${pad(text, NAME_WIDTH)} `, 'text'),
      span(kind, VERDICT_TONES[verdict.kind], true),
      span(line, 'dim'),
    ]
  })
}

/** What came of two CPUs: the race found, and closed. */
export const raceResultRows = ({ race }: Session['play'], width: number): Row[] =>
  race === null
    ? []
    : raceVerdicts(race).flatMap(({ kind, points, text }) =>
        wrap(text, width - VERDICT_WIDTH - 1).map(
          (line, index): Row =>
            index > 0
              ? [span(' '.repeat(VERDICT_WIDTH + 1)), span(line, 'text')]
              : [
                  span(
                    pad(
                      `${pad(texts().verdict.kinds[kind], 9)} ${String(points).padStart(3)}`,
                      VERDICT_WIDTH + 1,
                    ),
                    VERDICT_TONES[kind],
                    true,
                  ),
                  span(line, 'text'),
                ],
        ),
      )

/** A trap in one row, where there is no room for the reference's steps. */
const shortTrapRow = ({ text, verdict }: HandledTrap): Row => [
  span(`${pad(text, NAME_WIDTH)} `, 'text'),
  span(
    `${pad(texts().verdict.kinds[verdict.kind], 9)} ${String(verdict.points).padStart(3)}`,
    VERDICT_TONES[verdict.kind],
    true,
  ),
]

/** What a run's traps came to, each beside the reference's steps, under a heading. */
export const handledRows = ({ play }: Session, width: number): Row[] =>
  play.handled.length === 0
    ? []
    : [...headingRows(texts().result.yourTraps), ...play.handled.flatMap(trap => trapRows(trap, width))]

/** Stars, points, and what they are for; nothing before the end. */
export function scoreRows(session: Session, best: number | null, theme: Theme): Row[] {
  const { play } = session
  const { score } = play
  if (score === null) return []
  const record = bestText(score.total, best)
  return [
    [
      span(`${starsText(score.stars, theme)}  `, 'warn', true),
      span(texts().result.points(score.total), 'strong', true),
      span(record === '' ? '' : `  ${record}`, 'good'),
    ],
    [span(`${pointsText(play)}   ${timeText(session)}`, 'dim')],
    [],
  ]
}

/**
 * What a run was worth: stars, points, and each trap's verdict beside the reference's steps; the traps in a row each,
 * and the last ones counted, where there is no room for more.
 * @param room how many rows there are
 */
export function resultRows(
  session: Session,
  best: number | null,
  theme: Theme,
  width: number,
  room: number,
): Row[] {
  const { play } = session
  if (play.score === null) return []
  const head = scoreRows(session, best, theme)
  const whole = [...play.handled.flatMap(trap => trapRows(trap, width)), ...raceResultRows(play, width)]
  if (head.length + whole.length <= room) return [...head, ...whole]
  const short = play.handled.map(shortTrapRow)
  if (head.length + short.length <= room) return [...head, ...short]
  const shown = Math.max(0, room - head.length - 1)
  const left = short.length - shown
  return [...head, ...short.slice(0, shown), [span(texts().result.trapsMore(left), 'dim')]]
}
