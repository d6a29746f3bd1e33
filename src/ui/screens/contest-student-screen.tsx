import { useWindowSize } from 'ink'
import { Rows } from '../components/rows.tsx'
import { createStudentForm, pressStudent, type StudentForm, typedIn } from '../contest/student-form.ts'
import { studentRows } from '../presentation/contest-list.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

interface Props {
  readonly title: string
  /** What the command line said; null: nothing. */
  readonly name: string | null
  readonly id: string | null
  /** Why the last name did not do. */
  readonly notice: string | null
  readonly theme: Theme
  readonly onDone: (form: StudentForm) => void
  readonly onLeave: () => void
}

/** Who plays in a contest: name and id, typed. */
export function ContestStudentScreen({ title, name, id, notice, theme, onDone, onLeave }: Props) {
  const { columns, rows } = useWindowSize()
  const [form, now, show] = useHeld(createStudentForm(name, id))
  useCommands(
    'contestStudent',
    command => {
      const pressed = pressStudent(now(), command)
      show(pressed.form)
      if (pressed.wish === 'begin') onDone(pressed.form)
      else if (pressed.wish === 'leave') onLeave()
    },
    {
      otherwise: key => {
        if (!('char' in key)) return 'unknown'
        show(typedIn(now(), key))
        return 'done'
      },
    },
  )
  return (
    <Rows rows={studentRows(form, title, notice, theme, { width: columns, height: rows })} theme={theme} />
  )
}
