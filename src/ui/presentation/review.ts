import { byTopic, type Scheduled } from '../../game/review/due.ts'
import type { ExamRecord } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { KEYMAP } from '../keymap.ts'
import { pad, type Row, rowWidth, sides, span, widthOf, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { headingRows } from './prose.ts'

/** Exams on the page of progress: the file has all that are kept. */
const MOST_EXAMS = 10

/** @returns why there is nothing to review, and what comes next; null where something is due */
export function whyNothingDue(schedule: readonly Scheduled[]): string | null {
  const [first] = schedule
  if (first === undefined) return texts().review.none
  return first.late >= 0 ? null : texts().review.next(first.topic, first.due)
}

/** How many topics are due, and the key that opens their review; null where none is. */
export function dueRow(schedule: readonly Scheduled[]): Row | null {
  const due = byTopic(schedule).filter(({ late }) => late >= 0)
  if (due.length === 0) return null
  const { title } = texts().keys.title.review
  const [key] = KEYMAP.title.commands.review
  return [
    span(texts().review.due(due.length), 'accent'),
    span('   '),
    span(key, 'key', true),
    span(` ${title}`, 'dim'),
  ]
}

function topicRow({ topic, due, late }: Scheduled, theme: Theme, width: number): Row {
  const { states, late: since } = texts().review
  const isDue = late >= 0
  const word = pad(isDue ? states.due : states.later, Math.max(...Object.values(states).map(widthOf)))
  return sides(
    [
      span(` ${isDue ? theme.glyphs.arrow : theme.glyphs.dot} ${word}  `, isDue ? 'warn' : 'dim'),
      span(topic),
      span(isDue ? `  ${since(late)}` : '', 'dim'),
    ],
    [span(` ${pad(due, 10)}`, 'dim')],
    width,
  )
}

/** When each topic comes back that was met; nothing where none was. */
export function reviewRows(schedule: readonly Scheduled[], theme: Theme, width: number): Row[] {
  if (schedule.length === 0) return []
  const words = texts().review
  return [
    ...headingRows(` ${words.title}`),
    ...wrap(words.what, width - 2).map((line): Row => [span(` ${line}`, 'dim')]),
    ...schedule.map(scheduled => topicRow(scheduled, theme, width)),
  ]
}

function examRow({ day, recipe, right, asked, beliefs, minutes }: ExamRecord, width: number): Row {
  const words = texts().review
  const { comma } = texts().progress
  const row: Row = [
    span(` ${words.right(right, asked)}`, 'strong'),
    span(`${comma}${words.seed(recipe.seed)}${comma}${words.minutes(minutes, recipe.minutes)}`, 'dim'),
  ]
  const more = span(beliefs.length === 0 ? '' : `${comma}${words.beliefs(beliefs)}`, 'dim')
  const on: Row = [span(` ${pad(day, 10)}`, 'dim')]
  return sides(rowWidth([...row, more, ...on]) <= width ? [...row, more] : row, on, width)
}

/** The last exams, the latest first; nothing where there is none. */
export const examRows = (exams: readonly ExamRecord[], width: number): Row[] =>
  exams.length === 0
    ? []
    : [
        ...headingRows(` ${texts().review.exams}`),
        ...exams.slice(0, MOST_EXAMS).map(exam => examRow(exam, width)),
      ]
