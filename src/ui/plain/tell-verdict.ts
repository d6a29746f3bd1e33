import { type HandledTrap, type Session, whyStep } from '../../game/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { stepTexts } from '../presentation/steps.ts'
import { verdictSayings } from '../presentation/verdict.ts'

const behindLabel = (label: string, text: string): string =>
  label === '' ? text : texts().plainResult.saying(label, text)

/** @returns the text as a sentence: a list of steps ends with a stop too. */
const ended = (text: string): string => (/[.?。？]$/.test(text) ? text : texts().plain.sentence(text))

/** @returns what a trap came to. */
export function verdictLines(trap: HandledTrap): string[] {
  const { verdict: words, plainResult } = texts()
  const { kind, points } = trap.verdict
  return [
    plainResult.verdict(words.kinds[kind], points, words.means[kind]),
    ...verdictSayings(trap).map(({ label, text }) => ended(behindLabel(label, text))),
  ]
}

/** @returns the reference's steps at a trap, each with its reason. */
export function solutionLines({ trap, before, verdict }: HandledTrap, kernel: Kernel): string[] {
  const steps = verdict.reference
  return stepTexts(before, steps).map((text, at) =>
    texts().plainTrap.stepOf(at + 1, steps.length, text, whyStep({ kernel, trap, before, steps, at })),
  )
}

/** @returns the verdicts so far and what they are worth. */
export function scoreLines({ play }: Pick<Session, 'play'>): string[] {
  const { plainResult: words, verdict: verdictWords } = texts()
  const points = play.handled.reduce((sum, { verdict }) => sum + verdict.points, 0)
  return [
    ...play.handled.map(({ text, verdict }, index) =>
      words.trapSoFar(index + 1, text, verdictWords.kinds[verdict.kind], verdict.points),
    ),
    words.soFar(points),
  ]
}
