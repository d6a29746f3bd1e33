import { type HandledTrap, questionFor, type VerdictKind } from '../../game/index.ts'
import { misconceptionText, type Primitive, ruleText } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { fill, type Row, rowWidth, span, widthOf, wrap } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { stepTexts } from './steps.ts'

export const VERDICT_TONES: Readonly<Record<VerdictKind, Tone>> = {
  clean: 'good',
  wasteful: 'warn',
  different: 'warn',
  unsafe: 'bad',
  wrong: 'bad',
  refault: 'bad',
  shown: 'warn',
  late: 'bad',
}

const MOST_THEN = 3

/** One thing that a verdict says, behind what it is about: a rule, a belief, "then", or nothing. */
export interface Saying {
  readonly of: 'remark' | 'belief' | 'more'
  readonly label: string
  readonly text: string
}

const more = (label: string, text: string): Saying => ({ of: 'more', label, text })

function remarksOf(trap: HandledTrap): Saying[] {
  const steps = stepTexts(trap.before, trap.steps)
  return trap.verdict.remarks.map(({ rule, step, text }) => {
    const used = step === null ? undefined : steps[step]
    const said = step === null || used === undefined ? text : texts().verdict.atStep(text, step + 1, used)
    return { of: 'remark', label: rule ?? '', text: said }
  })
}

const stepsText = (trap: HandledTrap, steps: readonly Primitive[]): string =>
  steps.length === 0 ? texts().verdict.nothing : texts().verdict.steps(stepTexts(trap.before, steps))

/**
 * What a verdict says besides its kind and points: why, the belief behind it and a question back; not the solution, but
 * for who asked for it.
 */
export function verdictSayings(trap: HandledTrap): Saying[] {
  const { verdict } = trap
  const words = texts().verdict
  const firstRule = verdict.remarks.find(({ rule }) => rule !== null)?.rule ?? null
  const question = questionFor(verdict)
  const kept = verdict.kind === 'clean' || verdict.kind === 'wasteful'
  return [
    ...remarksOf(trap),
    ...verdict.consequences
      .slice(0, MOST_THEN)
      .map((text, index) => more(index === 0 ? words.later : '', text)),
    ...(firstRule === null ? [] : [more(words.rule(firstRule), ruleText(firstRule).sentence)]),
    ...verdict.misconceptions.map(
      (id): Saying => ({ of: 'belief', label: id, text: words.didYouThink(misconceptionText(id).belief) }),
    ),
    ...(question === null ? [] : [more(words.question, question)]),
    verdict.kind === 'shown'
      ? more(words.reference, stepsText(trap, verdict.reference))
      : more(words.you, stepsText(trap, trap.steps)),
    ...(kept ? [] : [more('', words.goesOn)]),
  ]
}

const LOOKS: Readonly<
  Record<Saying['of'], { readonly indent: number; readonly label: Tone; readonly text: Tone }>
> = {
  remark: { indent: 3, label: 'bad', text: 'text' },
  belief: { indent: 3, label: 'accent', text: 'accent' },
  more: { indent: 10, label: 'dim', text: 'text' },
}

function sayingRows({ of, label, text }: Saying, width: number): Row[] {
  const look = LOOKS[of]
  return wrap(text, width - look.indent - (of === 'more' ? 2 : 3)).map(
    (line, index): Row => [
      span(` ${fill(index === 0 ? label : '', look.indent)} `, look.label),
      span(line, look.text),
    ],
  )
}

/** The verdict on a trap: what it is, and all that it says. */
export function verdictRows(trap: HandledTrap, theme: Theme, width: number): Row[] {
  const { verdict } = trap
  const tone = VERDICT_TONES[verdict.kind]
  const glyph = tone === 'good' ? theme.glyphs.yes : tone === 'bad' ? theme.glyphs.no : theme.glyphs.mark
  const kind: Row = [
    span(` ${glyph} ${texts().verdict.kinds[verdict.kind]} `, tone, true),
    span(` ${texts().verdict.points(verdict.points)}   `, 'strong'),
  ]
  const words = texts().verdict.means[verdict.kind]
  const head: Row[] =
    rowWidth(kind) + widthOf(words) <= width
      ? [[...kind, span(words, 'dim')]]
      : [kind, ...wrap(words, width - 1).map((line): Row => [span(` ${line}`, 'dim')])]
  return [...head, ...verdictSayings(trap).flatMap(saying => sayingRows(saying, width))]
}
