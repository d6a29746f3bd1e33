import { evidenceOf } from '../../game/exam/proc-table.ts'
import type { BugQuestion, DetectiveQuestion, Question } from '../../game/exam/question.ts'
import { lastTrap } from '../../game/exam/traps.ts'
import type { Met } from '../../game/open-trap.ts'
import type { Primitive } from '../../kernel/index.ts'
import type { Instruction } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import { pad, type Row, span, widthOf } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { flowRows } from './exam-page.ts'
import { ruleRow } from './machine.ts'
import { stepTexts } from './steps.ts'

/** Numbered pieces, behind each other or, `listed`, below each other. @param tone of the piece at an index */
function numberedRows(
  said: readonly string[],
  width: number,
  {
    listed = false,
    tone = () => 'text',
  }: { readonly listed?: boolean; readonly tone?: (at: number) => Tone } = {},
): Row[] {
  const digits = String(said.length).length
  const pieces = said.map((text, at): Row => {
    const number = listed ? String(at + 1).padStart(digits) : String(at + 1)
    return [span(` ${number} `, 'dim'), span(`${text} `, tone(at), tone(at) === 'strong')]
  })
  return listed ? pieces : flowRows(pieces, width)
}

/** What is told of what has led to what a question shows. */
export const setupRows = (question: Question, theme: Theme, width: number, listed: boolean): Row[] => [
  ruleRow(texts().examScreen.parts.setup, [], width, theme),
  ...numberedRows(
    question.kind === 'detective' ? evidenceOf(question).told : question.scenario.setup.map(instructionText),
    width,
    { listed },
  ),
]

/** @param traps whether its last instruction is a trap that the question is about */
export function runRows(
  run: readonly Instruction[],
  traps: boolean,
  theme: Theme,
  width: number,
  listed: boolean,
): Row[] {
  const last = run.length - 1
  return [
    ruleRow(texts().examScreen.parts.run, [], width, theme),
    ...numberedRows(run.map(instructionText), width, {
      listed,
      tone: at => (traps && at === last ? 'accent' : 'strong'),
    }),
  ]
}

/** Where the files have their whole names above the columns. */
const ROOM_FOR_NAMES = 74

/** What /proc shows of every page once the run is over. */
export function procRows(question: DetectiveQuestion, theme: Theme, width: number): Row[] {
  const words = texts().examScreen.parts
  const rows = evidenceOf(question).rows.map(({ process, region, page, present }) => [
    process,
    `${region}[${page}]`,
    present === null ? '-' : `0x${present.pfn.toString(16)}`,
    present === null ? '-' : String(present.count),
    present === null ? '-' : present.flags.join(' '),
    present === null ? '-' : present.exclusive ? words.yes : words.no,
  ])
  const files = width < ROOM_FOR_NAMES ? ['count', 'flags'] : ['kpagecount', 'kpageflags']
  const head = ['', words.page, 'PFN', ...files, words.exclusive]
  const widths = head.map((name, column) =>
    Math.max(widthOf(name), ...rows.map(row => widthOf(row[column] ?? ''))),
  )
  const gap = width < ROOM_FOR_NAMES ? '' : '  '
  const line = (cells: readonly string[], tones: readonly Tone[]): Row =>
    cells.map((cell, column) => span(` ${pad(cell, widths[column] ?? 0)}${gap}`, tones[column] ?? 'text'))
  return [
    ruleRow(words.proc, [], width, theme),
    line(head, ['dim', 'dim', 'dim', 'dim', 'dim', 'dim']),
    ...rows.map(cells => line(cells, ['strong', 'text', 'accent', 'strong', 'dim', 'text'])),
  ]
}

/** @returns the trap that a question is about. @throws RangeError for one whose run meets none */
export function trapOf({ scenario }: Pick<Question, 'scenario'>): Met {
  const met = lastTrap(scenario)
  if (met === null) throw new RangeError('the last instruction of this run does not trap')
  return met
}

/** A handler's steps under a title. */
export function handlerSteps(
  title: string,
  met: Pick<Met, 'before'>,
  steps: readonly Primitive[],
  theme: Theme,
  width: number,
  listed: boolean,
): Row[] {
  const said = stepTexts(met.before, steps)
  return [ruleRow(title, [], width, theme), ...numberedRows(said, width, { listed, tone: () => 'strong' })]
}

export const bugHandlerRows = (
  question: BugQuestion,
  met: Met,
  theme: Theme,
  width: number,
  listed: boolean,
) => handlerSteps(texts().examScreen.parts.handler, met, question.steps, theme, width, listed)
