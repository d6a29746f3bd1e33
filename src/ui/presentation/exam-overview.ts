import { askWords } from '../../game/exam/words.ts'
import { texts } from '../../text/index.ts'
import { countsOf, type ExamView } from '../exam/view.ts'
import { fitRow, hitting, type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { footerRow } from './keys-row.ts'
import type { Size } from './layout.ts'
import { ruleRow } from './machine.ts'
import { windowStart } from './window.ts'

const CELL = 7
const MOST_COLUMNS = 10

/** @returns how many questions are beside each other. */
export const overviewColumns = (width: number): number =>
  Math.max(1, Math.min(MOST_COLUMNS, Math.floor((width - 2) / CELL)))

function cellRow({ cell, sitting }: ExamView, index: number, theme: Theme): Row {
  const { cursor, dot, hollow, mark } = theme.glyphs
  const here = cell === index
  const done = sitting.answers[index] !== null
  return hitting(
    [
      span(here ? cursor : ' ', 'accent'),
      span(String(index + 1).padStart(2), here ? 'cursor' : 'text', here),
      span(` ${done ? dot : hollow}`, done ? 'good' : 'dim'),
      span(sitting.flagged[index] === true ? `${mark} ` : '  ', 'warn'),
    ],
    { entry: index },
  )
}

/** What the question under the cursor asks. */
function askedRows({ cell, sitting }: ExamView, theme: Theme, width: number): Row[] {
  const question = sitting.questions[cell]
  if (question === undefined) return []
  const words = texts().exam.kinds[question.kind]
  return [
    ruleRow(
      texts().examScreen.header.question(cell + 1, sitting.questions.length),
      [span(words, 'dim')],
      width,
      theme,
    ),
    ...wrap(askWords(question), Math.min(110, width - 2)).map((line): Row => [span(` ${line}`)]),
  ]
}

/** All questions at a glance, below the header, as exactly `height` rows. */
export function overviewRows(view: ExamView, theme: Theme, { width, height }: Size): Row[] {
  const { sitting, cell } = view
  const words = texts().examScreen.overview
  const { answered, open, flagged } = countsOf(sitting)
  const count = sitting.questions.length
  const columns = overviewColumns(width)
  const grid = Array.from(
    { length: Math.ceil(count / columns) },
    (_, line): Row => [
      span(' '),
      ...sitting.questions
        .slice(line * columns, (line + 1) * columns)
        .flatMap((_, index) => cellRow(view, line * columns + index, theme)),
    ],
  )
  const asked = askedRows(view, theme, width)
  const here = cell === count
  const { dot, hollow, mark, cursor } = theme.glyphs
  const legend: Row = [
    span(` ${dot}`, 'good'),
    span(` ${words.answered}   `, 'dim'),
    span(hollow, 'dim'),
    span(` ${words.open}   `, 'dim'),
    span(mark, 'warn'),
    span(` ${words.flagged}`, 'dim'),
  ]
  const fixed = 6 + asked.length
  const room = Math.max(1, Math.min(grid.length, height - 1 - fixed))
  const start = grid.length <= room ? 0 : windowStart(grid.length, room, Math.floor(cell / columns))
  const spare = height - 1 - fixed - room
  const body: Row[] = [
    [],
    ...grid.slice(start, start + room),
    [],
    hitting(
      [span(here ? ` ${cursor} ` : '   ', 'accent'), span(words.handIn, here ? 'cursor' : 'text', here)],
      { entry: count },
    ),
    [],
    [span(` ${words.counts(answered, open, flagged)}`, open === 0 ? 'good' : 'text')],
    legend,
    ...(spare > 0 ? [[]] : []),
    ...asked,
  ]
  const rows = Array.from({ length: height - 1 }, (_, index) => body[index] ?? [])
  return [...rows, footerRow('examOverview', width)].map(row => fitRow(row, width))
}
