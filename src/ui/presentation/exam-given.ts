import type { Question, TrapQuestion } from '../../game/exam/question.ts'
import { startOf } from '../../game/exam/start.ts'
import { texts } from '../../text/index.ts'
import { answerOf, type ExamView } from '../exam/view.ts'
import { beside, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { type Standing, standingRows } from './exam-machine.ts'
import { bugHandlerRows, handlerSteps, procRows, runRows, setupRows, trapOf } from './exam-story.ts'
import type { Size } from './layout.ts'
import { ruleRow } from './machine.ts'
import { proseRows } from './prose.ts'
import { trapRow, trapSentence } from './trap.ts'
import { treeRows } from './tree.ts'

/** Where what led there stands beside the machine. */
const TWO_COLUMNS = 120
const LEFT = 0.6

/** Where there are rows for blank ones between the parts, and for the process tree. */
const AIRY = 36

/** How a page lies: beside each other in two columns, or one; a line a step; with blank rows between the parts. */
interface Lie {
  readonly width: number
  readonly listed: boolean
  readonly airy: boolean
  /** How many rows there are for it without scrolling. */
  readonly room: number
}

type Part = (width: number) => Row[]

const stacked = (parts: readonly Part[], width: number, airy: boolean): Row[] =>
  parts.flatMap((part, index) => [...(airy && index > 0 ? [[]] : []), ...part(width)])

/** Parts beside each other, or below each other where there is no room for that. */
function laidOut(left: readonly Part[], right: readonly Part[], { width, airy }: Lie): Row[] {
  if (width < TWO_COLUMNS) return stacked([...left, ...right], width, airy)
  const gap = 2
  const first = Math.floor(width * LEFT) - gap
  const second = width - first - gap
  const [one, other] = [stacked(left, first, airy), stacked(right, second, airy)]
  return beside([one, [], other], [first, gap, second], Math.max(one.length, other.length))
}

/** The machine, and where there is room the process tree below it. */
const machineParts = (
  standing: Standing,
  title: string,
  theme: Theme,
  { airy, listed, room }: Lie,
): readonly Part[] => [
  width => standingRows(standing, title, theme, width, room),
  ...(airy && listed
    ? [
        (width: number): Row[] => [
          ruleRow(texts().tree.title, [], width, theme),
          ...treeRows({ ...standing, before: null }, theme, width),
        ],
      ]
    : []),
]

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
  lie: Lie,
): Row[] {
  const met = trapOf(question)
  const { trap, before, instruction } = met
  const { width, listed, room } = lie
  const open = { trap, before, instruction }
  const { parts } = texts().examScreen
  const machine = machineParts({ machine: before, previous: null, trap }, parts.atTrap, theme, {
    ...lie,
    room: room - 3,
  })
  const setup: Part = each => setupRows(question, theme, each, listed)
  const run: Part = each => runRows(question.scenario.run, true, theme, each, listed)
  const handler: Part = each =>
    question.kind === 'bug'
      ? bugHandlerRows(question, met, theme, each, listed)
      : ownSteps(view, question, theme, each, listed)
  const reported = [
    trapRow(open, width),
    ...proseRows(trapSentence(open), width - 2, 'dim').map((row): Row => [span(' '), ...row]),
  ]
  const whole = [...laidOut(machine, [setup, run, handler], lie), [], ...reported]
  // Where not all is in sight, what the question is about comes first.
  return whole.length <= room ? whole : [...reported, ...laidOut([handler, ...machine], [run, setup], lie)]
}

/**
 * Everything that a question gives: the machine, what led there, the run, and what its kind has besides.
 * @param room how many rows there are for it without scrolling, of a screen of `height`
 */
export function givenRows(
  view: ExamView,
  question: Question,
  theme: Theme,
  { width, height }: Size,
  room: number,
): Row[] {
  const lie: Lie = { width, listed: width >= TWO_COLUMNS, airy: height >= AIRY, room }
  const { scenario } = question
  const { listed } = lie
  const setup: Part = each => setupRows(question, theme, each, listed)
  switch (question.kind) {
    case 'predict': {
      const start = { machine: startOf(scenario), previous: null, trap: null }
      const machine = machineParts(start, texts().examScreen.parts.start, theme, lie)
      const run: Part = each => runRows(scenario.run, false, theme, each, listed)
      const whole = laidOut(machine, [setup, run], lie)
      return whole.length <= room ? whole : laidOut([run, ...machine], [setup], lie)
    }
    case 'detective':
      return laidOut([each => procRows(question, theme, each)], [setup], lie)
    default:
      return trapPage(view, question, theme, lie)
  }
}
