import { isTestedOut, type Level } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { hitting, pad, type Row, sides, span } from '../text.ts'
import type { Theme } from '../theme.ts'

/** Stars as glyphs: three places, the earned ones first. */
export const starsText = (stars: number, theme: Theme): string =>
  theme.glyphs.star.repeat(stars) + theme.glyphs.noStar.repeat(3 - stars)

/** @returns what the player has in a level, besides its stars. */
export function recordText(record: Profile['levels'][string] | undefined): string {
  if (record === undefined) return texts().levels.notPlayed
  if (record.asksAgain) return texts().levels.solveAgain
  return record.bestScore === 0 ? texts().levels.played : texts().levels.best(record.bestScore)
}

function chapterRow(
  levels: readonly Level[],
  chapter: string,
  records: Profile['levels'],
  theme: Theme,
): Row {
  const out = isTestedOut(levels, chapter, ({ id }) => records[id]?.stars ?? 0)
  return [
    span(` ${chapter}`, 'dim'),
    span(out ? `  ${theme.glyphs.yes} ${texts().levels.testedOut}` : '', 'good'),
  ]
}

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
      rows.push(...(index === 0 ? [] : [[]]), chapterRow(levels, level.chapter, records, theme))
    const record = records[level.id]
    const here = index === selected
    if (here) selectedRow = rows.length
    rows.push(
      hitting(
        sides(
          [
            span(here ? ` ${theme.glyphs.cursor} ` : '   ', 'accent'),
            span(level.title, here ? 'cursor' : 'text', here),
          ],
          [
            span(`${starsText(record?.stars ?? 0, theme)}  `, 'warn'),
            span(pad(recordText(record), 11), record?.asksAgain ? 'accent' : 'dim'),
          ],
          width,
        ),
        { entry: index },
      ),
    )
  }
  return { rows, selectedRow }
}

/** @returns the boss of the chapter of the level at `at`; `at` itself where it has none. */
export function bossFrom(levels: readonly Level[], at: number): number {
  const boss = levels.findIndex(level => level.boss && level.chapter === levels[at]?.chapter)
  return boss < 0 ? at : boss
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
