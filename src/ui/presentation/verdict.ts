import { type HandledTrap, questionFor, type VerdictKind } from '../../game/index.ts'
import { MISCONCEPTIONS, type Primitive, RULES } from '../../kernel/index.ts'
import { type Row, rowWidth, span, wrap } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { stepTexts } from './steps.ts'

const WORDS: Readonly<Record<VerdictKind, string>> = {
  clean: "The reference's state, and nothing needless.",
  wasteful: 'The right state, with something needless.',
  different: 'Another state, and a safe one.',
  unsafe: 'The right end, but not safe on the way.',
  wrong: 'A rule is broken at the return.',
  refault: 'The instruction trapped again.',
  shown: 'The reference did this one.',
  late: 'The time for this trap was over.',
}

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
const GOES_ON = 'The machine goes on from what the reference did.'

function remarkRows(trap: HandledTrap, width: number): Row[] {
  const steps = stepTexts(trap.before, trap.steps)
  return trap.verdict.remarks.flatMap(({ rule, step, text }) => {
    const used = step === null ? undefined : steps[step]
    const where = used === undefined ? '' : ` (step ${(step ?? 0) + 1}, ${used})`
    const lines = wrap(`${text}${where}`, width - 6)
    const label = rule ?? ' '
    return lines.map(
      (line, index): Row => [span(` ${(index === 0 ? label : '').padEnd(3)} `, 'bad'), span(line, 'text')],
    )
  })
}

const beliefRows = (trap: HandledTrap, width: number): Row[] =>
  trap.verdict.misconceptions.flatMap(id =>
    wrap(`Did you think that ${MISCONCEPTIONS[id].belief}?`, width - 6).map(
      (line, index): Row => [span(` ${(index === 0 ? id : '').padEnd(3)} `, 'accent'), span(line, 'accent')],
    ),
  )

const stepsText = (trap: HandledTrap, steps: readonly Primitive[]): string =>
  steps.length === 0 ? 'nothing' : stepTexts(trap.before, steps).join(', ')

function labelled(label: string, text: string, width: number): Row[] {
  return wrap(text, width - 12).map(
    (line, index): Row => [span(` ${(index === 0 ? label : '').padEnd(10)} `, 'dim'), span(line, 'text')],
  )
}

/** The verdict on a trap: what it is, why, the belief behind it and a question back; not the solution, but for who asked for it. */
export function verdictRows(trap: HandledTrap, theme: Theme, width: number): Row[] {
  const { verdict } = trap
  const tone = VERDICT_TONES[verdict.kind]
  const glyph = tone === 'good' ? theme.glyphs.yes : tone === 'bad' ? theme.glyphs.no : theme.glyphs.mark
  const kind: Row = [
    span(` ${glyph} ${verdict.kind} `, tone, true),
    span(` ${verdict.points} points   `, 'strong'),
  ]
  const words = WORDS[verdict.kind]
  const head: Row[] =
    rowWidth(kind) + words.length <= width
      ? [[...kind, span(words, 'dim')]]
      : [kind, ...wrap(words, width - 1).map((line): Row => [span(` ${line}`, 'dim')])]
  const firstRule = verdict.remarks.find(({ rule }) => rule !== null)?.rule
  const rule =
    firstRule === null || firstRule === undefined
      ? []
      : labelled(`rule ${firstRule}`, RULES[firstRule].sentence, width)
  const question = questionFor(verdict)
  const kept = verdict.kind === 'clean' || verdict.kind === 'wasteful'
  return [
    ...head,
    ...remarkRows(trap, width),
    ...verdict.consequences
      .slice(0, MOST_THEN)
      .flatMap((text, index) => labelled(index === 0 ? 'then' : '', text, width)),
    ...rule,
    ...beliefRows(trap, width),
    ...(question === null ? [] : labelled('question', question, width)),
    ...(verdict.kind === 'shown'
      ? labelled('reference', stepsText(trap, verdict.reference), width)
      : labelled('you', stepsText(trap, trap.steps), width)),
    ...(kept ? [] : labelled('', GOES_ON, width)),
  ]
}
