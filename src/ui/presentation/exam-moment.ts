import { whyStep } from '../../game/index.ts'
import { KERNELS, type KernelName } from '../../kernel/index.ts'
import { contentName, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import type { Moment, TrapThere, What } from '../exam/moments.ts'
import { type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { standingRows } from './exam-machine.ts'
import { flowRows } from './exam-page.ts'
import { ruleRow } from './machine.ts'
import { stepTexts } from './steps.ts'
import { trapRow, trapSentence } from './trap.ts'

const contentWords = (name: string): string => {
  const { answers } = texts().exam
  return name === '0' ? answers.zeros : name === '?' ? answers.junk : answers.value(name)
}

function doneText({ instruction, saw, result }: Extract<What, { of: 'done' }>): string {
  const words = texts().examScreen.review
  const text = instructionText(instruction)
  const who = processName(instruction.by)
  if (result === 'SIGSEGV') return words.signalled(text, who)
  if (result === 'killed') return words.killed(who)
  if (result !== null) return words.fails(text, result)
  return instruction.do === 'load' || instruction.do === 'write'
    ? words.reads(text, contentWords(contentName(saw)))
    : words.done(text)
}

/** @returns what happens at a moment, and why. */
function momentText({ what }: Moment, kernel: KernelName): string {
  const words = texts().examScreen.review
  switch (what.of) {
    case 'begins':
      return words.begins
    case 'trap':
      return trapSentence(what.there)
    case 'step': {
      const { trap, before, steps } = what.there
      return whyStep({ kernel: KERNELS[kernel], trap, before, steps, at: what.at })
    }
    case 'done':
      return doneText(what)
    case 'next':
      return what.trap === null
        ? words.nextRuns(instructionText(what.instruction))
        : words.nextTraps(instructionText(what.instruction), texts().traps.titles[what.trap.kind])
  }
}

/** The reference's steps at a trap, those that are done bright, the last of them marked. */
function stepRows({ before, steps }: TrapThere, done: number, theme: Theme, width: number): Row[] {
  const pieces = stepTexts(before, steps).map((text, at): Row => {
    const last = at === done - 1
    return [
      span(last ? theme.glyphs.cursor : ' ', 'accent'),
      span(`${at + 1} ${text} `, last ? 'accent' : at < done ? 'text' : 'dim', last),
    ]
  })
  return flowRows(pieces, width)
}

/** The run's instructions, the one at work marked. */
function instructionRows(run: readonly string[], begun: number, theme: Theme, width: number): Row[] {
  const pieces = run.map((text, at): Row => {
    const here = at === begun - 1
    return [
      span(here ? theme.glyphs.cursor : ' ', 'accent'),
      span(`${at + 1} ${text} `, here ? 'accent' : at < begun ? 'text' : 'dim', here),
    ]
  })
  return flowRows(pieces, width)
}

/**
 * A run at one of its moments: where it is, what happens and why, the machine with what has just changed marked.
 * @param at which moment, 0-based, of how many
 * @param room how many rows there are for the machine at the most
 */
export function momentRows(
  moment: Moment,
  run: readonly string[],
  kernel: KernelName,
  { at, of }: { readonly at: number; readonly of: number },
  theme: Theme,
  width: number,
  room: number,
): Row[] {
  const words = texts().examScreen.review
  const { what, machine, previous } = moment
  const there = what.of === 'trap' || what.of === 'step' ? what.there : null
  const trapped = there === null ? [] : [trapRow(there, width)]
  const steps = there === null ? [] : stepRows(there, what.of === 'step' ? what.at + 1 : 0, theme, width)
  const why = wrap(momentText(moment, kernel), Math.min(110, width - 4)).map(
    (line): Row => [span(`   ${line}`)],
  )
  const title = ruleRow(words.run, [span(words.moment(at, of), 'dim')], width, theme)
  const head = [title, ...instructionRows(run, moment.begun, theme, width), ...trapped, ...steps, ...why]
  const trap = there?.trap ?? null
  return [
    ...head,
    ...standingRows({ machine, previous, trap }, words.machine, theme, width, room - head.length),
  ]
}
