import type { LogEntry } from '../../game/index.ts'
import {
  answeredAt,
  causeText,
  isYours,
  type Moment,
  type Sandbox,
  viewed,
} from '../../game/sandbox/index.ts'
import { contentName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import { cut, type Row, rowWidth, span, wrap } from '../text.ts'
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
  const words = texts().sandboxEvents
  switch (event.kind) {
    case 'boot':
      return [chip(words.boot, 'good'), span(` ${words.bootMore}`, 'dim')]
    case 'ran': {
      const again = (sandbox.moments[sandbox.at - 1]?.retry ?? null) !== null
      return [
        chip(words.ran, 'good'),
        span(`  ${ranText(sandbox, log)}${log === null ? '' : saw(log, theme)}`, 'strong'),
        span(`  ${again ? words.ranAgain : words.ranFreely}`, 'dim'),
      ]
    }
    case 'returned':
      return [
        chip(words.returned, VERDICT_TONES[event.judgement.kind]),
        span(`  ${log?.text ?? ''}${log === null ? '' : saw(log, theme)}`, 'strong'),
        span(log?.result === undefined ? '' : words.withResult(log.result), 'dim'),
      ]
    case 'handled':
      return [
        chip(words.handled, 'good'),
        span(`  ${log?.text ?? ''}${log === null ? '' : saw(log, theme)}`, 'strong'),
        span(`  ${words.byReference(log?.result ?? null)}`, 'dim'),
      ]
    case 'skipped':
      return [chip(words.skipped, 'warn'), span(`  ${log?.text ?? ''}`, 'strong')]
    case 'halted':
      return [chip(words.halted, 'trap'), span(`  ${log?.text ?? ''}`, 'strong')]
    case 'end':
      return [chip(words.end, 'good'), span(` ${words.endMore}`, 'dim')]
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
  const spans = eventSpans(sandbox, moment, theme)
  const steps = isWide(width) ? referenceText(sandbox) : ''
  return steps === '' ? spans : [...spans, span(`   ${cut(steps, width - rowWidth(spans) - 4)}`, 'text')]
}

/** Where the reference's steps stand in the event's row: so they come and go without moving what is below. */
const isWide = (width: number): boolean => width >= 100

/** What the reference did, where it is the reference who answered. */
function referenceText(sandbox: Sandbox): string {
  const answered = viewed(sandbox).event.kind === 'handled' ? answeredAt(sandbox) : null
  return answered === null ? '' : stepTexts(answered.before, answered.steps).join(', ')
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

function judgementRows(event: Extract<Moment['event'], { kind: 'returned' }>, width: number): Row[] {
  const { kind, remarks, reference } = event.judgement
  const { before, steps } = event.over
  const words = texts().sandboxEvents
  const named = stepTexts(before, steps)
  const said = remarks.flatMap(({ rule, step, text }) => {
    const used = step === null ? undefined : named[step]
    const where = used === undefined ? null : { number: (step ?? 0) + 1, text: used }
    return wrap(words.remark(text, where), width - 6).map(
      (line, index): Row => [
        span(` ${(index === 0 ? (rule ?? '') : '').padEnd(3)} `, 'bad'),
        span(line, 'text'),
      ],
    )
  })
  const other = kind === 'clean' || reference.length === 0 ? '' : stepTexts(before, reference).join(', ')
  return [
    [span(` ${texts().verdict.kinds[kind]}`, VERDICT_TONES[kind], true), span(words.judged[kind], 'text')],
    ...said,
    ...(other === '' ? [] : wrapped(words.reference(other), width, 'dim')),
  ]
}

function openRows(sandbox: Sandbox, moment: Moment, width: number): Row[] {
  const { open, event } = moment
  if (open === null) return []
  const words = texts().sandboxEvents
  const number = open.steps.length
  const last = open.steps.at(-1)
  const step =
    last === undefined
      ? []
      : wrapped(words.step(number, stepText(moment), event.kind === 'step' ? event.note : ''), width, 'text')
  const who = isYours(sandbox, moment) ? words.yours : number > 0 ? words.begun : words.theirs
  return [
    ...wrapped(trapSentence(open), width, 'dim'),
    ...step,
    ...(moment.panic === null ? wrapped(who, width, 'accent') : []),
  ]
}

const stepText = ({ open }: Moment): string => {
  return open === null ? '' : (stepTexts(open.before, open.steps).at(-1) ?? '')
}

/**
 * What there is to say of the moment in view, the most important first.
 * @param screen the width of the screen, whose event row says some of it where it is wide
 */
export function momentRows(sandbox: Sandbox, width: number, screen: number): Row[] {
  const moment = viewed(sandbox)
  const { event, log } = moment
  const steps = isWide(screen) ? '' : referenceText(sandbox)
  return [
    ...symptomRows(moment, width),
    ...(event.kind === 'returned' ? judgementRows(event, width) : []),
    ...(steps === '' ? [] : wrapped(texts().sandboxEvents.reference(steps), width, 'dim')),
    ...(event.kind === 'skipped' ? wrapped(log?.result ?? '', width, 'warn') : []),
    ...(event.kind === 'halted' || (moment.panic !== null && event.kind === 'step')
      ? wrapped(texts().sandboxEvents.afterPanic, width, 'warn')
      : []),
    ...(event.kind === 'halted' ? [] : openRows(sandbox, moment, width)),
  ]
}
