import { QUESTION_KINDS } from '../../game/exam/question.ts'
import type { Sitting } from '../../game/exam/sitting.ts'
import { KERNELS } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import type { ExamMode } from '../exam/view.ts'
import { type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { headingRows, proseRows } from './prose.ts'

/** What an exam says before its clock starts. */
export function examBriefRows(
  { recipe, questions }: Sitting,
  mode: ExamMode,
  theme: Theme,
  width: number,
): Row[] {
  const words = texts().examScreen.brief
  const { length } = questions
  const point = (text: string): Row[] =>
    wrap(text, width - 2).map(
      (line, at): Row => [span(at === 0 ? `${theme.glyphs.pass} ` : '  ', 'dim'), span(line)],
    )
  const kernels = [...new Set(questions.map(({ scenario }) => scenario.kernel))]
  const kinds = QUESTION_KINDS.filter(kind => questions.some(question => question.kind === kind))
  return [
    [span(mode === 'exam' ? words.length(length, recipe.minutes) : words.untimed(length), 'strong', true)],
    ...proseRows(kernels.map(kernel => KERNELS[kernel].title()).join(', '), width, 'dim'),
    ...(length < recipe.questions ? proseRows(words.fewer(recipe.questions, length), width, 'warn') : []),
    ...headingRows(words.rulesTitle),
    ...(mode === 'exam' ? words.rules : words.practiceRules).flatMap(point),
    ...headingRows(words.kindsTitle),
    ...kinds.flatMap(kind => point(words.kinds[kind])),
  ]
}
