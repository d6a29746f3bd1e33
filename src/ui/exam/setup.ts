import { DIFFICULTIES, EXAM_KERNELS, type ExamRecipe, USUAL_EXAM } from '../../game/exam/recipe.ts'
import { EXAM_TOPICS } from '../../game/exam/topics.ts'
import { HIGHEST_SEED } from '../../level/index.ts'
import type { CommandOf } from '../keymap.ts'

type ExamKernel = ExamRecipe['kernels'][number]

const QUESTIONS = [10, 20, 30] as const
const MINUTES = [5, 10, 15, 20, 30, 45, 60, 90, 120] as const
/** How long an exam usually is, in proportion to its questions. */
const A_QUESTION = USUAL_EXAM.minutes / USUAL_EXAM.questions

/** What the cursor can be on, from top to bottom. */
export type SetupItem =
  | { readonly of: 'start' | 'practise' | 'seed' | 'questions' | 'minutes' | 'difficulty' | 'all' }
  | { readonly of: 'kernel'; readonly kernel: ExamKernel }
  | { readonly of: 'topic'; readonly topic: string }

/** An exam as it is being chosen. */
export interface SetupView {
  readonly at: SetupItem
  /** Null where every digit is erased. */
  readonly seed: number | null
  /** Drawn, until the first digit takes its place. */
  readonly drawn: boolean
  readonly questions: number
  readonly minutes: number
  /** Whether the minutes were chosen, and do not go with the questions any more. */
  readonly timed: boolean
  readonly difficulty: ExamRecipe['difficulty']
  readonly kernels: readonly ExamKernel[]
  readonly topics: readonly string[]
}

/** @param recipe what it begins with; the usual unless given */
export const createSetup = (seed: number, recipe: Omit<ExamRecipe, 'seed'> = USUAL_EXAM): SetupView => ({
  at: { of: 'start' },
  seed,
  drawn: true,
  questions: recipe.questions,
  minutes: recipe.minutes,
  timed: false,
  difficulty: recipe.difficulty,
  kernels: recipe.kernels,
  topics: recipe.topics.length === 0 ? EXAM_TOPICS : recipe.topics,
})

/** The rows of the form, each with what is beside each other in it. */
const setupLines = (columns: number): readonly (readonly SetupItem[])[] => [
  [{ of: 'start' }],
  [{ of: 'practise' }],
  [{ of: 'seed' }],
  [{ of: 'questions' }],
  [{ of: 'minutes' }],
  [{ of: 'difficulty' }],
  EXAM_KERNELS.map(kernel => ({ of: 'kernel', kernel })),
  [{ of: 'all' }],
  ...Array.from({ length: Math.ceil(EXAM_TOPICS.length / columns) }, (_, line) =>
    EXAM_TOPICS.slice(line * columns, (line + 1) * columns).map(
      (topic): SetupItem => ({ of: 'topic', topic }),
    ),
  ),
]

/** All that the cursor can be on, in the order of the form. */
export const SETUP_ITEMS: readonly SetupItem[] = setupLines(1).flat()

export const sameItem = (one: SetupItem, other: SetupItem): boolean =>
  one.of === 'kernel'
    ? other.of === 'kernel' && one.kernel === other.kernel
    : one.of === 'topic'
      ? other.of === 'topic' && one.topic === other.topic
      : one.of === other.of

/** @returns the exam that is chosen. */
export const recipeOf = ({
  seed,
  questions,
  minutes,
  difficulty,
  kernels,
  topics,
}: SetupView): ExamRecipe => ({
  ...USUAL_EXAM,
  seed: seed ?? 0,
  questions,
  minutes,
  difficulty,
  kernels,
  topics: topics.length === EXAM_TOPICS.length ? [] : topics,
})

function stepped<T>(list: readonly T[], now: T, step: 1 | -1, round: boolean): T {
  const at = list.indexOf(now) + step
  return list[round ? at % list.length : Math.max(0, Math.min(list.length - 1, at))] ?? now
}

const usualMinutes = (questions: number): number => Math.round(questions * A_QUESTION)

/** In the order of the list, so that the same choice is the same exam; the last one stays. */
function toggled<T>(list: readonly T[], chosen: readonly T[], item: T): readonly T[] {
  const next = list.filter(one => (one === item) !== chosen.includes(one))
  return next.length === 0 ? chosen : next
}

/**
 * @param step to the next (1) or the one before (-1) of what the cursor is on
 * @param round whether the first comes after the last
 */
function changed(view: SetupView, step: 1 | -1, round = false): SetupView {
  switch (view.at.of) {
    case 'questions': {
      const questions = stepped(QUESTIONS, view.questions, step, round)
      return { ...view, questions, minutes: view.timed ? view.minutes : usualMinutes(questions) }
    }
    case 'minutes':
      return { ...view, minutes: stepped(MINUTES, view.minutes, step, round), timed: true }
    case 'difficulty':
      return { ...view, difficulty: stepped(DIFFICULTIES, view.difficulty, step, round) }
    default:
      return view
  }
}

function moved(view: SetupView, across: number, down: number, columns: number): SetupView {
  const lines = setupLines(columns)
  const line = lines.findIndex(items => items.some(item => sameItem(item, view.at)))
  const place = lines[line]?.findIndex(item => sameItem(item, view.at)) ?? 0
  const next = lines[(line + down + lines.length) % lines.length] ?? []
  const at = next[Math.max(0, Math.min(next.length - 1, place + across))]
  return at === undefined ? view : { ...view, at }
}

function turned(view: SetupView): SetupView {
  switch (view.at.of) {
    case 'kernel':
      return { ...view, kernels: toggled(EXAM_KERNELS, view.kernels, view.at.kernel) }
    case 'topic':
      return { ...view, topics: toggled(EXAM_TOPICS, view.topics, view.at.topic) }
    case 'all':
      // Who wants a few of them begins with one.
      return {
        ...view,
        topics: view.topics.length === EXAM_TOPICS.length ? EXAM_TOPICS.slice(0, 1) : EXAM_TOPICS,
      }
    default:
      return changed(view, 1, true)
  }
}

function withDigit(view: SetupView, digit: string): SetupView {
  const longer = Number(`${view.drawn ? '' : (view.seed ?? '')}${digit}`)
  return { ...view, seed: longer <= HIGHEST_SEED ? longer : view.seed, drawn: false }
}

/** What a key comes to: the view after it, and what is to be done. */
export interface PressedSetup {
  readonly view: SetupView
  readonly wish: 'start' | 'practise' | 'back' | null
}

/**
 * @param key the key's own name: which digit
 * @param columns how many topics are beside each other
 * @param draw draws a seed
 */
export function pressSetup(
  view: SetupView,
  id: CommandOf<'examSetup'>,
  key: string,
  columns: number,
  draw: () => number,
): PressedSetup {
  const stay = (next: SetupView): PressedSetup => ({ view: next, wish: null })
  const grid = view.at.of === 'kernel' || view.at.of === 'topic'
  switch (id) {
    case 'up':
      return stay(moved(view, 0, -1, columns))
    case 'down':
      return stay(moved(view, 0, 1, columns))
    case 'less':
      return stay(grid ? moved(view, -1, 0, columns) : changed(view, -1))
    case 'more':
      return stay(grid ? moved(view, 1, 0, columns) : changed(view, 1))
    case 'digit':
      return stay(withDigit(view, key))
    case 'shorten': {
      const { seed } = view
      return stay({ ...view, seed: seed === null || seed < 10 ? null : Math.floor(seed / 10), drawn: false })
    }
    case 'draw':
      return stay({ ...view, seed: draw(), drawn: true })
    case 'back':
      return { view, wish: 'back' }
    case 'choose':
      if (view.at.of === 'start' || view.at.of === 'practise') return { view, wish: view.at.of }
      return stay(view.at.of === 'seed' ? { ...view, seed: draw(), drawn: true } : turned(view))
  }
}
