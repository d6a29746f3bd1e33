import { cleanStudent, LONGEST_STUDENT } from '../../game/contest/index.ts'
import { cleanText } from '../../workload/index.ts'
import type { CommandOf } from '../keymap.ts'
import type { KeyPress } from '../keys.ts'

export const STUDENT_FIELDS = ['name', 'id'] as const
type StudentField = (typeof STUDENT_FIELDS)[number]

/** Who plays, as it is typed. */
export interface StudentForm {
  readonly name: string
  readonly id: string
  readonly at: StudentField
  /** Enter has been pressed, and there is no name. */
  readonly noName: boolean
}

/** @param name what the command line said, or null: then it is asked for first */
export const createStudentForm = (name: string | null, id: string | null): StudentForm => ({
  name: name ?? '',
  id: id ?? '',
  at: name === null ? 'name' : 'id',
  noName: false,
})

/** @returns the form with a character more in its field. */
export const typedIn = (form: StudentForm, { char }: Extract<KeyPress, { char: string }>): StudentForm => {
  const text = [...cleanText(form[form.at] + char)].slice(0, LONGEST_STUDENT).join('')
  return { ...form, [form.at]: text, noName: false }
}

/** What a key comes to: the form after it, and whether it is filled in, or left. */
export interface PressedStudent {
  readonly form: StudentForm
  readonly wish: 'begin' | 'leave' | null
}

export function pressStudent(form: StudentForm, id: CommandOf<'contestStudent'>): PressedStudent {
  const stay = (next: StudentForm): PressedStudent => ({ form: next, wish: null })
  switch (id) {
    case 'up':
    case 'down':
      return stay({ ...form, at: form.at === 'name' ? 'id' : 'name' })
    case 'erase':
      return stay({ ...form, [form.at]: [...form[form.at]].slice(0, -1).join('') })
    case 'leave':
      return { form, wish: 'leave' }
    case 'next':
      if (cleanStudent(form.name) === '') return stay({ ...form, at: 'name', noName: true })
      return form.at === 'name' ? stay({ ...form, at: 'id' }) : { form, wish: 'begin' }
  }
}
