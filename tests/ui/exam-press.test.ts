import { describe, expect, it } from 'vitest'
import { sit } from '../../src/game/exam/sitting.ts'
import {
  type PressedExam,
  pressOverview,
  pressQuestion,
  refusedAtQuestion,
} from '../../src/ui/exam/press-question.ts'
import { pressReview, reviewOf } from '../../src/ui/exam/press-review.ts'
import { EMPTY_REPORT, pressReport, type ReportPage } from '../../src/ui/exam/report-view.ts'
import { answered, createExamView, type ExamMode, type ExamView, goTo } from '../../src/ui/exam/view.ts'
import { commandOf } from '../../src/ui/keymap/entries.ts'
import { nameOf } from '../../src/ui/keys.ts'
import { ONE_OF_EACH, oneOf, sittingOf } from './exam-stage.ts'
import { keysFrom } from './stage.ts'

const PAGE = { most: 20, room: 6 }

const fresh = (mode: ExamMode = 'exam', questions = ONE_OF_EACH): ExamView =>
  createExamView(sittingOf(questions), mode)

/** Keys at a question; what is refused does nothing. */
function type(view: ExamView, keys: string): PressedExam {
  let pressed: PressedExam = { view, wish: null }
  for (const key of keysFrom(keys)) {
    const id = commandOf('examQuestion', key)
    if (id === null || refusedAtQuestion(pressed.view, id, nameOf(key)) !== null) continue
    pressed = pressQuestion(pressed.view, id, nameOf(key), PAGE)
  }
  return pressed
}

const PREDICTS = [oneOf('predict'), oneOf('detective'), oneOf('predict')]

describe('a question with choices', () => {
  it.each([
    ['1', { answers: [{ of: 'choice', choice: 0 }, null, null], at: 0 }],
    ['2', { answers: [{ of: 'choice', choice: 1 }, null, null], at: 0 }],
    ['2 1', { answers: [{ of: 'choice', choice: 0 }, null, null], at: 0 }],
    ['Down Enter', { answers: [{ of: 'choice', choice: 1 }, null, null], at: 0 }],
    ['Down Down Down Down Down Up Up Up Up Up Enter', { answers: [{ of: 'choice', choice: 0 }, null, null] }],
    ['Enter Enter', { answers: [{ of: 'choice', choice: 0 }, null, null], at: 1 }],
    ['1 Down Enter', { answers: [{ of: 'choice', choice: 1 }, null, null], at: 0 }],
    ['1 Backspace', { answers: [null, null, null], at: 0 }],
    ['n', { at: 1 }],
    ['Right Right', { at: 2 }],
    ['Right Right Left', { at: 1 }],
    ['Left', { at: 0 }],
    ['f', { flagged: [true, false, false] }],
    ['f f', { flagged: [false, false, false] }],
    ['n f p', { flagged: [false, true, false], at: 0 }],
  ])('after %s the exam has %j', (keys, expected) => {
    expect(type(fresh('exam', PREDICTS), keys).view.sitting).toMatchObject(expected)
  })

  it('begins again at its own answer', () => {
    expect(type(fresh('exam', PREDICTS), '2 n p').view.choice).toBe(1)
    expect(type(fresh('exam', PREDICTS), '2 n').view.choice).toBe(0)
  })

  it.each([
    ['n n n', 'overview'],
    ['o', 'overview'],
    ['Escape', 'pause'],
    ['1', null],
  ])('%s leads to %s', (keys, wish) => {
    expect(type(fresh('exam', PREDICTS), keys).wish).toBe(wish)
  })

  it('has the page scrolled within its bounds, and at its top in the next question', () => {
    const down = type(fresh('exam', PREDICTS), 'Space').view
    expect(down.scroll).toBe(5)
    expect(type(down, 'Space Space Space Space Space').view.scroll).toBe(20)
    expect(type(down, 'n').view.scroll).toBe(0)
  })

  it('refuses a number that no answer has, and says so', () => {
    const two = PREDICTS.find(question => 'choices' in question && question.choices.length < 4)
    if (two === undefined) throw new Error('every question here has four answers')
    const view = createExamView(sittingOf([two]), 'exam')
    expect(refusedAtQuestion(view, 'answer', '4')).toBe('There is no answer 4 here.')
    expect(refusedAtQuestion(view, 'answer', '1')).toBeNull()
  })

  it('is answered once in practice, and judged at once', () => {
    const given = type(fresh('practice', PREDICTS), '2')
    expect(given.wish).toBe('review')
    const again = type(given.view, '1')
    expect(again.view.sitting.answers[0]).toEqual({ of: 'choice', choice: 1 })
    expect(type(given.view, 'Enter').wish).toBe('review')
    expect(refusedAtQuestion(given.view, 'clear', null)).toBe(
      'The first answer counts. Enter shows what it came to.',
    )
  })
})

describe.each(['order', 'by-hand'] as const)('a question of the kind %s', kind => {
  const view = createExamView(sittingOf([oneOf(kind)]), 'exam')

  it('is opened by Enter, and has no numbers', () => {
    expect(type(view, 'Enter').wish).toBe('trap')
    expect(refusedAtQuestion(view, 'answer', '1')).toMatch(/^This one is answered on the machine/)
  })

  it('is opened once more where it has an answer', () => {
    const done = answered(view, { of: 'steps', steps: [{ do: 'return' }] })
    expect(type(done, 'Enter').wish).toBe('trap')
    expect(type(done, 'Backspace').view.sitting.answers).toEqual([null])
  })

  it('scrolls by a line', () => {
    expect(type(view, 'Down Down Up').view.scroll).toBe(1)
  })
})

describe('the overview', () => {
  const COLUMNS = 3
  function look(view: ExamView, keys: string): PressedExam {
    let pressed: PressedExam = { view, wish: null }
    for (const key of keysFrom(keys)) {
      const id = commandOf('examOverview', key)
      if (id !== null) pressed = pressOverview(pressed.view, id, COLUMNS)
    }
    return pressed
  }

  it.each([
    ['Right Right', 2],
    ['Left', 0],
    ['Down', 3],
    ['Down Down', 5],
    ['Down Down Down', 5],
    ['Down Down Up', 4],
    ['Right Right Right Right Right Right', 5],
    ['Right Up', 1],
  ])('after %s the cursor is at %i of five, or behind them', (keys, cell) => {
    expect(look(fresh(), keys).view.cell).toBe(cell)
  })

  it.each([
    ['Right Enter', 'question', 1],
    ['Down Down Enter', 'hand-in', 0],
    ['H', 'hand-in', 0],
    ['Escape', 'question', 0],
  ])('%s leads to the %s %i', (keys, wish, at) => {
    const pressed = look(fresh(), keys)
    expect([pressed.wish, pressed.view.sitting.at]).toEqual([wish, at])
  })

  it('flags the question under the cursor, and stays at its own', () => {
    const { sitting } = look(goTo(fresh(), 2), 'Right f').view
    expect(sitting.flagged).toEqual([false, true, false, false, false])
    expect(sitting.at).toBe(2)
  })
})

it('time that is up ends an exam, and nothing changes after it', () => {
  const sitting = sittingOf(ONE_OF_EACH)
  const over = sit(sitting, { do: 'tick', elapsed: 10 * 60_000 })
  const view = createExamView(over, 'exam')
  expect(over.over).toBe(true)
  expect(type(view, '1 f n').view.sitting).toEqual(over)
})

describe('the report', () => {
  const page: ReportPage = {
    items: [
      { of: 'review' },
      { of: 'leave' },
      { of: 'level', id: 'x', title: 'X' },
      { of: 'question', index: 0 },
      { of: 'question', index: 1 },
    ],
    rowOf: [0, 1, 12, 30, 31],
    count: 32,
    room: 10,
  }
  function read(keys: string) {
    let pressed: ReturnType<typeof pressReport> = { view: EMPTY_REPORT, wish: null }
    for (const key of keysFrom(keys)) {
      const id = commandOf('examReport', key)
      if (id !== null) pressed = pressReport(pressed.view, id, page)
    }
    return pressed
  }

  it.each([
    ['Down', { at: 1, scroll: 0 }],
    ['Down Down', { at: 1, scroll: 1 }],
    ['Down Down Down Down', { at: 1, scroll: 3 }],
    ['Down Down Down Down Down Down', { at: 2, scroll: 4 }],
    ['End', { at: 4, scroll: 23 }],
    ['End Up', { at: 3, scroll: 23 }],
    ['End Up Up', { at: 3, scroll: 22 }],
    ['End Home', { at: 0, scroll: 0 }],
  ])('after %s stands so: %j', (keys, view) => {
    expect(read(keys).view).toEqual(view)
  })

  it.each([
    ['Enter', { of: 'review' }],
    ['Down Enter', { of: 'leave' }],
    ['End Enter', { of: 'question', index: 1 }],
    ['Escape', { of: 'leave' }],
  ])('%s opens %j', (keys, wish) => {
    expect(read(keys).wish).toEqual(wish)
  })

  it('does nothing with what is out of sight, but brings it there', () => {
    const away = read('Down Down Down Down Enter')
    expect(away.wish).toBeNull()
    expect(away.view).toEqual({ at: 1, scroll: 0 })
  })

  it('passes every line on the way down, and comes back', () => {
    const downs = read('Down '.repeat(60))
    expect(downs.view).toEqual({ at: 4, scroll: 23 })
    expect(read(`${'Down '.repeat(60)}${'Up '.repeat(60)}`).view).toEqual({ at: 0, scroll: 0 })
  })
})

describe('a review', () => {
  const SIZE = { questions: 3, moments: 4, most: 9, room: 5 }
  function review(keys: string, context: 'examReview' | 'examAnswer' = 'examReview') {
    let pressed: ReturnType<typeof pressReview> = { view: reviewOf(1), wish: null }
    for (const key of keysFrom(keys)) {
      const id = commandOf(context, key)
      if (id !== null) pressed = pressReview(pressed.view, id, SIZE)
    }
    return pressed
  }

  it.each([
    ['Right', { index: 1, moment: 1, scroll: 0 }],
    ['Enter Enter Left', { index: 1, moment: 1, scroll: 0 }],
    ['Right Right Right Right Right', { index: 1, moment: 3, scroll: 0 }],
    ['Left', { index: 1, moment: 0, scroll: 0 }],
    ['End', { index: 1, moment: 3, scroll: 0 }],
    ['End Home', { index: 1, moment: 0, scroll: 0 }],
    ['Down Down Up', { index: 1, moment: 0, scroll: 1 }],
    ['Space Space Space Space', { index: 1, moment: 0, scroll: 9 }],
    ['Down Right', { index: 1, moment: 1, scroll: 0 }],
    ['Right n', { index: 2, moment: 0, scroll: 0 }],
    ['n n n', { index: 2, moment: 0, scroll: 0 }],
    ['p p p', { index: 0, moment: 0, scroll: 0 }],
  ])('after %s stands so: %j', (keys, view) => {
    expect(review(keys).view).toEqual(view)
  })

  it('in practice goes on with Enter, and back to the question with Esc', () => {
    expect(review('Right Enter', 'examAnswer').wish).toBe('next')
    expect(review('Escape', 'examAnswer').wish).toBe('close')
    expect(review('p', 'examAnswer').view).toEqual(reviewOf(1))
  })
})
