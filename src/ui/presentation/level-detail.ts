import { KERNELS, misconceptionText } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { type Row, rowWidth, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { yourTraps } from './brief.ts'
import { clockText } from './header.ts'
import { recordText, starsText } from './levels.ts'
import { headingRows, proseRows } from './prose.ts'

/** From so many columns on there is room beside the list. */
export const DETAIL_FROM = 110

/** What there is to know of a level before it is opened, in at most `height` rows; what does not fit is left out. */
export function levelDetailRows(
  level: Level,
  record: Profile['levels'][string] | undefined,
  theme: Theme,
  width: number,
  height: number,
): Row[] {
  const words = texts().brief
  const heading = (text: string, rows: readonly Row[]): Row[] => [...headingRows(text), ...rows]
  const machine = words.machineIs(KERNELS[level.kernel].title(), level.frames)
  const help = level.cpus === undefined ? [words.suggests(words.helps[level.help])] : []
  const parts: readonly (readonly Row[])[] = [
    [
      [span(level.title, 'accent', true)],
      [span(`${starsText(record?.stars ?? 0, theme)}  `, 'warn'), span(recordText(record), 'dim')],
    ],
    [[], ...proseRows(level.brief, width)],
    heading(words.yourTraps, proseRows(yourTraps(level), width)),
    heading(
      words.machine,
      proseRows(
        texts().lists.sentences(machine, words.timed(clockText(level.par), clockText(level.limit)), ...help),
        width,
        'dim',
      ),
    ),
    level.misconceptions.length === 0
      ? []
      : heading(
          words.beliefs,
          level.misconceptions.flatMap(id =>
            proseRows(`${id} ${misconceptionText(id).belief}`, width, 'dim'),
          ),
        ),
  ]
  const shown: Row[] = []
  for (const part of parts) if (shown.length + part.length <= height) shown.push(...part)
  return shown
}

/** Rows beside a list: an edge, and each row behind it. */
export const behindEdge = (rows: readonly Row[], theme: Theme, height: number): Row[] =>
  Array.from({ length: height }, (_, index): Row => {
    const row = rows[index] ?? []
    return [span(`${theme.glyphs.edge} `, 'rule'), ...(rowWidth(row) === 0 ? [] : row)]
  })
