import { expect, test } from 'vitest'
import { inCourseOrder } from '../../src/level/index.ts'
import { MISPLAYS } from './linux-misplays.ts'
import { LEVELS, STORIES } from './linux-stories.ts'
import { levelCalled, testLevels } from './played.ts'

test('the levels of Linux come in the order in which they build on each other', () => {
  expect(inCourseOrder(LEVELS.map(levelCalled).toReversed()).map(({ id }) => id)).toEqual(LEVELS)
})

testLevels(LEVELS, STORIES, MISPLAYS)
