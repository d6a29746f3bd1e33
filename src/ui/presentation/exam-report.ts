import type { Marks } from '../../game/exam/report.ts'
import { lastsFor } from '../../game/exam/sitting.ts'
import { askWords } from '../../game/exam/words.ts'
import { KERNELS, misconceptionText } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import type { Reported, ReportItem, ReportPage, ReportView } from '../exam/report-view.ts'
import { beside, cut, fitRow, pad, type Row, rowWidth, span, widthOf, wrap } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { pageWindow } from './exam-page.ts'
import { footerRow } from './keys-row.ts'
import type { Size } from './layout.ts'
import { ruleRow } from './machine.ts'

/** A row of the report, and what is chosen by it. */
export interface ReportLine {
  readonly row: (here: boolean) => Row
  readonly item: ReportItem | null
}

const said = (row: Row): ReportLine => ({ row: () => row, item: null })

const WIDEST = 110
const BAR = 10

const toneOf = ({ right, asked }: Marks): Tone =>
  right === asked ? 'good' : right * 2 < asked ? 'bad' : 'warn'

/** A share as a bar of so many cells. */
function barRow({ right, asked }: Marks, cells: number, theme: Theme): Row {
  const full = asked === 0 ? 0 : Math.round((right / asked) * cells)
  return [
    span(theme.glyphs.bar.repeat(full), toneOf({ of: '', right, asked })),
    span(theme.glyphs.rule.repeat(cells - full), 'rule'),
  ]
}

/** Marks by what they are for, under a title. */
function marksRows(
  title: string,
  marks: readonly Marks[],
  called: (of: string) => string,
  theme: Theme,
): Row[] {
  const names = marks.map(({ of }) => called(of))
  const widest = Math.max(0, ...names.map(widthOf))
  return [
    [span(` ${title}`, 'strong', true)],
    ...marks.map(
      (mark, index): Row => [
        span(`   ${pad(names[index] ?? '', widest)}  `, 'text'),
        ...barRow(mark, BAR, theme),
        span(` ${String(mark.right).padStart(2)}/${mark.asked}`, toneOf(mark)),
      ],
    ),
  ]
}

/** The three lists of marks beside each other where there is room, the topics in two columns where there is not. */
function allMarks({ report }: Reported, theme: Theme, width: number): Row[] {
  const words = texts().examScreen.report
  const kindTexts: Readonly<Record<string, string>> = texts().exam.kinds
  const kinds = marksRows(words.kinds, report.kinds, of => kindTexts[of] ?? of, theme)
  const kernels = marksRows(words.kernels, report.kernels, of => of, theme)
  const topics = marksRows(words.topics, report.topics, of => of, theme)
  const [first, second] = [[...kinds, [], ...kernels], topics]
  const left = Math.max(...first.map(rowWidth)) + 3
  const right = Math.max(...second.map(rowWidth))
  if (left + right > width) return [...first, [], ...second]
  return beside([first, second], [left, width - left], Math.max(first.length, second.length))
}

const prose = (text: string, tone: Tone, width: number, indent = 1): Row[] =>
  wrap(text, Math.min(WIDEST, width) - indent - 1).map(
    (line): Row => [span(`${' '.repeat(indent)}${line}`, tone)],
  )

function itemLine(
  item: ReportItem,
  text: string,
  theme: Theme,
  width: number,
  tone: Tone = 'text',
): ReportLine {
  return {
    item,
    row: here => [
      span(here ? ` ${theme.glyphs.cursor} ` : '   ', 'accent'),
      span(cut(text, width - 4), here ? 'cursor' : tone, here),
    ],
  }
}

/** What each belief is, what is so instead, and the level that treats it. */
function beliefLines({ report }: Reported, theme: Theme, width: number): ReportLine[] {
  const words = texts().examScreen.report
  if (report.beliefs.length === 0) return prose(words.noBeliefs, 'good', width).map(said)
  return report.beliefs.flatMap(({ id, explains, levels }, index): ReportLine[] => {
    const { belief, truth } = misconceptionText(id)
    const numbers = explains.map(at => at + 1)
    return [
      ...(index === 0 ? [] : [said([])]),
      ...prose(words.believed(id, belief), 'warn', width).map(said),
      ...prose(words.truth(truth), 'text', width, 5).map(said),
      ...prose(words.questions(numbers), 'dim', width, 5).map(said),
      ...levels
        .slice(0, 1)
        .map(level => itemLine({ of: 'level', ...level }, words.level(level.title), theme, width, 'accent')),
    ]
  })
}

function nextLines({ weakest, due }: Reported, theme: Theme, width: number): ReportLine[] {
  const words = texts().examScreen.report
  const topic =
    weakest === null
      ? prose(words.allRight, 'good', width).map(said)
      : prose(words.weakest(weakest.topic, weakest.right, weakest.asked), 'text', width).map(said)
  const level = weakest?.level ?? null
  return [
    ...topic,
    ...(level === null
      ? []
      : [itemLine({ of: 'level', ...level }, words.level(level.title), theme, width, 'accent')]),
    ...due.map(again => itemLine({ of: 'level', ...again }, words.due(again.title), theme, width, 'accent')),
  ]
}

function questionLines({ sitting, report }: Reported, theme: Theme, width: number): ReportLine[] {
  const words = texts().examScreen.report
  const { yes, no, hollow } = theme.glyphs
  const states = Object.values(words.states).map(widthOf)
  return sitting.questions.map((question, index): ReportLine => {
    const state =
      report.marked[index]?.right === true
        ? 'right'
        : (sitting.answers[index] ?? null) === null
          ? 'open'
          : 'wrong'
    const look: Readonly<Record<typeof state, readonly [string, Tone]>> = {
      right: [yes, 'good'],
      wrong: [no, 'bad'],
      open: [hollow, 'dim'],
    }
    const [glyph, tone] = look[state]
    return {
      item: { of: 'question', index },
      row: here => {
        const head: Row = [
          span(here ? ` ${theme.glyphs.cursor} ` : '   ', 'accent'),
          span(`${String(index + 1).padStart(2)} `, here ? 'cursor' : 'text', here),
          span(`${glyph} ${pad(words.states[state], Math.max(...states))}  `, tone),
          span(`${pad(KERNELS[question.scenario.kernel].name, 6)} `, 'dim'),
        ]
        const room = width - rowWidth(head) - 1
        return [...head, span(shortened(askWords(question), room), here ? 'cursor' : 'text')]
      },
    }
  })
}

/** Words up to where there is room for them, the sign of what is missing no part of them. */
function shortened(text: string, room: number): string {
  const [first = ''] = wrap(text, Math.max(4, room))
  return first
}

const clock = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000)
  return texts().examScreen.time(Math.floor(seconds / 60), seconds % 60)
}

function headLines(
  { sitting, report, mode, isReview = false }: Reported,
  theme: Theme,
  width: number,
): ReportLine[] {
  const words = texts().examScreen.report
  const all = lastsFor(sitting.recipe)
  const time =
    sitting.elapsed >= all ? words.timeUp(clock(all)) : words.time(clock(sitting.elapsed), clock(all))
  const marks: Marks = { of: '', right: report.right, asked: report.asked }
  return [
    said([
      span(` ${words.right(report.right, report.asked)}  `, toneOf(marks), true),
      ...barRow(marks, width >= 80 ? 30 : 16, theme),
      span(mode === 'practice' ? '' : `  ${time}`, 'dim'),
    ]),
    said([]),
    itemLine({ of: 'review' }, words.review, theme, width),
    itemLine({ of: 'practise' }, words.practise, theme, width),
    ...(isReview ? [] : [itemLine({ of: 'another' }, words.another, theme, width)]),
    itemLine({ of: 'leave' }, words.leave, theme, width),
    said([]),
  ]
}

/** @returns the report line by line: made once, drawn at every key. */
export function reportLines(reported: Reported, theme: Theme, width: number): ReportLine[] {
  const words = texts().examScreen.report
  const heading = (title: string): ReportLine[] => [said(ruleRow(title, [], width, theme))]
  return [
    ...headLines(reported, theme, width),
    ...heading(words.beliefs),
    ...beliefLines(reported, theme, width),
    said([]),
    ...heading(words.next),
    ...nextLines(reported, theme, width),
    said([]),
    ...allMarks(reported, theme, width).map(said),
    said([]),
    ...heading(words.all),
    ...questionLines(reported, theme, width),
  ]
}

/** The title and the keys. */
const FRAME = 3

/** @returns how a report lies on its page: what can be chosen, and in which rows. */
export function reportPage(lines: readonly ReportLine[], height: number): ReportPage {
  const chosen = lines.flatMap(({ item }, row) => (item === null ? [] : [{ item, row }]))
  return {
    items: chosen.map(({ item }) => item),
    rowOf: chosen.map(({ row }) => row),
    count: lines.length,
    room: height - FRAME,
  }
}

function titleOf({ sitting: { recipe }, mode, isReview = false }: Reported): string {
  const words = texts().examScreen.report
  if (mode === 'practice') return words.practice(recipe.seed)
  return isReview ? texts().review.report(recipe.seed) : words.title(recipe.seed)
}

/** The report as exactly `height` rows. @param lines its own, at this width */
export function reportRows(
  reported: Reported,
  lines: readonly ReportLine[],
  view: ReportView,
  theme: Theme,
  { width, height }: Size,
): Row[] {
  let item = -1
  const rows = lines.map(({ row, item: chosen }) => {
    if (chosen !== null) item += 1
    return row(chosen !== null && item === view.at)
  })
  const page = pageWindow(rows, view.scroll, theme, width, height - FRAME)
  const body: Row[] = [
    [span(` ${titleOf(reported)}`, 'accent', true)],
    [],
    ...Array.from({ length: height - FRAME }, (_, index) => page[index] ?? []),
    footerRow('examReport', width),
  ]
  return body.map(row => fitRow(row, width))
}
