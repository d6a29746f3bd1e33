import { useWindowSize } from 'ink'
import { useMemo } from 'react'
import type { Sitting } from '../../game/exam/sitting.ts'
import { Rows } from '../components/rows.tsx'
import { type PressedReview, pressReview, type ReviewView } from '../exam/press-review.ts'
import type { ExamMode } from '../exam/view.ts'
import { reviewedOf, reviewPage, reviewRows } from '../presentation/exam-review.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'

interface Props {
  readonly sitting: Sitting
  readonly mode: ExamMode
  readonly view: ReviewView
  readonly theme: Theme
  readonly onChange: (change: (view: ReviewView) => PressedReview) => void
}

/** A question with its answer, what was answered, and the run that shows it, step by step. */
export function ExamReviewScreen({ sitting, mode, view, theme, onChange }: Props) {
  const { columns, rows } = useWindowSize()
  const { index } = view
  const reviewed = useMemo(() => reviewedOf(sitting, index), [sitting, index])
  const size = { width: columns, height: rows }
  useCommands(mode === 'practice' ? 'examAnswer' : 'examReview', id =>
    onChange(current => {
      const there = current.index === index ? reviewed : reviewedOf(sitting, current.index)
      if (there === null) return { view: current, wish: 'close' }
      return pressReview(current, id, {
        questions: sitting.questions.length,
        moments: there.moments.length,
        ...reviewPage(there, current, theme, size),
      })
    }),
  )
  if (reviewed === null) return null
  return <Rows rows={reviewRows(reviewed, view, mode, theme, size)} theme={theme} />
}
