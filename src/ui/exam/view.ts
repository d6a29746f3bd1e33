import type { Answer } from '../../game/exam/answer.ts'
import type { Question } from '../../game/exam/question.ts'
import { type Sitting, sit } from '../../game/exam/sitting.ts'

/** Whether answers come at the end and the clock runs, or each at once and it does not. */
export type ExamMode = 'exam' | 'practice'

/** An exam on the screen: what is sat, and where cursor and page are. */
export interface ExamView {
  readonly sitting: Sitting
  readonly mode: ExamMode
  /** Index of the choice under the cursor. */
  readonly choice: number
  /** How many lines of the page are above the window. */
  readonly scroll: number
  /** The overview's cursor: a question, or behind the last one, to hand in. */
  readonly cell: number
}

/** @returns the question that is open. @throws RangeError where the exam has none */
export function questionOf({ sitting: { questions, at } }: Pick<ExamView, 'sitting'>): Question {
  const question = questions[at]
  if (question === undefined) throw new RangeError('an exam has at least one question')
  return question
}

export const answerOf = ({ sitting: { answers, at } }: Pick<ExamView, 'sitting'>): Answer | null =>
  answers[at] ?? null

export const isTrapQuestion = ({ kind }: Question): boolean => kind === 'order' || kind === 'by-hand'

const choiceOf = (answer: Answer | null): number => (answer?.of === 'choice' ? answer.choice : 0)

export const createExamView = (sitting: Sitting, mode: ExamMode): ExamView => ({
  sitting,
  mode,
  choice: choiceOf(answerOf({ sitting })),
  scroll: 0,
  cell: 0,
})

/** @returns the view at another question, with its own cursor and the page at its top. */
export const goTo = (view: ExamView, to: number): ExamView => {
  const sitting = sit(view.sitting, { do: 'go', to })
  return { ...view, sitting, choice: choiceOf(answerOf({ sitting })), scroll: 0 }
}

/** @returns the view with the question answered, or its answer taken back. */
export const answered = (view: ExamView, answer: Answer | null): ExamView => ({
  ...view,
  sitting: sit(view.sitting, { do: 'answer', answer }),
  choice: answer?.of === 'choice' ? answer.choice : view.choice,
})

/** @returns how many questions have an answer, and how many are flagged. */
export const countsOf = ({ answers, flagged }: Sitting) => ({
  answered: answers.filter(answer => answer !== null).length,
  open: answers.filter(answer => answer === null).length,
  flagged: flagged.filter(Boolean).length,
})
