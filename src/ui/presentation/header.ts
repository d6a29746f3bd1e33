import { elapsedAt, type Session } from '../../game/index.ts'
import type { PlayView } from '../play/view.ts'
import { type Row, sides, span } from '../text.ts'
import type { Theme } from '../theme.ts'

/** @returns whole seconds as m:ss. */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Name of the level, kernel, which trap, clock against par. */
export function headerRow(
  { session, traps }: Pick<PlayView, 'session' | 'traps'>,
  at: number,
  width: number,
): Row {
  const { level, timed } = session.game
  const { play } = session
  const trap = play.handled.length + (play.trap === null ? 0 : 1)
  const elapsed = elapsedAt(play.clock, at)
  const tone = elapsed > level.limit ? 'bad' : elapsed > level.par ? 'warn' : 'strong'
  const clock: Row = timed
    ? [span(clockText(elapsed), tone, true), span(` par ${clockText(level.par)}`, 'dim')]
    : [span('practice', 'good')]
  const where = width >= 70 ? [span(`${session.game.kernel.name}   `, 'dim')] : []
  return sides(
    [span('cowhand', 'accent'), span(`  ${level.title}`, 'strong')],
    [
      ...where,
      span('trap ', 'dim'),
      span(String(trap), 'strong'),
      span(`/${traps}   `, 'dim'),
      ...clock,
      span(' '),
    ],
    width,
  )
}

/** The time that is gone as a line as wide as the screen: up to the limit, with a mark at par. */
export function clockBar(session: Session, at: number, width: number, theme: Theme): Row {
  const { level, timed } = session.game
  const { bar, rule, par } = theme.glyphs
  if (!timed) return [span(rule.repeat(width), 'rule')]
  const cell = (milliseconds: number): number =>
    Math.min(width, Math.floor((milliseconds / level.limit) * width))
  const gone = cell(elapsedAt(session.play.clock, at))
  const mark = Math.min(width - 1, cell(level.par))
  const piece = (from: number, to: number): Row => {
    const filled = Math.max(0, Math.min(to, gone) - from)
    return [
      span(bar.repeat(filled), gone > mark ? 'warn' : 'good'),
      span(rule.repeat(to - from - filled), 'rule'),
    ]
  }
  return [...piece(0, mark), span(par, gone > mark ? 'warn' : 'dim'), ...piece(mark + 1, width)]
}
