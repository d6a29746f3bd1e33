import { type ExamRecord, mostExams } from './profile.ts'

// Not localeCompare: the order must be the same for everybody.
const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The last ones, by day; of one day in an order that does not depend on who put them together. */
const latest = (exams: readonly ExamRecord[]): readonly ExamRecord[] =>
  exams
    .map(exam => ({ exam, text: JSON.stringify(exam) }))
    .toSorted((one, other) => inOrder(one.exam.day, other.exam.day) || inOrder(one.text, other.text))
    .slice(-mostExams)
    .map(({ exam }) => exam)

/** Later exams come to earlier ones. */
export const addExams = (there: readonly ExamRecord[], more: readonly ExamRecord[]): readonly ExamRecord[] =>
  latest([...there, ...more])

/** Both may tell of the same exams: of those that are alike, as many as either has. */
export function uniteExams(one: readonly ExamRecord[], other: readonly ExamRecord[]): readonly ExamRecord[] {
  const known = new Map<string, number>()
  for (const exam of one) known.set(JSON.stringify(exam), (known.get(JSON.stringify(exam)) ?? 0) + 1)
  const missing = other.filter(exam => {
    const text = JSON.stringify(exam)
    const left = known.get(text) ?? 0
    known.set(text, left - 1)
    return left <= 0
  })
  return latest([...one, ...missing])
}
