import type { Play } from '../../game/index.ts'
import type { Level } from '../../level/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import { type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { pageStart } from './window.ts'

/** The instructions of the program that are still to come, as a program's listing has them. */
export const comingTexts = (
  play: Pick<Play, 'next' | 'storm'>,
  { program }: Pick<Level, 'program'>,
): string[] => (play.storm === null ? program.slice(play.next).map(instructionText) : [])

interface Coming {
  readonly rows: Row[]
  /** How many there are before and behind those in sight, for the title. */
  readonly hidden: Row
}

/** As many of the next instructions as fit; whether one of them will trap is not said. */
export function comingRows(
  play: Pick<Play, 'next' | 'storm'>,
  level: Pick<Level, 'program'>,
  theme: Theme,
  height: number,
  page: number,
): Coming {
  const words = texts().timeline.coming
  if (play.storm !== null) return { rows: [[span(` ${words.nobodyKnows}`, 'dim')]], hidden: [] }
  const all = comingTexts(play, level)
  if (all.length === 0) return { rows: [[span(` ${words.nothing}`, 'dim')]], hidden: [] }
  const start = pageStart(all.length, height, 0, page)
  const shown = all.slice(start, start + height)
  const below = all.length - start - shown.length
  const { up, down } = theme.glyphs
  const hidden = [
    ...(start > 0 ? [`${below > 0 ? start : words.more(start)} ${up}`] : []),
    ...(below > 0 ? [`${words.more(below)} ${down}`] : []),
  ]
  return {
    rows: shown.map((text, index): Row => [span(` ${text}`, start === 0 && index === 0 ? 'text' : 'dim')]),
    hidden: hidden.length === 0 ? [] : [span(hidden.join('  '), 'warn')],
  }
}
