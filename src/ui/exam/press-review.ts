import type { CommandOf } from '../keymap.ts'

/** A question after it was answered: at which moment of its run one is, and how far the page is scrolled. */
export interface ReviewView {
  /** The question, 0-based. */
  readonly index: number
  readonly moment: number
  readonly scroll: number
}

export const reviewOf = (index: number): ReviewView => ({ index, moment: 0, scroll: 0 })

/** How much there is to go through. */
export interface ReviewSize {
  readonly questions: number
  readonly moments: number
  /** How many lines can be above the page's window, and how many are in it. */
  readonly most: number
  readonly room: number
}

export interface PressedReview {
  readonly view: ReviewView
  readonly wish: 'close' | 'next' | null
}

/** A key in a review; in practice `examAnswer` has no other questions but the next. */
export function pressReview(
  view: ReviewView,
  id: CommandOf<'examReview' | 'examAnswer'>,
  { questions, moments, most, room }: ReviewSize,
): PressedReview {
  const stay = (next: ReviewView): PressedReview => ({ view: next, wish: null })
  const atMoment = (moment: number): PressedReview => {
    const bounded = Math.max(0, Math.min(moments - 1, moment))
    return stay(bounded === view.moment ? view : { ...view, moment: bounded, scroll: 0 })
  }
  const scroll = (by: number): PressedReview =>
    stay({ ...view, scroll: Math.max(0, Math.min(most, Math.min(most, view.scroll) + by)) })
  const question = (index: number): PressedReview =>
    stay(index < 0 || index >= questions ? view : reviewOf(index))
  switch (id) {
    case 'forward':
      return atMoment(view.moment + 1)
    case 'back':
      return atMoment(view.moment - 1)
    case 'start':
      return atMoment(0)
    case 'end':
      return atMoment(moments - 1)
    case 'next':
      return question(view.index + 1)
    case 'previous':
      return question(view.index - 1)
    case 'up':
      return scroll(-1)
    case 'down':
      return scroll(1)
    case 'pageUp':
      return scroll(1 - room)
    case 'pageDown':
      return scroll(room - 1)
    case 'close':
      return { view, wish: 'close' }
    case 'goOn':
      return { view, wish: 'next' }
  }
}
