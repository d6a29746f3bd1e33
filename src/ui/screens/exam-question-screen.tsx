import { Box, useWindowSize } from 'ink'
import type { ReactNode } from 'react'
import { Rows } from '../components/rows.tsx'
import { type PressedExam, pressQuestion, refusedAtQuestion } from '../exam/press-question.ts'
import type { ExamView } from '../exam/view.ts'
import { commandOf } from '../keymap/entries.ts'
import { nameOf } from '../keys.ts'
import { questionPage, questionRows } from '../presentation/exam-question.ts'
import { HEADER_HEIGHT } from '../presentation/header.ts'
import type { Theme } from '../theme.ts'
import { type Answer, heardIn, pointing, useListener } from '../use-commands.ts'

interface Props {
  readonly view: ExamView
  readonly header: ReactNode
  readonly theme: Theme
  /** By the view of the moment: several keys can come before the screen is drawn anew. */
  readonly onChange: (change: (view: ExamView) => PressedExam) => void
}

/** A question: what is given, what is asked, and the answers. */
export function ExamQuestionScreen({ view, header, theme, onChange }: Props) {
  const { columns, rows } = useWindowSize()
  const size = { width: columns, height: rows - HEADER_HEIGHT }
  useListener({
    ...heardIn('examQuestion', id =>
      id === 'answer' || id === 'clear' ? refusedAtQuestion(view, id, null) : null,
    ),
    press: key => {
      const id = commandOf('examQuestion', key)
      if (id === null) return 'unknown'
      let answer: Answer = 'done'
      onChange(current => {
        const why = refusedAtQuestion(current, id, nameOf(key))
        if (why !== null) {
          answer = { why }
          return { view: current, wish: null }
        }
        return pressQuestion(current, id, nameOf(key), questionPage(current, theme, size))
      })
      return answer
    },
    point: pointing(choice => {
      let moves = false
      onChange(current => {
        moves = current.choice !== choice
        return { view: { ...current, choice }, wish: null }
      })
      return moves
    }),
  })
  return (
    <Box flexDirection="column">
      {header}
      <Rows rows={questionRows(view, theme, size)} theme={theme} />
    </Box>
  )
}
