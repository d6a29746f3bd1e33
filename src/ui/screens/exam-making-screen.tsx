import { useWindowSize } from 'ink'
import { useEffect, useRef, useState } from 'react'
import { makingExam } from '../../game/exam/exam.ts'
import type { Question } from '../../game/exam/question.ts'
import type { ExamRecipe } from '../../game/exam/recipe.ts'
import { Rows } from '../components/rows.tsx'
import { stopwatch } from '../monotonic.ts'
import { makingRows } from '../presentation/exam-making.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'

interface Props {
  readonly recipe: ExamRecipe
  readonly theme: Theme
  readonly onMade: (questions: readonly Question[]) => void
  readonly onBack: () => void
}

/** How many milliseconds at once it is worked on, between which keys are heard and the screen is drawn. */
const SLICE = 25

/** An exam in the making: it takes seconds, and the screen does not stand still meanwhile. */
export function ExamMakingScreen({ recipe, theme, onMade, onBack }: Props) {
  const { columns, rows } = useWindowSize()
  const [made, setMade] = useState(0)
  const done = useRef(onMade)
  done.current = onMade
  useCommands('examMaking', () => onBack())
  useEffect(() => {
    const making = makingExam(recipe, setMade)
    const work = (): void => {
      const now = stopwatch()
      while (now() < SLICE) {
        const { done: over = false, value } = making.next()
        if (over && value !== undefined) {
          done.current(value)
          return
        }
      }
      timer = setTimeout(work, 0)
    }
    let timer = setTimeout(work, 0)
    return () => clearTimeout(timer)
  }, [recipe])
  const size = { width: columns, height: rows }
  return <Rows rows={makingRows(made, recipe.questions, theme, size)} theme={theme} />
}
