import { expect, test } from 'vitest'
import { nextChapter } from '../../src/ui/presentation/levels.ts'
import { gameOn } from '../game/stage.ts'

const { level } = gameOn('first-write')
const LEVELS = ['1 A', '1 A', '1 A', '2 B', '2 B', '3 C'].map(chapter => ({ ...level, chapter }))

test.each([
  [0, 1, 3],
  [2, 1, 3],
  [3, 1, 5],
  [5, 1, 5],
  [5, -1, 3],
  [4, -1, 3],
  [3, -1, 0],
  [1, -1, 0],
  [0, -1, 0],
] as const)('from level %i a step of %i chapters leads to level %i', (at, step, to) => {
  expect(nextChapter(LEVELS, at, step)).toBe(to)
})
