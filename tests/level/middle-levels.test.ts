import { expect, test } from 'vitest'
import { MIDDLE_MISPLAYS } from './middle-misplays.ts'
import { MIDDLE_LEVELS, MIDDLE_STORIES } from './middle-stories.ts'
import { gameOn, playThrough, reference, testLevels } from './played.ts'

testLevels(MIDDLE_LEVELS, MIDDLE_STORIES, MIDDLE_MISPLAYS)

test('a fork that fails half-way gives back every frame that it took', () => {
  const game = gameOn('out-of-frames-in-fork')
  const [failed] = playThrough(game, open => reference(game, open)).play.handled
  const used = (verb: string): number => failed?.steps.filter(step => step.do === verb).length ?? 0
  // The last alloc found nothing; every frame that was taken went back.
  expect([used('alloc'), used('put'), used('map'), used('unmap')]).toEqual([3, 2, 2, 2])
})
