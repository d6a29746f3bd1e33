import type { LogEntry } from '../../game/index.ts'
import { logOf, viewed } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import { keyLabel } from '../keymap/labels.ts'
import { examplesLeft } from '../sandbox/examples.ts'
import { SANDBOX_KEYMAP } from '../sandbox/keymap.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { type Row, rowWidth, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { logRows } from './log.ts'
import { ruleRow } from './machine.ts'
import { eventRow, momentRows } from './sandbox-event.ts'
import { programRows } from './sandbox-program.ts'

/** For whoever meets the sandbox for the first time. */
function welcomeRows(view: SandboxView, width: number): Row[] {
  const left = examplesLeft(view.sandbox)
  const first = 3 - left.length
  const words = texts().sandbox.welcome[first === 0 ? 'empty' : 'begun']
  const asked: Row = [span(` ${words.before}`, 'text'), span('i', 'key', true), span(words.after, 'text')]
  const sentence = `${words.before}i${words.after}`
  return [
    ...(rowWidth(asked) <= width
      ? [asked]
      : wrap(sentence, width - 1).map((line): Row => [span(` ${line}`, 'text')])),
    ...left.map(
      (line, index): Row => [
        span(`   ${first + index + 1}  `, index === 0 ? 'key' : 'dim', index === 0),
        span(line, index === 0 ? 'strong' : 'dim'),
      ],
    ),
  ]
}

/** The least that is to be seen of what happened before. */
const LEAST_LOG = 2

/** Every mistake so far, for whoever wonders where something comes from. */
export function mistakeRows({ sandbox }: SandboxView, width: number): Row[] {
  const { causes } = viewed(sandbox)
  return causes.flatMap(({ moment, text }): Row[] => {
    const at = ` ${texts().sandbox.momentOf(moment)} `
    const indent = rowWidth([span(at)])
    return wrap(text, width - indent - 1).map(
      (line, index): Row => [span(index === 0 ? at : ' '.repeat(indent), 'accent'), span(line, 'text')],
    )
  })
}

/** Everything that there is to say of the moment in view, what led to it, and the program. */
export function storyRows(view: SandboxView, theme: Theme, width: number): Row[] {
  const { sandbox } = view
  const { titles, noLines } = texts().sandbox
  const log = logOf(sandbox)
  const said = momentRows(sandbox, width, 0)
  const { program } = sandbox
  const mistakes = mistakeRows(view, width)
  return [
    eventRow(sandbox, theme, width),
    ...said,
    ...(said.length === 0 ? [] : [[]]),
    ...(mistakes.length === 0 ? [] : [ruleRow(titles.mistakes, [], width, theme), ...mistakes]),
    ruleRow(titles.happened, [], width, theme),
    ...logRows(log, theme.glyphs.arrow, log.length),
    ruleRow(titles.program, [], width, theme),
    ...(program.length === 0
      ? [[span(` ${noLines}`, 'dim')]]
      : programRows(sandbox, theme, width, program.length)),
  ]
}

/** What happened, as a panel of a width shows it. */
export interface Happened {
  readonly log: readonly LogEntry[]
  /** How many rows all of it takes, and how many what is said of the moment. */
  readonly wish: number
  readonly least: number
  /** What is said of the moment, then what happened before it, the newest below. */
  readonly rows: (height: number) => Row[]
  /** What is not in sight of it, and the key that shows it. */
  readonly head: (height: number) => Row
}

/** @returns what is said of the moment in view, or to whoever is new, and what happened before. */
export function happenedIn(view: SandboxView, theme: Theme, width: number, screen: number): Happened {
  const said = momentRows(view.sandbox, width, screen)
  const left = said.length === 0 ? examplesLeft(view.sandbox) : []
  // Below what happened, so that a line that is done takes the place of the one that was to be done.
  const below = left.length === 0 ? [] : welcomeRows(view, width)
  const fixed = said.length + below.length
  const log = logOf(view.sandbox)
  const key = span(keyLabel(SANDBOX_KEYMAP.time.commands.story[0]), 'key', true)
  return {
    log,
    wish: fixed + log.length,
    least: fixed + Math.min(log.length, LEAST_LOG),
    rows: height => {
      const room = Math.max(0, height - fixed)
      return [...said, ...logRows(log, theme.glyphs.arrow, room), ...below].slice(0, height)
    },
    head: height => {
      const words = texts().sandbox
      const earlier = log.length - Math.max(0, height - fixed)
      if (fixed > height) return [key, span(` ${words.showsAll}`, 'warn')]
      return earlier > 0 ? [span(`${words.earlier(earlier, theme.glyphs.up)} `, 'warn'), key] : []
    },
  }
}
