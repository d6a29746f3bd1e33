import type { Level } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import { pad, type Row, sides, span } from '../text.ts'
import type { Theme } from '../theme.ts'

/** Stars as glyphs: three places, the earned ones first. */
export const starsText = (stars: number, theme: Theme): string =>
  theme.glyphs.star.repeat(stars) + theme.glyphs.noStar.repeat(3 - stars)

/** The course, chapter by chapter, with what the player has in each level. Nothing is locked. */
export function levelRows(
  levels: readonly Level[],
  records: Profile['levels'],
  selected: number,
  theme: Theme,
  width: number,
): { readonly rows: Row[]; readonly selectedRow: number } {
  const rows: Row[] = []
  let selectedRow = 0
  for (const [index, level] of levels.entries()) {
    if (level.chapter !== levels[index - 1]?.chapter)
      rows.push(...(index === 0 ? [] : [[]]), [span(` ${level.chapter}`, 'dim')])
    const record = records[level.id]
    const here = index === selected
    if (here) selectedRow = rows.length
    const best = record === undefined ? 'not played' : `best ${record.bestScore}`
    rows.push(
      sides(
        [
          span(here ? ` ${theme.glyphs.cursor} ` : '   ', 'accent'),
          span(level.title, here ? 'cursor' : 'text', here),
        ],
        [span(`${starsText(record?.stars ?? 0, theme)}  `, 'warn'), span(pad(best, 11), 'dim')],
        width,
      ),
    )
  }
  return { rows, selectedRow }
}

/**
 * The first level of the next chapter; backwards, of this one, or where that is it already, of the one before.
 * @returns its index; the same where there is none
 */
export function nextChapter(levels: readonly Level[], at: number, step: 1 | -1): number {
  const firsts = levels.flatMap(({ chapter }, index) =>
    chapter === levels[index - 1]?.chapter ? [] : [index],
  )
  const found = step === 1 ? firsts.find(first => first > at) : firsts.findLast(first => first < at)
  return found ?? at
}
