import { describe, expect, it } from 'vitest'
import { USUAL_EXAM } from '../../src/game/exam/recipe.ts'
import { EXAM_TOPICS } from '../../src/game/exam/topics.ts'
import { HIGHEST_SEED } from '../../src/level/index.ts'
import { createSetup, pressSetup, recipeOf, type SetupView } from '../../src/ui/exam/setup.ts'
import { commandOf } from '../../src/ui/keymap/entries.ts'
import { nameOf } from '../../src/ui/keys.ts'
import { setupScreenRows, topicColumns } from '../../src/ui/presentation/exam-setup.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { inChinese } from './exam-stage.ts'
import { SIZES } from './sizes.ts'
import { keysFrom, textOf, widthsOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const DRAWN = 4321

/** Keys on a form of three columns. @returns the view, and what the last key asked for */
function type(view: SetupView, keys: string) {
  let pressed: ReturnType<typeof pressSetup> = { view, wish: null }
  for (const key of keysFrom(keys)) {
    const id = commandOf('examSetup', key)
    if (id !== null) pressed = pressSetup(pressed.view, id, nameOf(key), 3, () => DRAWN)
  }
  return pressed
}

const recipeAfter = (keys: string) => recipeOf(type(createSetup(17), keys).view)

const DOWN_TO = {
  seed: 'Down Down',
  questions: 'Down Down Down',
  minutes: 'Down Down Down Down',
  difficulty: 'Down Down Down Down Down',
  kernels: 'Down Down Down Down Down Down',
  all: 'Down Down Down Down Down Down Down',
  topics: 'Down Down Down Down Down Down Down Down',
} as const

describe('the choice of an exam', () => {
  it('begins with the usual one, on its seed', () => {
    expect(recipeAfter('')).toEqual({ ...USUAL_EXAM, seed: 17 })
  })

  it.each([
    ['1', 1],
    ['1 2 3 4', 1234],
    ['n', DRAWN],
    ['n 5', 5],
    ['1 2 Backspace', 1],
    ['1 Backspace', 0],
    ['1 Backspace 0 9', 9],
    [`${DOWN_TO.seed} Enter`, DRAWN],
    [[...`${HIGHEST_SEED}9`].join(' '), HIGHEST_SEED],
  ])('after %s has the seed %i', (keys, seed) => {
    expect(recipeAfter(keys).seed).toBe(seed)
  })

  it.each([
    [`${DOWN_TO.questions} Left`, { questions: 20, minutes: 30 }],
    [`${DOWN_TO.questions} Left Left Left`, { questions: 10, minutes: 15 }],
    [`${DOWN_TO.questions} Right`, { questions: 30, minutes: 45 }],
    [`${DOWN_TO.questions} Enter`, { questions: 10, minutes: 15 }],
    [`${DOWN_TO.minutes} Right`, { questions: 30, minutes: 60 }],
    [`${DOWN_TO.minutes} Right Up Left`, { questions: 20, minutes: 60 }],
    [`${DOWN_TO.difficulty} Right`, { difficulty: 'easy' }],
    [`${DOWN_TO.difficulty} Left`, { difficulty: 'mix' }],
    [`${DOWN_TO.difficulty} Enter Enter Enter Enter`, { difficulty: 'mix' }],
    [`${DOWN_TO.kernels} Enter`, { kernels: ['linux'] }],
    [`${DOWN_TO.kernels} Enter Right Enter`, { kernels: ['linux'] }],
    [`${DOWN_TO.kernels} Right Right Space`, { kernels: ['xv6', 'linux', 'eager'] }],
    [`${DOWN_TO.topics} Enter`, { topics: EXAM_TOPICS.slice(1) }],
    [`${DOWN_TO.topics} Right Enter`, { topics: EXAM_TOPICS.filter((_, index) => index !== 1) }],
    [`${DOWN_TO.topics} Down Enter`, { topics: EXAM_TOPICS.filter((_, index) => index !== 3) }],
    [`${DOWN_TO.topics} Enter Enter`, { topics: [] }],
    [`${DOWN_TO.topics} Enter Up Enter`, { topics: [] }],
    [`${DOWN_TO.all} Enter`, { topics: EXAM_TOPICS.slice(0, 1) }],
    [`${DOWN_TO.all} Enter Enter`, { topics: [] }],
  ])('after %s has %j', (keys, expected) => {
    expect(recipeAfter(keys)).toMatchObject(expected)
  })

  it('keeps at least one kernel and one topic', () => {
    const { kernels, topics } = recipeAfter(
      `${DOWN_TO.kernels} Enter Right Enter Right Enter ${'Down '.repeat(2)}${'Enter Right '.repeat(3)}`,
    )
    expect(kernels.length).toBeGreaterThan(0)
    expect(topics.length).toBeGreaterThan(0)
  })

  it.each([
    ['Enter', 'start'],
    ['Down Enter', 'practise'],
    ['Escape', 'back'],
    ['q', 'back'],
    [`${DOWN_TO.seed} Enter`, null],
    ['Up Down Enter', 'start'],
  ])('%s asks for %s', (keys, wish) => {
    expect(type(createSetup(17), keys).wish).toBe(wish)
  })
})

describe.each(SIZES)('the form at $width x $height', size => {
  it.each(['en', 'zh'])('fits, and names all there is to choose (%s)', async language => {
    if (language === 'zh') await inChinese()
    const rows = setupScreenRows(
      createSetup(17),
      'No questions come of these topics: choose more.',
      theme,
      size,
    )
    expect(rows).toHaveLength(size.height)
    expect(widthsOf(rows)).toEqual([size.width])
    const text = rows.map(textOf).join('\n')
    for (const name of [...EXAM_TOPICS, 'xv6', 'linux', 'eager', '17', '30', '45'])
      expect(text).toContain(name)
    expect(text).not.toContain('…')
    expect(topicColumns(size.width)).toBeGreaterThan(1)
  })
})
