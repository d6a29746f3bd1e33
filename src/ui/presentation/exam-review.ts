import { type Answer, type Marked, mark, verdictOn } from '../../game/exam/answer.ts'
import type { Question, TrapQuestion } from '../../game/exam/question.ts'
import type { Sitting } from '../../game/exam/sitting.ts'
import { answerWords, askWords, openWords } from '../../game/exam/words.ts'
import { KERNELS, misconceptionText, type Primitive } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import { type Moment, momentsOf } from '../exam/moments.ts'
import type { ReviewView } from '../exam/press-review.ts'
import type { ExamMode } from '../exam/view.ts'
import { fitRow, type Row, rowWidth, sides, span, wrap } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { momentRows } from './exam-moment.ts'
import { mostScroll, pageWindow } from './exam-page.ts'
import { procRows, trapOf } from './exam-story.ts'
import { keysRow } from './footer.ts'
import { footerPairs, withHints } from './keys-row.ts'
import type { Size } from './layout.ts'
import { stepTexts } from './steps.ts'
import { VERDICT_TONES } from './verdict.ts'

/** A question with its answer, what that is worth, and the run that shows it: found once, drawn often. */
export interface Reviewed {
  readonly question: Question
  readonly answer: Answer | null
  readonly marked: Marked
  readonly moments: readonly Moment[]
  readonly number: number
  readonly count: number
}

/** @returns a question of a sitting as it is reviewed; null where there is none. @param index 0-based */
export function reviewedOf({ questions, answers }: Sitting, index: number): Reviewed | null {
  const question = questions[index]
  if (question === undefined) return null
  const answer = answers[index] ?? null
  return {
    question,
    answer,
    marked: mark(question, answer),
    moments: momentsOf(question),
    number: index + 1,
    count: questions.length,
  }
}

const WIDEST = 110

/** Prose behind a sign, its further lines below its first word. */
function signed(sign: string, signTone: Tone, text: string, tone: Tone, width: number, bold = false): Row[] {
  return wrap(text, Math.min(WIDEST, width - 5)).map(
    (line, at): Row => [span(at === 0 ? ` ${sign}  `.padEnd(4) : '    ', signTone), span(line, tone, bold)],
  )
}

const labelled = (label: string, text: string, tone: Tone, width: number): Row[] => {
  const lines = wrap(text, Math.min(WIDEST, width - 5))
  return [[span(` ${label}`, 'dim')], ...lines.map((line): Row => [span(`    ${line}`, tone)])]
}

const stepsText = (
  { before }: { readonly before: Parameters<typeof stepTexts>[0] },
  steps: readonly Primitive[],
) => texts().examScreen.review.steps(stepTexts(before, steps))

/** What came of the steps that were taken at a trap. */
function ownTrapRows(question: TrapQuestion, { answer, marked }: Reviewed, width: number): Row[] {
  const words = texts().examScreen.review
  if (answer?.of !== 'steps') return signed(' ', 'dim', words.noneGiven, 'dim', width)
  const { verdict } = marked
  const steps = labelled(words.yours, stepsText(trapOf(question), answer.steps), 'text', width)
  if (verdict === null) return [...steps, ...signed(' ', 'bad', words.notPossible, 'bad', width)]
  const verdicts = texts().verdict
  const first = verdict.remarks.map(({ text, rule }) => (rule === null ? text : `${rule}: ${text}`))
  return [
    ...steps,
    ...signed(' ', 'text', verdicts.kinds[verdict.kind], VERDICT_TONES[verdict.kind], width, true),
    ...first.slice(0, 3).flatMap(text => signed(' ', 'text', text, 'text', width)),
  ]
}

function answerRows(reviewed: Reviewed, theme: Theme, width: number): Row[] {
  const { question, answer } = reviewed
  const words = texts().examScreen.review
  const { yes, no, pass } = theme.glyphs
  if (!('choices' in question))
    return [...ownTrapRows(question, reviewed, width), ...signed(' ', 'dim', words.safe, 'dim', width)]
  const chosen = answer?.of === 'choice' ? answer.choice : null
  return [
    ...question.choices.flatMap(({ answer: word }, index) => {
      const text = answerWords(question, word)
      if (index === question.right) return signed(yes, 'good', text, 'good', width, true)
      return index === chosen
        ? signed(no, 'bad', text, 'bad', width)
        : signed(pass, 'dim', text, 'dim', width)
    }),
    ...(chosen === null ? signed(' ', 'dim', words.noneGiven, 'dim', width) : []),
  ]
}

function beliefRows({ marked: { beliefs, right } }: Reviewed, width: number): Row[] {
  const words = texts().examScreen
  if (right) return []
  return beliefs.slice(0, 2).flatMap(id => {
    const { belief, truth } = misconceptionText(id)
    return [
      ...signed(' ', 'warn', words.review.youMay(id, belief), 'warn', width),
      ...signed(' ', 'text', words.report.truth(truth), 'text', width),
    ]
  })
}

/** So many sentences say why a handler is wrong, and what comes of it. */
const MOST_REASONS = 4

/** Why the right answer is right, where the run of the reference does not show it: what was asked for comes first. */
function reasonsFor(question: Question): string[] {
  if (question.kind === 'detective') return [openWords(question)].filter(text => text !== null)
  if (question.kind !== 'bug') return []
  const { remarks = [], consequences = [] } = verdictOn(question, question.steps) ?? {}
  const asked = question.flaw.of === 'sees' ? 'B4' : question.choices[question.right]?.answer
  const broken = remarks.filter(({ rule }) => rule !== null)
  const said = (these: typeof broken): string[] => these.map(({ rule, text }) => `${rule}: ${text}`)
  return [
    ...said(broken.filter(({ rule }) => rule === asked)),
    ...consequences,
    ...said(broken.filter(({ rule }) => rule !== asked)),
  ].slice(0, MOST_REASONS)
}

/** What was asked, what is right, what was answered, and the belief behind it. */
function wordRows(reviewed: Reviewed, theme: Theme, width: number): Row[] {
  const { question } = reviewed
  const asked = wrap(askWords(question), Math.min(WIDEST, width - 2)).map(
    (line): Row => [span(` ${line}`, 'strong', true)],
  )
  const given =
    question.kind === 'bug'
      ? signed(
          ' ',
          'dim',
          texts().examScreen.review.mistake(stepsText(trapOf(question), question.steps)),
          'dim',
          width,
        )
      : question.kind === 'detective'
        ? procRows(question, theme, width)
        : []
  return [
    ...given,
    ...asked,
    ...answerRows(reviewed, theme, width),
    ...reasonsFor(question).flatMap(text => signed(theme.glyphs.mark, 'dim', text, 'text', width)),
    ...beliefRows(reviewed, width),
  ]
}

/** Right and own answer in short, once the run is gone through. */
function shortRows(reviewed: Reviewed, theme: Theme, width: number): Row[] {
  const { question, answer } = reviewed
  const { yes, no } = theme.glyphs
  if (!('choices' in question)) return []
  const own =
    answer?.of === 'choice' && answer.choice !== question.right ? question.choices[answer.choice] : undefined
  const right = question.choices[question.right]
  const [asked = ''] = wrap(askWords(question), width - 2)
  return [
    [span(` ${asked}`, 'strong')],
    ...(right === undefined
      ? []
      : signed(yes, 'good', answerWords(question, right.answer), 'good', width).slice(0, 1)),
    ...(own === undefined
      ? []
      : signed(no, 'bad', answerWords(question, own.answer), 'bad', width).slice(0, 1)),
  ]
}

/** The page: all words while nothing has been gone through, or where there is room for them; else the short ones. */
function pageRows(
  reviewed: Reviewed,
  { moment: at }: ReviewView,
  theme: Theme,
  width: number,
  room: number,
): Row[] {
  const { question, moments } = reviewed
  const moment = moments[Math.min(at, moments.length - 1)]
  if (moment === undefined) return []
  const run = [
    ...question.scenario.run.map(instructionText),
    ...(question.kind === 'predict' && question.ask.of === 'trap'
      ? [instructionText(question.ask.next)]
      : []),
  ]
  const { kernel } = question.scenario
  const steps = { at: at + 1, of: moments.length }
  const words = wordRows(reviewed, theme, width)
  const whole = momentRows(moment, run, kernel, steps, theme, width, room - words.length - 1)
  const spare = room - words.length - 1 - whole.length
  if (at === 0 || spare >= 0) return [...(spare > 0 ? [[]] : []), ...words, [], ...whole]
  const short = shortRows(reviewed, theme, width)
  return [...short, ...momentRows(moment, run, kernel, steps, theme, width, room - short.length)]
}

/** The header and the keys. */
const FRAME = 2

/** @returns how far the page can scroll, and how many of its lines are in sight. */
export function reviewPage(reviewed: Reviewed, view: ReviewView, theme: Theme, { width, height }: Size) {
  const room = height - FRAME
  return { most: mostScroll(pageRows(reviewed, view, theme, width, room).length, room), room }
}

function headerRow({ question, answer, marked, number, count }: Reviewed, theme: Theme, width: number): Row {
  const { header, review } = texts().examScreen
  const { yes, no, hollow } = theme.glyphs
  const [glyph, said, tone]: readonly [string, string, Tone] = marked.right
    ? [yes, review.right, 'good']
    : answer === null
      ? [hollow, review.open, 'warn']
      : [no, review.wrong, 'bad']
  const right: Row = [
    span(`${texts().exam.kinds[question.kind]}  `, 'text'),
    span(`${KERNELS[question.scenario.kernel].name} `, 'dim'),
  ]
  const left: Row = [
    span(` ${header.question(number, count)}  `, 'accent', true),
    span(`${glyph} ${said}`, tone, true),
  ]
  return sides(left, rowWidth(left) + rowWidth(right) < width ? right : [], width)
}

const ROOMY = 76

/** A question after it was answered, as exactly `height` rows. */
export function reviewRows(
  reviewed: Reviewed,
  view: ReviewView,
  mode: ExamMode,
  theme: Theme,
  { width, height }: Size,
): Row[] {
  const room = height - FRAME
  const page = pageWindow(pageRows(reviewed, view, theme, width, room), view.scroll, theme, width, room)
  const context = mode === 'practice' ? 'examAnswer' : 'examReview'
  const keys = withHints(keysRow(footerPairs(context, { roomy: width >= ROOMY })), width)
  return [
    headerRow(reviewed, theme, width),
    ...Array.from({ length: room }, (_, index) => page[index] ?? []),
    keys,
  ].map(row => fitRow(row, width))
}
