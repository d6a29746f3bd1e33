import { useWindowSize } from 'ink'
import { Rows } from '../components/rows.tsx'
import { pressSetup, type SetupView } from '../exam/setup.ts'
import { nameOf } from '../keys.ts'
import { setupScreenRows, topicColumns } from '../presentation/exam-setup.ts'
import { randomSeed } from '../random-seed.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

interface Props {
  readonly initial: SetupView
  /** Why there was no exam from it; null where nothing is to be said. */
  readonly notice: string | null
  readonly theme: Theme
  readonly onChoose: (view: SetupView, choice: 'start' | 'practise') => void
  readonly onBack: () => void
}

/** Which exam: its seed, its length, what it is about. */
export function ExamSetupScreen({ initial, notice, theme, onChoose, onBack }: Props) {
  const { columns, rows } = useWindowSize()
  const [view, now, show] = useHeld(initial)
  useCommands('examSetup', (id, key) => {
    const pressed = pressSetup(now(), id, nameOf(key), topicColumns(columns), randomSeed)
    show(pressed.view)
    if (pressed.wish === 'back') onBack()
    else if (pressed.wish !== null) onChoose(pressed.view, pressed.wish)
  })
  const size = { width: columns, height: rows }
  return <Rows rows={setupScreenRows(view, notice, theme, size)} theme={theme} />
}
