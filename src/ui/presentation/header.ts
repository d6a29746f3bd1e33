import { elapsedAt } from '../../game/index.ts'
import type { Level } from '../../level/index.ts'
import { texts } from '../../text/index.ts'
import type { PlayView } from '../play/view.ts'
import { type Row, sides, span } from '../text.ts'
import type { Theme } from '../theme.ts'

/** @returns whole seconds as m:ss. */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** How many rows the header takes. */
export const HEADER_HEIGHT = 1

const BAR = 12

/** The time that is gone, up to the limit, with a mark at par. Short: a tick writes from its end to the line's. */
export function clockBar(elapsed: number, { par, limit }: Pick<Level, 'par' | 'limit'>, theme: Theme): Row {
  const { bar, rule, par: sign } = theme.glyphs
  const cell = (milliseconds: number): number => Math.min(BAR, Math.floor((milliseconds / limit) * BAR))
  const gone = cell(elapsed)
  const mark = Math.min(BAR - 1, cell(par))
  const tone = elapsed > par ? 'warn' : 'good'
  const piece = (from: number, to: number): Row => {
    const filled = Math.max(0, Math.min(to, gone) - from)
    return [span(bar.repeat(filled), tone), span(rule.repeat(to - from - filled), 'dim')]
  }
  return [...piece(0, mark), span(sign, 'dim'), ...piece(mark + 1, BAR), span(' ')]
}

/** Where there is room for the bar and the kernel's name. */
const ROOMY = 70

/** Name of the level, kernel, which trap, clock against par: the one line that the clock changes. */
export function headerRow(
  { session, traps }: Pick<PlayView, 'session' | 'traps'>,
  at: number,
  width: number,
  theme: Theme,
): Row {
  const { level, timed, help } = session.game
  const { play } = session
  const trap = play.handled.length + (play.trap === null ? 0 : 1)
  const elapsed = elapsedAt(play.clock, at)
  const tone = elapsed > level.limit ? 'bad' : elapsed > level.par ? 'warn' : 'strong'
  const roomy = width >= ROOMY
  const clock: Row =
    help === 'watch'
      ? [span(texts().play.header.watching, 'good')]
      : timed
        ? [
            ...(roomy ? clockBar(elapsed, level, theme) : []),
            span(clockText(elapsed), tone, true),
            span(` ${texts().play.header.par(clockText(level.par))}`, 'dim'),
          ]
        : [span(texts().play.header.practice, 'good')]
  return sides(
    [span('cowhand', 'accent'), span(`  ${level.title}`, 'strong')],
    [
      ...(roomy ? [span(`${session.game.kernel.name}   `, 'dim')] : []),
      ...(play.race === null
        ? [
            span(`${texts().play.header.trap} `, 'dim'),
            span(String(trap), 'strong'),
            span(`/${traps}   `, 'dim'),
          ]
        : [span(`${texts().play.header.twoCpus}   `, 'dim')]),
      ...clock,
      span(' '),
    ],
    width,
  )
}
