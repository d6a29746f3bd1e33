import { LONGEST_STUDENT } from '../../game/contest/index.ts'
import { texts } from '../../text/index.ts'
import { type ContestStanding, nextIn, playedIn, pointsAt } from '../contest/standing.ts'
import { STUDENT_FIELDS, type StudentForm } from '../contest/student-form.ts'
import { cut, fill, fitRow, pad, type Row, sides, span, widthOf } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { keepKey } from './contest.ts'
import {
  fileName,
  levelTitle,
  momentText,
  pathRows,
  pointsText,
  sentenceRows,
  studentText,
} from './contest-words.ts'
import { footerRow } from './keys-row.ts'
import type { Size } from './layout.ts'
import { proseRows } from './prose.ts'
import { windowStart } from './window.ts'

const WIDEST = 100
const MOST_LINES = 5
/** The cursor and the number before a level's title, and how it stands behind it. */
const AROUND_TITLE = 35

const indented = (row: Row): Row => [span(' '), ...row]

/** The end of a text, in `width` cells: where it is typed. */
function endOf(text: string, width: number): string {
  let kept = [...text]
  while (kept.length > 0 && widthOf(kept.join('')) > width) kept = kept.slice(1)
  return kept.join('')
}

/** Who plays, as exactly `height` rows. @param notice why the file could not be opened; null where nothing is to be said */
export function studentRows(
  form: StudentForm,
  title: string,
  notice: string | null,
  theme: Theme,
  { width, height }: Size,
): Row[] {
  const words = texts().contest.student
  const room = Math.min(width, WIDEST) - 2
  const label = Math.max(widthOf(words.name), widthOf(words.id)) + 2
  const field = (of: (typeof STUDENT_FIELDS)[number]): Row => {
    const here = form.at === of
    const text = endOf(form[of], Math.min(LONGEST_STUDENT, width - label - 5))
    return [
      span(here ? ` ${theme.glyphs.cursor} ` : '   ', 'accent'),
      span(fill(words[of], label), here ? 'cursor' : 'dim', here),
      span(text, 'strong', true),
      span(here ? '_' : '', 'accent'),
    ]
  }
  const why = form.noName ? words.noName : notice
  const body: Row[] = [
    [],
    indented([span(cut(texts().contest.titleOf(title), room), 'accent', true)]),
    [],
    indented([span(words.ask, 'strong', true)]),
    ...proseRows(words.why, room, 'dim').map(indented),
    [],
    ...STUDENT_FIELDS.map(field),
    [],
    ...proseRows(words.idIs, room, 'dim').map(indented),
    ...(why === null ? [] : [[], ...sentenceRows(why, room, 'warn').map(indented)]),
  ]
  const rows = Array.from({ length: height - 1 }, (_, index) => body[index] ?? [])
  return [...rows, footerRow('contestStudent', width)].map(row => fitRow(row, width))
}

/** One level of a contest: its number, its title, its points or how it stands, and its practice. */
function levelRow(standing: ContestStanding, index: number, here: boolean, title: number, theme: Theme): Row {
  const words = texts().contest.list
  const { games, practised } = standing
  const game = games[index]
  if (game === undefined) return []
  const points = pointsAt(standing, index)
  const times = practised[index] ?? 0
  const isNext = nextIn(standing) === index
  const [glyph, text, tone]: readonly [string, string, Tone] =
    points !== null
      ? [theme.glyphs.yes, pointsText(game, points), 'good']
      : isNext
        ? [theme.glyphs.hollow, times === 0 ? words.next : words.nextPractised(times), 'accent']
        : [theme.glyphs.hollow, times === 0 ? words.notPlayed : words.practised(times), 'dim']
  return [
    span(here ? ` ${theme.glyphs.cursor} ` : '   ', 'accent'),
    span(`${String(index + 1).padStart(2)}  `, here ? 'cursor' : 'dim'),
    span(`${pad(levelTitle(game), title)}  `, here ? 'cursor' : 'text', here),
    span(`${glyph} ${text}`, tone),
  ]
}

/** Where the submission is, or what is to be done about it. */
function fileRows(standing: ContestStanding, room: number): Row[] {
  const { entry } = standing
  const { written, file } = entry
  const words = texts().contest.list
  if (written.is === 'not')
    return [...proseRows(words.notKept(keepKey()), room, 'bad'), ...sentenceRows(written.why, room, 'warn')]
  if (written.is === 'writing') return proseRows(words.writing, room, 'dim')
  if (nextIn(standing) === null)
    return [...proseRows(words.allPlayed, room, 'good'), ...pathRows(file, room, 'strong')]
  return proseRows((written.is === 'nothing' ? words.willKeep : words.kept)(fileName(file)), room, 'dim')
}

function deadlineRows({ contest: { deadline } }: ContestStanding, now: string, room: number): Row[] {
  const words = texts().contest.list
  if (deadline === null) return []
  const time = momentText(deadline)
  return now > deadline
    ? proseRows(words.passed(time), room, 'warn')
    : proseRows(words.deadline(time), room, 'dim')
}

/** The points of all levels that are played. */
function pointsSoFar({ games, ...standing }: ContestStanding): number {
  return games.reduce((sum, _, index) => sum + (pointsAt({ ...standing, games }, index) ?? 0), 0)
}

/**
 * The levels of a contest, as exactly `height` rows.
 * @param at index of the level under the cursor
 * @param now the time in UTC, as Date.toISOString writes it
 */
export function contestListRows(
  standing: ContestStanding,
  at: number,
  now: string,
  theme: Theme,
  { width, height }: Size,
): Row[] {
  const { contest, games, entry } = standing
  const words = texts().contest.list
  const room = Math.min(width, WIDEST) - 2
  const played = playedIn(standing)
  const counts = [span(`${words.played(played, games.length)} `, 'strong')]
  const points = played === 0 ? [] : [span(`${words.points(pointsSoFar(standing))} `, 'strong')]
  const head: Row[] = [
    sides([span(` ${texts().contest.titleOf(contest.title)}`, 'accent', true)], counts, room + 1),
    sides([span(` ${studentText(entry.submission.student)}`)], points, room + 1),
    ...deadlineRows(standing, now, room).map(indented),
    [],
  ]
  const foot: Row[] = [[], ...fileRows(standing, room).slice(0, MOST_LINES).map(indented)]
  const titles = games.map(game => widthOf(levelTitle(game)))
  const title = Math.min(Math.max(...titles), width - AROUND_TITLE)
  const space = Math.max(1, height - 1 - head.length - foot.length)
  const start = games.length <= space ? 0 : windowStart(games.length, space, at)
  const list = games
    .slice(start, start + space)
    .map((_, index) => levelRow(standing, start + index, start + index === at, title, theme))
  const body = [...head, ...list, ...foot]
  const rows = Array.from({ length: height - 1 }, (_, index) => body[index] ?? [])
  return [...rows, footerRow('contestList', width)].map(row => fitRow(row, width))
}
