import { useEffect, useState } from 'react'
import { lastsFor } from '../../game/exam/sitting.ts'
import { Rows } from '../components/rows.tsx'
import type { ExamView } from '../exam/view.ts'
import { examHeaderRow } from '../presentation/exam-header.ts'
import { fitRow } from '../text.ts'
import type { Theme } from '../theme.ts'

interface Props {
  readonly view: ExamView
  /** What stands in the place of the question's number; null at a question. */
  readonly where: string | null
  readonly elapsed: () => number
  readonly theme: Theme
  readonly width: number
}

const SECOND = 1000

/** The line that the clock changes, in a leaf of its own: a tick redraws nothing else. */
export function ExamHeader({ view, where, elapsed, theme, width }: Props) {
  const [, tick] = useState(0)
  const at = elapsed()
  const timed = view.mode === 'exam'
  const left = lastsFor(view.sitting.recipe) - at
  const untilNextSecond = left % SECOND === 0 ? SECOND : left % SECOND
  useEffect(() => {
    if (!timed) return
    const timer = setTimeout(() => tick(count => count + 1), Math.max(1, untilNextSecond))
    return () => clearTimeout(timer)
  })
  return <Rows rows={[fitRow(examHeaderRow(view, where, at, theme, width), width)]} theme={theme} />
}
