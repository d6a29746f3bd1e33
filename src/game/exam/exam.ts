import { type KernelName, MISCONCEPTION_IDS, type MisconceptionId } from '../../kernel/index.ts'
import { Draws, randomState } from '../../level/index.ts'
import { askableOn } from './askable.ts'
import { shuffled } from './choices.ts'
import { drawQuestion } from './draw-question.ts'
import type { Question, QuestionKind } from './question.ts'
import type { Difficulty, ExamRecipe } from './recipe.ts'
import { shapeOf } from './same.ts'
import type { Hardness } from './scenario.ts'
import { topicOf } from './topics.ts'

export {
  type Difficulty,
  EXAM_VERSION,
  type ExamRecipe,
  LONGEST_EXAM,
  MOST_QUESTIONS,
  USUAL_EXAM,
} from './recipe.ts'

export const HARDNESS: Readonly<Record<Exclude<Difficulty, 'mix'>, Hardness>> = {
  easy: { processes: 3, pages: 6, setup: [1, 4], run: [1, 2] },
  medium: { processes: 3, pages: 8, setup: [2, 6], run: [1, 3] },
  hard: { processes: 4, pages: 10, setup: [3, 9], run: [2, 5] },
}
const GROWING = ['easy', 'medium', 'hard'] as const

/** How often each kind comes: most of all what a run comes to. */
const PATTERN: readonly QuestionKind[] = [
  'predict',
  'predict',
  'bug',
  'order',
  'predict',
  'detective',
  'predict',
  'by-hand',
  'predict',
  'bug',
]

const hardnessAt = ({ difficulty, questions }: ExamRecipe, index: number): Hardness =>
  HARDNESS[
    difficulty === 'mix' ? (GROWING[Math.floor((index * GROWING.length) / questions)] ?? 'hard') : difficulty
  ]

/** How often a question is tried for before another belief, or another kind, has its turn. */
const TRIES = 250
/** Of how many questions the one is taken that tells the most beliefs apart. */
const CANDIDATES = 4

/** The answers that each belief has led to so far: two with the same ones cannot be told apart yet. */
class Profiles {
  private readonly told = new Map<MisconceptionId, string>(MISCONCEPTION_IDS.map(id => [id, '']))

  private answer(question: Question, id: MisconceptionId): string {
    if (question.kind === 'order') return ''
    if (question.kind === 'by-hand') return question.target === id ? id : ''
    return question.choices.find(({ beliefs }) => beliefs.includes(id))?.answer ?? ''
  }

  /** @returns from how many others, and from who holds no wrong belief, `target` would be told apart besides. */
  gain(question: Question, target: MisconceptionId): number {
    const mine = this.told.get(target)
    const answer = this.answer(question, target)
    const alike = MISCONCEPTION_IDS.filter(id => id !== target && this.told.get(id) === mine)
    return alike.filter(id => this.answer(question, id) !== answer).length + (answer === '' ? 0 : 1)
  }

  /** @returns how many others cannot be told from it. */
  alike(target: MisconceptionId): number {
    const mine = this.told.get(target)
    return MISCONCEPTION_IDS.filter(id => id !== target && this.told.get(id) === mine).length
  }

  note(question: Question): void {
    for (const [id, told] of this.told) this.told.set(id, `${told};${this.answer(question, id)}`)
  }
}

/** What is made in many short pieces: who draws a screen meanwhile can go on between them. */
type Made<T> = Generator<undefined, T>

class Maker {
  private readonly draws
  private readonly profiles = new Profiles()
  private readonly shapes = new Set<string>()
  private readonly served = new Map<MisconceptionId, number>()
  private readonly recipe

  constructor(recipe: ExamRecipe) {
    this.recipe = recipe
    this.draws = new Draws(randomState(recipe.seed))
  }

  private kernelsFor(kind: QuestionKind, target: MisconceptionId): readonly KernelName[] {
    const askable = askableOn(kind, target)
    return this.recipe.kernels.filter(kernel => askable.includes(kernel))
  }

  private *tried(kind: QuestionKind, target: MisconceptionId, hardness: Hardness): Made<Question | null> {
    const found: Question[] = []
    const kernels = this.kernelsFor(kind, target)
    if (kernels.length === 0) return null
    for (let tries = 0; tries < TRIES && found.length < CANDIDATES; tries++) {
      yield
      const kernel = this.draws.among(kernels)
      const question = drawQuestion(this.draws, kind, kernel, target, hardness)
      if (question !== null && !this.shapes.has(shapeOf(question))) found.push(question)
    }
    const gains = found.map(question => this.profiles.gain(question, target))
    return found[gains.indexOf(Math.max(...gains))] ?? null
  }

  /** The beliefs in the order in which they need a question: never asked about, then not yet told from others. */
  private wanted(kind: QuestionKind): MisconceptionId[] {
    const { topics } = this.recipe
    const all = MISCONCEPTION_IDS.filter(
      id => (topics.length === 0 || topics.includes(topicOf(id))) && this.kernelsFor(kind, id).length > 0,
    )
    const need = (id: MisconceptionId): number => 100 * (this.served.get(id) ?? 0) - this.profiles.alike(id)
    return shuffled(all, this.draws).sort((one, other) => need(one) - need(other))
  }

  *next(index: number): Made<Question | null> {
    const { kinds } = this.recipe
    const pattern = PATTERN.filter(kind => kinds.includes(kind))
    const first = pattern[index % pattern.length]
    const order = first === undefined ? kinds : [first, ...kinds.filter(kind => kind !== first)]
    const hardness = hardnessAt(this.recipe, index)
    for (const kind of order)
      for (const target of this.wanted(kind).slice(0, kind === first ? 8 : MISCONCEPTION_IDS.length)) {
        const question = yield* this.tried(kind, target, hardness)
        if (question === null) continue
        this.shapes.add(shapeOf(question))
        this.profiles.note(question)
        // In what order a student puts cards says little about what he believes.
        if (kind !== 'order') this.served.set(target, (this.served.get(target) ?? 0) + 1)
        return question
      }
    return null
  }
}

/**
 * Makes an exam piece by piece, for a screen that must not stand still for seconds.
 * @param onQuestion called after each question with how many there are
 * @returns as `makeExam`
 * @throws RangeError for a seed that is none
 */
export function* makingExam(recipe: ExamRecipe, onQuestion: (count: number) => void): Made<Question[]> {
  const maker = new Maker(recipe)
  const questions: Question[] = []
  while (questions.length < recipe.questions) {
    const question = yield* maker.next(questions.length)
    if (question === null) break
    questions.push(question)
    onQuestion(questions.length)
  }
  return questions
}

/**
 * Makes an exam.
 * @returns its questions; fewer than were asked for where there are no more different ones
 * @throws RangeError for a seed that is none
 */
export function makeExam(recipe: ExamRecipe): Question[] {
  const making = makingExam(recipe, () => {})
  for (;;) {
    const made = making.next()
    if (made.done === true) return made.value
  }
}
