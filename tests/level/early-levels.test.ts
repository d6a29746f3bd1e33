import { expect, test } from 'vitest'
import { checkLevel, type Level } from '../../src/level/index.ts'
import { EARLY_MISPLAYS } from './early-misplays.ts'
import { EARLY_LEVELS, EARLY_STORIES } from './early-stories.ts'
import { levelCalled, testLevels } from './played.ts'

testLevels(EARLY_LEVELS, EARLY_STORIES, EARLY_MISPLAYS)

test('the same program costs 33 primitives on naive and 34 on xv6: nine copies there, one here', () => {
  const [naive, cow] = [levelCalled('what-it-saves'), levelCalled('what-it-saves-cow')]
  expect([naive.setup, naive.program, naive.frames]).toEqual([cow.setup, cow.program, cow.frames])
  const copiesIn = (level: Level): number =>
    checkLevel(level)
      .traps.flatMap(({ primitives }) => primitives)
      .filter(step => step.do === 'copy').length
  expect([copiesIn(naive), checkLevel(naive).primitives]).toEqual([9, 33])
  expect([copiesIn(cow), checkLevel(cow).primitives]).toEqual([1, 34])
})
