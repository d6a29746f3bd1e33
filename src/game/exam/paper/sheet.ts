import { KERNELS } from '../../../kernel/index.ts'
import { texts } from '../../../text/index.ts'
import { instructionText } from '../../../workload/index.ts'
import { evidenceOf } from '../proc-table.ts'
import type {
  BugQuestion,
  ChoiceQuestion,
  DetectiveQuestion,
  PredictQuestion,
  Question,
  TrapQuestion,
} from '../question.ts'
import { EXAM_VERSION, type ExamRecipe } from '../recipe.ts'
import { startOf } from '../start.ts'
import { answerWords, askWords } from '../words.ts'
import { cardsOf, stepTexts, trapOf, trapTitle } from './handler.ts'
import { emptyTables, machineTables } from './machine.ts'
import { blocks, code, letterOf, numbered, table } from './markdown.ts'
import { stepTable } from './steps.ts'

/** What is given to fill in beside the answer: where a question is about what page tables and frames come to. */
const FILLED_IN: readonly PredictQuestion['ask']['of'][] = ['frame', 'count', 'bits', 'in-use', 'copies']

/** No fewer lines than this for a handler's steps, so that their number says nothing. */
const LEAST_LINES = 12
const SPARE_LINES = 3

const bold = (text: string): string => `**${text}**`

export const titleOf = ({ kind, scenario }: Question, index: number): string => {
  const { exam, examPaper, names } = texts()
  return `## ${examPaper.question(index + 1, exam.kinds[kind], names.kernels[scenario.kernel].title)}`
}

export const aboutExam = ({ seed, minutes, kernels }: ExamRecipe, count: number): string[] => {
  const { examPaper, names } = texts()
  return [
    `- ${examPaper.made(seed, EXAM_VERSION)}`,
    `- ${examPaper.length(count, minutes)}`,
    `- ${examPaper.kernels(kernels.map(kernel => names.kernels[kernel].called))}`,
  ]
}

/** @returns an answer as it is offered: b) frame c */
export const choiceText = (question: ChoiceQuestion, index: number, answer: string): string =>
  texts().examPaper.choice(letterOf(index), answerWords(question, answer))

const choicesOf = (question: ChoiceQuestion): string[] =>
  question.choices.map(({ answer }, index) => `- [ ] ${choiceText(question, index, answer)}`)

function predictLines(question: PredictQuestion): string[] {
  const { fill, run, start } = texts().examPaper
  const before = startOf(question.scenario)
  const filledIn = FILLED_IN.includes(question.ask.of)
  return blocks(
    [start],
    machineTables(before, false),
    [run],
    numbered(question.scenario.run.map(instruction => code(instructionText(instruction)))),
    [bold(askWords(question))],
    choicesOf(question),
    ...(filledIn ? [[fill], emptyTables(before, question.scenario.run)] : []),
  )
}

function detectiveLines(question: DetectiveQuestion): string[] {
  const { atForks, columns, no, proc, procReading, yes } = texts().examPaper
  const { told, rows } = evidenceOf(question)
  const cells = rows.map(({ process, region, page, present }) => {
    const name = [process, `${region}[${page}]`]
    if (present === null) return [...name, '-', '-', '-', '-']
    const { pfn, count, flags, exclusive } = present
    return [...name, `0x${pfn.toString(16)}`, String(count), flags.join(' '), exclusive ? yes : no]
  })
  const head = [columns.process, columns.page, columns.pfn, columns.count, columns.flags, columns.exclusive]
  return blocks(
    [atForks],
    numbered(told.map(code)),
    [proc],
    table(head, cells),
    [procReading],
    [bold(askWords(question))],
    choicesOf(question),
  )
}

/** The machine at the trap that a question is about, and the trap. */
function trapLines(question: BugQuestion | TrapQuestion): string[] {
  const { atTrap, trapping } = texts().examPaper
  const { before, instruction, trap } = trapOf(question)
  const what = instruction === null ? '' : code(instructionText(instruction))
  return blocks([atTrap], machineTables(before, true), [trapping(what, trapTitle(trap, instruction))])
}

function bugLines(question: BugQuestion): string[] {
  const { before } = trapOf(question)
  return blocks(
    trapLines(question),
    [texts().examPaper.handler],
    numbered(stepTexts(before, question.steps).map(code)),
    [bold(askWords(question))],
    choicesOf(question),
  )
}

const orderLines = (question: TrapQuestion): string[] =>
  blocks(
    trapLines(question),
    [bold(askWords(question))],
    [texts().examPaper.cards],
    numbered(cardsOf(question).map(({ text }) => `____ ${code(text)}`)),
  )

function byHandLines(question: TrapQuestion, lines: number): string[] {
  const { lines: yours, step } = texts().examPaper
  return blocks(
    trapLines(question),
    [bold(askWords(question))],
    [yours],
    table(
      ['', step],
      Array.from({ length: lines }, (_, index) => [String(index + 1), '']),
    ),
  )
}

function questionLines(question: Question, lines: number): string[] {
  switch (question.kind) {
    case 'predict':
      return predictLines(question)
    case 'detective':
      return detectiveLines(question)
    case 'bug':
      return bugLines(question)
    case 'order':
      return orderLines(question)
    case 'by-hand':
      return byHandLines(question, lines)
  }
}

/** So many for each trap of an exam that is handled by hand. */
function linesFor(questions: readonly Question[]): number {
  const needed = questions.map(question =>
    question.kind === 'by-hand' ? trapOf(question).steps.length + SPARE_LINES : 0,
  )
  return Math.max(LEAST_LINES, ...needed)
}

/**
 * An exam as a sheet to be printed, in Markdown: nothing on it tells an answer.
 * @param questions the recipe's
 * @returns the text, with a line end at its end; the same on every machine
 */
export function examPaper(recipe: ExamRecipe, questions: readonly Question[]): string {
  const words = texts().examPaper
  const lines = linesFor(questions)
  const withFiles = questions.some(({ scenario: { setup, run } }) =>
    [...setup, ...run].some(instruction => instruction.do === 'map' && instruction.kind === 'file'),
  )
  const withZero = questions.some(({ scenario }) => KERNELS[scenario.kernel].demand)
  const withSteps = questions.some(({ kind }) => kind === 'order' || kind === 'by-hand' || kind === 'bug')
  const all = blocks(
    [`# ${words.title}`],
    [words.head(questions.length)],
    aboutExam(recipe, questions.length),
    ...words.reading.map(line => [line]),
    withZero ? [words.readingZero] : [],
    withFiles ? [words.readingFiles] : [],
    withSteps ? [words.readingSteps] : [],
    ...questions.flatMap((question, index) => [
      [titleOf(question, index)],
      [words.onePoint],
      questionLines(question, lines),
    ]),
    ...(withSteps ? [[`## ${words.stepsTitle}`], stepTable()] : []),
  )
  return `${all.join('\n')}\n`
}
