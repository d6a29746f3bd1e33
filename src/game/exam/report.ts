import type { KernelName, MisconceptionId } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import { type Marked, mark } from './answer.ts'
import { beliefsBehind } from './found.ts'
import type { QuestionKind } from './question.ts'
import type { Sitting } from './sitting.ts'

/** How many questions of some kind were answered rightly. */
export interface Marks<Of extends string = string> {
  readonly of: Of
  readonly right: number
  readonly asked: number
}

/** A belief that was found, and the levels that treat it, in the order of the course. */
export interface TreatedBelief {
  readonly id: MisconceptionId
  /** The questions, 0-based. */
  readonly explains: readonly number[]
  readonly levels: readonly Pick<Level, 'id' | 'title'>[]
}

/** What an exam came to. */
export interface Report {
  readonly right: number
  readonly asked: number
  /** Of each question, in order. */
  readonly marked: readonly Marked[]
  readonly topics: readonly Marks[]
  readonly kernels: readonly Marks<KernelName>[]
  readonly kinds: readonly Marks<QuestionKind>[]
  readonly beliefs: readonly TreatedBelief[]
}

function marksBy<Of extends string>(names: readonly Of[], marked: readonly Marked[]): Marks<Of>[] {
  return [...new Set(names)].map(of => {
    const mine = marked.filter((_, index) => names[index] === of)
    return { of, right: mine.filter(({ right }) => right).length, asked: mine.length }
  })
}

/** @param levels the course, in its order */
export function reportOn(
  { questions, answers }: Pick<Sitting, 'questions' | 'answers'>,
  levels: readonly Level[],
): Report {
  const marked = questions.map((question, index) => mark(question, answers[index] ?? null))
  return {
    right: marked.filter(({ right }) => right).length,
    asked: questions.length,
    marked,
    topics: marksBy(
      questions.map(({ topic }) => topic),
      marked,
    ),
    kernels: marksBy(
      questions.map(({ scenario }) => scenario.kernel),
      marked,
    ),
    kinds: marksBy(
      questions.map(({ kind }) => kind),
      marked,
    ),
    beliefs: beliefsBehind(questions, answers).map(({ id, explains }) => ({
      id,
      explains,
      levels: levels
        .filter(({ misconceptions }) => misconceptions.includes(id))
        .map(({ id: level, title }) => ({ id: level, title })),
    })),
  }
}
