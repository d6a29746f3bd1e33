import { lastsFor } from '../../game/exam/sitting.ts'
import { KERNELS } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { countsOf, type ExamView, questionOf } from '../exam/view.ts'
import { type Row, rowWidth, sides, span } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'

const SECOND = 1000
const A_MINUTE = 60 * SECOND
const FIVE_MINUTES = 5 * A_MINUTE

/** Whole seconds as m:ss; what has begun counts whole, so that 0:00 is the end. */
function leftText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / SECOND)
  return texts().examScreen.time(Math.floor(seconds / 60), seconds % 60)
}

/** The time that is left, and when it is little, so in words. */
function timeRow({ sitting, mode }: ExamView, elapsed: number): Row {
  const words = texts().examScreen.header
  if (mode === 'practice') return [span(`${words.practice} `, 'good')]
  const left = Math.max(0, lastsFor(sitting.recipe) - elapsed)
  const [said, tone]: readonly [string, Tone] =
    left < A_MINUTE
      ? [words.oneMinute, 'bad']
      : left < FIVE_MINUTES
        ? [words.fiveMinutes, 'warn']
        : ['', 'strong']
  return said === ''
    ? [span(`${words.left(leftText(left))} `, tone, true)]
    : [span(`${said}  `, tone), span(`${leftText(left)} `, tone, true)]
}

/**
 * Which question, its kind and kernel, and the time that is left: the line that the clock changes.
 * @param where what stands in the place of the question's number; null at a question
 * @param elapsed whole milliseconds since the exam began
 */
export function examHeaderRow(
  view: ExamView,
  where: string | null,
  elapsed: number,
  theme: Theme,
  width: number,
): Row {
  const { sitting } = view
  const { at, questions, flagged } = sitting
  const words = texts().examScreen.header
  const question = questionOf(view)
  const { answered } = countsOf(sitting)
  const right = timeRow(view, elapsed)
  const flag: Row =
    where === null && flagged[at] === true
      ? [span(`  ${theme.glyphs.mark} ${words.flagged}`, 'warn', true)]
      : []
  const title = span(` ${where ?? words.question(at + 1, questions.length)}`, 'accent', true)
  const about: Row =
    where === null
      ? [
          span(`  ${texts().exam.kinds[question.kind]}`, 'text'),
          span(`  ${KERNELS[question.scenario.kernel].name}`, 'dim'),
        ]
      : []
  const count: Row = [span(`${words.answered(answered, questions.length)}   `, 'dim')]
  const left = [title, ...about, ...flag]
  const roomy = rowWidth([...left, ...count, ...right]) + 2 <= width
  const fits = rowWidth([...left, ...right]) + 1 <= width
  return sides(fits ? left : [title, ...flag], roomy ? [...count, ...right] : right, width)
}
