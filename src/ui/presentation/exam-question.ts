import type { ChoiceQuestion, Question } from '../../game/exam/question.ts'
import { answerWords, askWords } from '../../game/exam/words.ts'
import { texts } from '../../text/index.ts'
import { answerOf, type ExamView, questionOf } from '../exam/view.ts'
import { fitRow, hitting, type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { givenRows } from './exam-given.ts'
import { mostScroll, pageWindow } from './exam-page.ts'
import { keysRow } from './footer.ts'
import { footerPairs, withHints } from './keys-row.ts'
import type { Size } from './layout.ts'
import { ruleRow } from './machine.ts'

const WIDEST_TEXT = 110

/** The answers that are offered: a number, whether it is chosen, its words. */
function choiceRows(view: ExamView, question: ChoiceQuestion, theme: Theme, width: number): Row[] {
  const answer = answerOf(view)
  const { cursor, dot, hollow } = theme.glyphs
  return question.choices.flatMap(({ answer: word }, index) => {
    const here = index === view.choice
    const chosen = answer?.of === 'choice' && answer.choice === index
    return wrap(answerWords(question, word), Math.min(WIDEST_TEXT, width - 9)).map(
      (line, at): Row =>
        hitting(
          at > 0
            ? [span(' '.repeat(8)), span(line, here ? 'cursor' : 'text', here)]
            : [
                span(here ? ` ${cursor} ` : '   ', 'accent'),
                span(`${index + 1} `, 'key', true),
                span(` ${chosen ? dot : hollow} `, chosen ? 'good' : 'dim'),
                span(line, here ? 'cursor' : 'text', here),
              ],
          { entry: index },
        ),
    )
  })
}

/** From how many rows on the question has a title, and stands free. */
const FREE = 36

/** What is to be answered, and with what. */
function askedRows(view: ExamView, question: Question, theme: Theme, { width, height }: Size): Row[] {
  const free = height >= FREE
  const blank: Row[] = free ? [[]] : []
  const title = free ? [ruleRow(texts().examScreen.parts.question, [], width, theme)] : []
  const asked = wrap(askWords(question), Math.min(WIDEST_TEXT, width - 2)).map(
    (line): Row => [span(` ${line}`, 'strong', true)],
  )
  if ('choices' in question)
    return [...title, ...asked, ...blank, ...choiceRows(view, question, theme, width)]
  const words = texts().examScreen.parts
  const said = answerOf(view) === null ? words.noAnswer : words.anew
  return [
    ...title,
    ...asked,
    ...blank,
    ...wrap(said, width - 4).map(
      (line, at): Row => [
        span(at === 0 ? ` ${theme.glyphs.cursor} ` : '   ', 'accent'),
        span(line, 'accent'),
      ],
    ),
  ]
}

interface Parts {
  readonly given: readonly Row[]
  readonly asked: readonly Row[]
  /** How many rows the page has. */
  readonly room: number
  /** Blank rows between the parts. */
  readonly gap: 0 | 1
}

function partsOf(view: ExamView, theme: Theme, { width, height }: Size): Parts {
  const question = questionOf(view)
  const asked = askedRows(view, question, theme, { width, height })
  const room = Math.max(2, height - 1 - asked.length)
  const given = givenRows(view, question, theme, { width, height }, room - 2)
  const gap = given.length + 2 <= room ? 1 : 0
  return { given, asked, room: gap === 1 ? Math.min(given.length, room - 2) : room, gap }
}

/** @returns how far the page of a question can scroll, and how many of its lines are in sight. */
export function questionPage(
  view: ExamView,
  theme: Theme,
  size: Size,
): { readonly most: number; readonly room: number } {
  const { given, room } = partsOf(view, theme, size)
  return { most: mostScroll(given.length, room), room }
}

/** Where there is room for more keys. */
const ROOMY = 76

/** A question below its header, as exactly `height` rows. */
export function questionRows(view: ExamView, theme: Theme, size: Size): Row[] {
  const { width, height } = size
  const { given, asked, room, gap } = partsOf(view, theme, size)
  const blank: Row[] = gap === 1 ? [[]] : []
  const body = [...blank, ...pageWindow(given, view.scroll, theme, width, room), ...blank, ...asked]
  const keys = withHints(keysRow(footerPairs('examQuestion', { roomy: width >= ROOMY })), width)
  return [...Array.from({ length: height - 1 }, (_, index) => body[index] ?? []), keys].map(row =>
    fitRow(row, width),
  )
}
