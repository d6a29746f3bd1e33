import type { Session } from '../../game/index.ts'
import { pad, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { clockText } from './header.ts'
import { starsText } from './levels.ts'
import { stepTexts } from './steps.ts'
import { VERDICT_TONES } from './verdict.ts'

/** What a run was worth: stars, points, and each trap's verdict beside the reference's steps. */
export function resultRows(session: Session, best: number | null, theme: Theme, width: number): Row[] {
  const { play, game } = session
  const { score } = play
  if (score === null) return []
  const time = game.timed
    ? `${clockText(play.clock.elapsed)} of par ${clockText(game.level.par)}`
    : 'practice'
  const record = best === null ? '' : score.total > best ? `  a new best, ${best} before` : `  best ${best}`
  const head: Row[] = [
    [
      span(`${starsText(score.stars, theme)}  `, 'warn', true),
      span(`${score.total} points`, 'strong', true),
      span(record, 'good'),
    ],
    [span(`${score.traps} for the traps, ${score.bonus} for time   ${time}`, 'dim')],
    [],
  ]
  const traps = play.handled.map(({ text, verdict, before }): Row => {
    const steps = stepTexts(before, verdict.reference).join(', ')
    return [
      span(`${pad(text, 22)} `, 'text'),
      span(
        `${pad(verdict.kind, 9)} ${String(verdict.points).padStart(3)}  `,
        VERDICT_TONES[verdict.kind],
        true,
      ),
      span(
        pad(verdict.kind === 'clean' ? 'as the reference' : `reference: ${steps}`, Math.max(0, width - 38)),
        'dim',
      ),
    ]
  })
  return [...head, ...traps]
}
