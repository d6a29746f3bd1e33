import { sit } from '../../game/exam/sitting.ts'
import { texts } from '../../text/index.ts'
import type { CommandOf } from '../keymap.ts'
import { answered, answerOf, type ExamView, goTo, isTrapQuestion, questionOf } from './view.ts'

/** What a key comes to: the view after it, and where it leads. */
export interface PressedExam {
  readonly view: ExamView
  readonly wish: 'trap' | 'overview' | 'review' | 'pause' | 'hand-in' | 'question' | null
}

/** How far the page can scroll, and how many lines of it there are at once. */
export interface PageSize {
  readonly most: number
  readonly room: number
}

const stay = (view: ExamView): PressedExam => ({ view, wish: null })

/** In practice an answer is given once, and judged at once. */
const isGiven = (view: ExamView): boolean => view.mode === 'practice' && answerOf(view) !== null

/** @returns why a command can do nothing at this question; null where it can */
export function refusedAtQuestion(
  view: ExamView,
  id: CommandOf<'examQuestion'>,
  key: string | null,
): string | null {
  const words = texts().examScreen
  const question = questionOf(view)
  if (id !== 'answer' && id !== 'clear') return null
  if (isGiven(view)) return words.wasAnswered
  if (id === 'clear') return null
  if (!('choices' in question)) return words.isTrap
  return key !== null && Number(key) > question.choices.length ? words.noNumber(key) : null
}

function choose(view: ExamView, choice: number): PressedExam {
  const next = answered(view, { of: 'choice', choice })
  return { view: next, wish: view.mode === 'practice' ? 'review' : null }
}

function onward(view: ExamView): PressedExam {
  const { at, questions } = view.sitting
  return at === questions.length - 1
    ? { view: { ...view, cell: questions.length }, wish: 'overview' }
    : stay(goTo(view, at + 1))
}

function enter(view: ExamView): PressedExam {
  if (isGiven(view)) return { view, wish: 'review' }
  if (isTrapQuestion(questionOf(view))) return { view, wish: 'trap' }
  const answer = answerOf(view)
  return answer?.of === 'choice' && answer.choice === view.choice ? onward(view) : choose(view, view.choice)
}

const scrolled = (view: ExamView, by: number, { most }: PageSize): ExamView => ({
  ...view,
  scroll: Math.max(0, Math.min(most, Math.min(most, view.scroll) + by)),
})

function vertical(view: ExamView, step: 1 | -1, page: PageSize): ExamView {
  const question = questionOf(view)
  if (!('choices' in question)) return scrolled(view, step, page)
  return { ...view, choice: Math.max(0, Math.min(question.choices.length - 1, view.choice + step)) }
}

/**
 * A key at a question, where nothing refuses it.
 * @param key the key's own name: which number
 */
export function pressQuestion(
  view: ExamView,
  id: CommandOf<'examQuestion'>,
  key: string,
  page: PageSize,
): PressedExam {
  switch (id) {
    case 'choose':
      return enter(view)
    case 'answer':
      return choose(view, Number(key) - 1)
    case 'clear':
      return stay(answered(view, null))
    case 'up':
      return stay(vertical(view, -1, page))
    case 'down':
      return stay(vertical(view, 1, page))
    case 'previous':
      return stay(goTo(view, view.sitting.at - 1))
    case 'next':
      return onward(view)
    case 'flag':
      return stay({ ...view, sitting: sit(view.sitting, { do: 'flag' }) })
    case 'overview':
      return { view: { ...view, cell: view.sitting.at }, wish: 'overview' }
    case 'pageUp':
      return stay(scrolled(view, 1 - page.room, page))
    case 'pageDown':
      return stay(scrolled(view, page.room - 1, page))
    case 'pause':
      return { view, wish: 'pause' }
  }
}

/** A key at the overview. @param columns how many questions are beside each other */
export function pressOverview(view: ExamView, id: CommandOf<'examOverview'>, columns: number): PressedExam {
  const { cell, sitting } = view
  const count = sitting.questions.length
  const move = (to: number): PressedExam => stay({ ...view, cell: Math.max(0, Math.min(count, to)) })
  switch (id) {
    case 'open':
      return cell === count ? { view, wish: 'hand-in' } : { view: goTo(view, cell), wish: 'question' }
    case 'left':
      return move(cell - 1)
    case 'right':
      return move(cell + 1)
    case 'up':
      return cell === count ? move(count - 1) : move(cell < columns ? cell : cell - columns)
    case 'down':
      return move(Math.min(count, cell + columns))
    case 'flag': {
      if (cell === count) return stay(view)
      const there = sit(sit(sitting, { do: 'go', to: cell }), { do: 'flag' })
      return stay({ ...view, sitting: sit(there, { do: 'go', to: sitting.at }) })
    }
    case 'handIn':
      return { view, wish: 'hand-in' }
    case 'back':
      return { view, wish: 'question' }
  }
}
