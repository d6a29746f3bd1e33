import { type HandledTrap, type Session, whyStep } from '../../game/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { stepTexts } from '../presentation/steps.ts'
import { VERDICT_WORDS, verdictSayings } from '../presentation/verdict.ts'
import { counted, sentence } from './spoken.ts'

const behindLabel = (label: string, text: string): string =>
  label === '' ? text : `${sentence(label)}: ${text}`

/** @returns the text as a sentence: a list of steps ends with a stop too. */
const ended = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`)

/** @returns what a trap came to. */
export const verdictLines = (trap: HandledTrap): string[] => [
  `${sentence(trap.verdict.kind)}: ${counted(trap.verdict.points, 'point')}. ${VERDICT_WORDS[trap.verdict.kind]}`,
  ...verdictSayings(trap).map(({ label, text }) => ended(behindLabel(label, text))),
]

/** @returns the reference's steps at a trap, each with its reason. */
export function solutionLines({ trap, before, verdict }: HandledTrap, kernel: Kernel): string[] {
  const steps = verdict.reference
  return stepTexts(before, steps).map(
    (text, at) =>
      `Step ${at + 1} of ${steps.length}: ${text}. ${whyStep({ kernel, trap, before, steps, at })}`,
  )
}

/** @returns the verdicts so far and what they are worth. */
export function scoreLines({ play }: Pick<Session, 'play'>): string[] {
  const points = play.handled.reduce((sum, { verdict }) => sum + verdict.points, 0)
  return [
    ...play.handled.map(
      ({ text, verdict }, index) =>
        `Trap ${index + 1}, ${text}: ${verdict.kind}, ${counted(verdict.points, 'point')}.`,
    ),
    `${counted(points, 'point')} so far.`,
  ]
}
