import type { ChoiceQuestion, Question, TrapQuestion } from '../../game/exam/question.ts'
import { startOf } from '../../game/exam/start.ts'
import { answerWords, askWords } from '../../game/exam/words.ts'
import { texts } from '../../text/index.ts'
import { answerOf, type ExamView, questionOf } from '../exam/view.ts'
import { beside, fitRow, type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { standingRows } from './exam-machine.ts'
import { mostScroll, pageWindow } from './exam-page.ts'
import { bugHandlerRows, handlerSteps, procRows, runRows, setupRows, trapOf } from './exam-story.ts'
import { keysRow } from './footer.ts'
import { footerPairs, withHints } from './keys-row.ts'
import type { Size } from './layout.ts'
import { ruleRow } from './machine.ts'
import { proseRows } from './prose.ts'
import { trapRow, trapSentence } from './trap.ts'

/** Where what led there stands beside the machine. */
const TWO_COLUMNS = 120
const LEFT = 0.6

/** Two pages beside each other, or below each other where there is no room for that. */
function columns(left: (width: number) => Row[], right: (width: number) => Row[], width: number): Row[] {
  if (width < TWO_COLUMNS) return [...left(width), ...right(width)]
  const first = Math.floor(width * LEFT) - 1
  const gap = 2
  const [one, other] = [left(first), right(width - first - gap)]
  return beside([one, [], other], [first, gap, width - first - gap], Math.max(one.length, other.length))
}

/** What a trap question has for an answer so far. */
function ownSteps(
  view: ExamView,
  question: TrapQuestion,
  theme: Theme,
  width: number,
  listed: boolean,
): Row[] {
  const answer = answerOf(view)
  const words = texts().examScreen.parts
  if (answer?.of !== 'steps') return [ruleRow(words.yours, [], width, theme), [span(` ${words.none}`, 'dim')]]
  return handlerSteps(words.yours, trapOf(question), answer.steps, theme, width, listed)
}

/** The trap that a question is about, and the machine as it finds it. */
function trapPage(
  view: ExamView,
  question: Exclude<Question, { kind: 'predict' | 'detective' }>,
  theme: Theme,
  width: number,
  room: number,
): Row[] {
  const met = trapOf(question)
  const { trap, before, instruction } = met
  const listed = width >= TWO_COLUMNS
  const open = { trap, before, instruction }
  const { parts } = texts().examScreen
  return [
    ...columns(
      each => standingRows({ machine: before, previous: null, trap }, parts.atTrap, theme, each, room - 2),
      each => [
        ...setupRows(question, theme, each, listed),
        ...runRows(question.scenario.run, true, theme, each, listed),
        ...(question.kind === 'bug'
          ? bugHandlerRows(question, met, theme, each, listed)
          : ownSteps(view, question, theme, each, listed)),
      ],
      width,
    ),
    [],
    trapRow(open, width),
    ...proseRows(trapSentence(open), width - 2, 'dim').map((row): Row => [span(' '), ...row]),
  ]
}

/** Everything that a question gives. @param room how many rows there are for it without scrolling */
function givenRows(view: ExamView, question: Question, theme: Theme, width: number, room: number): Row[] {
  const { scenario } = question
  const listed = width >= TWO_COLUMNS
  switch (question.kind) {
    case 'predict':
      return columns(
        each =>
          standingRows(
            { machine: startOf(scenario), previous: null, trap: null },
            texts().examScreen.parts.start,
            theme,
            each,
            room,
          ),
        each => [
          ...setupRows(question, theme, each, listed),
          ...runRows(scenario.run, false, theme, each, listed),
        ],
        width,
      )
    case 'detective':
      return columns(
        each => procRows(question, theme, each),
        each => setupRows(question, theme, each, listed),
        width,
      )
    default:
      return trapPage(view, question, theme, width, room)
  }
}

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
        at > 0
          ? [span(' '.repeat(8)), span(line, here ? 'cursor' : 'text', here)]
          : [
              span(here ? ` ${cursor} ` : '   ', 'accent'),
              span(`${index + 1} `, 'key', true),
              span(` ${chosen ? dot : hollow} `, chosen ? 'good' : 'dim'),
              span(line, here ? 'cursor' : 'text', here),
            ],
    )
  })
}

/** What is to be answered, and with what. */
function askedRows(view: ExamView, question: Question, theme: Theme, width: number): Row[] {
  const asked = wrap(askWords(question), Math.min(WIDEST_TEXT, width - 2)).map(
    (line): Row => [span(` ${line}`, 'strong', true)],
  )
  if ('choices' in question) return [...asked, ...choiceRows(view, question, theme, width)]
  const words = texts().examScreen.parts
  const said = answerOf(view) === null ? words.noAnswer : words.anew
  return [
    ...asked,
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
  const asked = askedRows(view, question, theme, width)
  const room = Math.max(2, height - 1 - asked.length)
  const given = givenRows(view, question, theme, width, room - 2)
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
