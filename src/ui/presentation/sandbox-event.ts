import type { LogEntry } from '../../game/index.ts'
import {
  causeText,
  isYours,
  type Judgement,
  type Moment,
  type Sandbox,
  viewed,
} from '../../game/sandbox/index.ts'
import { contentName } from '../../machine/index.ts'
import { instructionText } from '../../workload/index.ts'
import { type Row, span, wrap } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { stepTexts } from './steps.ts'
import { trapRow, trapSentence } from './trap.ts'
import { VERDICT_TONES } from './verdict.ts'

const chip = (text: string, tone: Tone) => span(` ${text} `, tone, true)

const saw = ({ saw: value }: LogEntry, theme: Theme): string =>
  value === undefined ? '' : ` ${theme.glyphs.arrow} '${contentName(value)}'`

/** The instruction that ran again after its fault has no line in the log of its own. */
function ranText({ moments, at }: Sandbox, log: LogEntry | null): string {
  if (log !== null) return log.text
  const retry = moments[at - 1]?.retry ?? null
  return retry === null ? '' : instructionText(retry.instruction)
}

function eventSpans(sandbox: Sandbox, moment: Moment, theme: Theme): Row {
  const { event, log } = moment
  const result = log?.result === undefined ? '' : `, ${log.result}`
  switch (event.kind) {
    case 'boot':
      return [chip('switched on', 'good'), span(' nothing has run yet', 'dim')]
    case 'ran': {
      const again = (sandbox.moments[sandbox.at - 1]?.retry ?? null) !== null
      return [
        chip('ran', 'good'),
        span(`  ${ranText(sandbox, log)}${log === null ? '' : saw(log, theme)}`, 'strong'),
        span(again ? '  again, after its fault' : '  no trap', 'dim'),
      ]
    }
    case 'returned':
      return [
        chip('you returned', VERDICT_TONES[event.judgement.kind]),
        span(`  ${log?.text ?? ''}${log === null ? '' : saw(log, theme)}`, 'strong'),
        span(result, 'dim'),
      ]
    case 'handled':
      return [
        chip('handled', 'good'),
        span(`  ${log?.text ?? ''}${log === null ? '' : saw(log, theme)}`, 'strong'),
        span(`  by the reference${result}`, 'dim'),
      ]
    case 'skipped':
      return [chip('cannot run', 'warn'), span(`  ${log?.text ?? ''}`, 'strong')]
    case 'halted':
      return [chip('panic', 'trap'), span(`  ${log?.text ?? ''}`, 'strong')]
    case 'end':
      return [chip('the end', 'good'), span(' of the program', 'dim')]
    case 'trap':
    case 'step':
      return []
  }
}

/** What happened at the moment in view, in one row. */
export function eventRow(sandbox: Sandbox, theme: Theme, width: number): Row {
  const moment = viewed(sandbox)
  const { open, event } = moment
  if (open !== null && event.kind !== 'halted') return trapRow(open, width)
  return eventSpans(sandbox, moment, theme)
}

const wrapped = (text: string, width: number, tone: Tone, indent = 1): Row[] =>
  wrap(text, width - indent - 1).map(line => [span(' '.repeat(indent)), span(line, tone)])

/** The consequences that surface at this moment, each with the mistake behind it. */
const symptomRows = ({ symptoms }: Moment, width: number): Row[] =>
  symptoms.flatMap(({ text, from }) => [
    ...wrap(text, width - 4).map(
      (line, index): Row => [span(index === 0 ? ' ! ' : '   ', 'bad', true), span(line, 'bad')],
    ),
    ...wrapped(causeText(from), width, 'accent', 3),
  ])

const WORDS: Readonly<Record<Judgement['kind'], string>> = {
  clean: "the reference's state, and nothing needless",
  wasteful: 'the right state, with something needless',
  different: 'another state, and a safe one',
  unsafe: 'the right end, but not safe on the way',
  wrong: 'a rule is broken, and the machine goes on with it',
  refault: 'the cause is still there, and the instruction traps again',
  shown: 'the reference did this one',
  late: 'too late',
}

function judgementRows(event: Extract<Moment['event'], { kind: 'returned' }>, width: number): Row[] {
  const { kind, remarks, reference } = event.judgement
  const { before, steps } = event.over
  const texts = stepTexts(before, steps)
  const said = remarks.flatMap(({ rule, step, text }) => {
    const used = step === null ? undefined : texts[step]
    const where = used === undefined ? '' : ` (step ${(step ?? 0) + 1}, ${used})`
    return wrap(`${text}${where}`, width - 6).map(
      (line, index): Row => [
        span(` ${(index === 0 ? (rule ?? '') : '').padEnd(3)} `, 'bad'),
        span(line, 'text'),
      ],
    )
  })
  const other = kind === 'clean' || reference.length === 0 ? '' : stepTexts(before, reference).join(', ')
  return [
    [span(` ${kind}`, VERDICT_TONES[kind], true), span(`: ${WORDS[kind]}`, 'text')],
    ...said,
    ...(other === '' ? [] : wrapped(`The reference: ${other}`, width, 'dim')),
  ]
}

function openRows(sandbox: Sandbox, moment: Moment, width: number): Row[] {
  const { open, event } = moment
  if (open === null) return []
  const number = open.steps.length
  const last = open.steps.at(-1)
  const step =
    last === undefined
      ? []
      : wrapped(
          `Step ${number}, ${stepText(moment)}: ${event.kind === 'step' ? event.note : ''}`,
          width,
          'text',
        )
  const who = isYours(sandbox, moment)
    ? 'Yours: Enter takes it in hand, ! lets the reference do it.'
    : number > 0
      ? 'You have begun it: h and Enter go on by hand, ! lets the reference do all of it.'
      : 'Enter: the reference handles it. h: you do.'
  return [
    ...wrapped(trapSentence(open), width, 'dim'),
    ...step,
    ...(moment.panic === null ? wrapped(who, width, 'accent') : []),
  ]
}

const stepText = ({ open }: Moment): string => {
  const texts = open === null ? [] : stepTexts(open.before, open.steps)
  return texts.at(-1) ?? ''
}

/** What there is to say of the moment in view, the most important first. */
export function momentRows(sandbox: Sandbox, width: number): Row[] {
  const moment = viewed(sandbox)
  const { event, log } = moment
  return [
    ...symptomRows(moment, width),
    ...(event.kind === 'returned' ? judgementRows(event, width) : []),
    ...(event.kind === 'skipped' ? wrapped(log?.result ?? '', width, 'warn') : []),
    ...(event.kind === 'halted' || (moment.panic !== null && event.kind === 'step')
      ? wrapped('Nothing runs after a panic. Go back in time, and do it otherwise.', width, 'warn')
      : []),
    ...(event.kind === 'halted' ? [] : openRows(sandbox, moment, width)),
  ]
}
