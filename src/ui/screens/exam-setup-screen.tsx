import { useWindowSize } from 'ink'
import { Rows } from '../components/rows.tsx'
import { pressSetup, SETUP_ITEMS, type SetupView, sameItem } from '../exam/setup.ts'
import type { CommandOf } from '../keymap.ts'
import { type KeyPress, nameOf } from '../keys.ts'
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
  const run = (id: CommandOf<'examSetup'>, key: KeyPress): void => {
    const pressed = pressSetup(now(), id, nameOf(key), topicColumns(columns), randomSeed)
    show(pressed.view)
    if (pressed.wish === 'back') onBack()
    else if (pressed.wish !== null) onChoose(pressed.view, pressed.wish)
  }
  const point = (entry: number): boolean => {
    const at = SETUP_ITEMS[entry]
    if (at === undefined || sameItem(at, now().at)) return false
    show({ ...now(), at })
    return true
  }
  useCommands('examSetup', run, { point })
  const size = { width: columns, height: rows }
  return <Rows rows={setupScreenRows(view, notice, theme, size)} theme={theme} />
}
