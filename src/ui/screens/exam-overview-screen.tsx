import { Box, useWindowSize } from 'ink'
import type { ReactNode } from 'react'
import { Rows } from '../components/rows.tsx'
import { type PressedExam, pressOverview } from '../exam/press-question.ts'
import type { ExamView } from '../exam/view.ts'
import type { CommandOf } from '../keymap.ts'
import { overviewColumns, overviewRows } from '../presentation/exam-overview.ts'
import { HEADER_HEIGHT } from '../presentation/header.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'

interface Props {
  readonly view: ExamView
  readonly header: ReactNode
  readonly theme: Theme
  readonly onChange: (change: (view: ExamView) => PressedExam) => void
}

/** All questions at a glance. */
export function ExamOverviewScreen({ view, header, theme, onChange }: Props) {
  const { columns, rows } = useWindowSize()
  const run = (id: CommandOf<'examOverview'>): void =>
    onChange(current => pressOverview(current, id, overviewColumns(columns)))
  const point = (cell: number): boolean => {
    if (cell === view.cell) return false
    onChange(current => ({ view: { ...current, cell }, wish: null }))
    return true
  }
  useCommands('examOverview', run, { point })
  const size = { width: columns, height: rows - HEADER_HEIGHT }
  return (
    <Box flexDirection="column">
      {header}
      <Rows rows={overviewRows(view, theme, size)} theme={theme} />
    </Box>
  )
}
