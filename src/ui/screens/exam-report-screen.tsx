import { useWindowSize } from 'ink'
import { useMemo } from 'react'
import { Rows } from '../components/rows.tsx'
import { type PressedReview, type ReviewView, reviewOf } from '../exam/press-review.ts'
import {
  EMPTY_REPORT,
  pressReport,
  type Reported,
  type ReportItem,
  type ReportView,
} from '../exam/report-view.ts'
import { reportLines, reportPage, reportRows } from '../presentation/exam-report.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'
import { ExamReviewScreen } from './exam-review-screen.tsx'

interface PageProps {
  readonly reported: Reported
  readonly view: ReportView
  readonly theme: Theme
  readonly now: () => ReportView
  readonly onChange: (view: ReportView, wish: ReportItem | null) => void
}

function ReportPageScreen({ reported, view, theme, now, onChange }: PageProps) {
  const { columns, rows } = useWindowSize()
  const size = { width: columns, height: rows }
  const lines = useMemo(() => reportLines(reported, theme, columns), [reported, theme, columns])
  useCommands('examReport', id => {
    const pressed = pressReport(now(), id, reportPage(lines, rows))
    onChange(pressed.view, pressed.wish)
  })
  return <Rows rows={reportRows(reported, lines, view, theme, size)} theme={theme} />
}

interface Props {
  readonly reported: Reported
  readonly theme: Theme
  /** What leads away from the report. */
  readonly onChoose: (item: ReportItem) => void
}

/** What an exam came to, and each of its questions. */
export function ExamReportScreen({ reported, theme, onChoose }: Props) {
  const [view, now, show] = useHeld<ReportView>(EMPTY_REPORT)
  const [review, reviewed, open] = useHeld<ReviewView | null>(null)
  const { sitting } = reported
  if (review !== null)
    return (
      <ExamReviewScreen
        key="review"
        sitting={sitting}
        mode="exam"
        view={review}
        theme={theme}
        onChange={(change: (view: ReviewView) => PressedReview) => {
          const current = reviewed()
          if (current === null) return
          const pressed = change(current)
          open(pressed.wish === null ? pressed.view : null)
        }}
      />
    )
  return (
    <ReportPageScreen
      reported={reported}
      view={view}
      theme={theme}
      now={now}
      onChange={(next, wish) => {
        show(next)
        if (wish === null) return
        if (wish.of === 'question') open(reviewOf(wish.index))
        else if (wish.of === 'review') open(reviewOf(0))
        else onChoose(wish)
      }}
    />
  )
}
