import type { Replay } from '../../game/index.ts'
import { type Level, levelIn } from '../../level/index.ts'
import { spokenLanguage, texts } from '../../text/index.ts'
import type { Size } from '../presentation/play.ts'
import { themeFor } from '../theme.ts'
import { CLEAR, painter } from './painter.ts'
import { shotRows } from './shot-rows.ts'
import { shotsOf } from './shots.ts'

/** How long the result stays, in milliseconds: a player ends with the last event. */
const RESULT = 5000

const event = (time: number, code: 'o' | 'm', data: string): string =>
  JSON.stringify([time / 1000, code, data])

/**
 * A run as a recording in asciinema's format, line by line (asciicast v2,
 * https://docs.asciinema.org/manual/asciicast/v2): a header, then events of output, and a mark at every trap, input
 * and verdict. The same replay makes the same lines.
 * @param replay one that fits (`verifyReplay`)
 * @param written the level as it was played, with the names of the replay's seed; it is shown in the language spoken
 */
export function* castLines(replay: Replay, written: Level, size: Size): Generator<string> {
  const level = levelIn(written, spokenLanguage())
  const { width, height } = size
  const title = `cowhand: ${replay.storm ? texts().cast.drill(level.kernel, replay.seed) : level.title}`
  yield JSON.stringify({ version: 2, width, height, title, env: { TERM: 'xterm-256color' } })
  const theme = themeFor({ glyphs: 'unicode', colour: 'full', theme: 'dark' })
  const paint = painter(theme)
  let end = 0
  let first = CLEAR
  for (const shot of shotsOf(replay, level)) {
    const output = first + paint(shotRows(shot, theme, size))
    first = ''
    if (output !== '') yield event(shot.time, 'o', output)
    if (shot.mark !== null) yield event(shot.time, 'm', shot.mark)
    end = shot.time
  }
  yield event(end + RESULT, 'o', '')
}
