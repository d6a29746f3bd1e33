import { describe, expect, test } from 'vitest'
import { checkLevel, type Level } from '../../src/level/index.ts'
import { chooser, safeOrder } from '../game/safe-order.ts'
import { EARLY_MISPLAYS } from './early-misplays.ts'
import { EARLY_LEVELS, EARLY_STORIES } from './early-stories.ts'
import { gameOn, levelCalled, playThrough, reference, storyOf, verdictOf } from './played.ts'

describe.each(EARLY_LEVELS)('%s', id => {
  test('gives three stars to one who does as the reference does, and looks before each trap', () => {
    const game = gameOn(id)
    const { play } = playThrough(game, open => reference(game, open))
    expect(play.handled.map(verdictOf)).toEqual(play.handled.map(() => 'clean'))
    expect(play.score?.stars).toBe(3)
  })

  test('has 3 to 9 traps of the player’s, and as a boss at least 6', () => {
    const { traps } = checkLevel(gameOn(id).level)
    expect(traps.length).toBeGreaterThanOrEqual(id.startsWith('boss-') ? 6 : 3)
    expect(traps.length).toBeLessThanOrEqual(9)
  })

  test('accuses nobody who plays it right, in whatever safe order', () => {
    const game = gameOn(id)
    for (let seed = 1; seed <= 10; seed++) {
      const choose = chooser(seed * 7919)
      const { play } = playThrough(game, open =>
        safeOrder({ kernel: game.kernel, ...open }, reference(game, open), choose),
      )
      expect(play.handled.map(verdictOf)).toEqual(play.handled.map(() => 'clean'))
    }
  })
})

test.each(EARLY_MISPLAYS)('one who %s (%s) is told so', (_what, id, trap, steps, told) => {
  const game = gameOn(id)
  let done = false
  const { play } = playThrough(game, (open, text) => {
    const right = reference(game, open)
    if (done || text !== trap) return right
    done = true
    return steps(right)
  })
  expect(done).toBe(true)
  const verdicts = play.handled.map(verdictOf)
  expect(verdicts.filter(verdict => verdict !== 'clean')).toEqual([told])
})

test.each(EARLY_LEVELS)('the beliefs of %s are those that can be committed in it', id => {
  const told = EARLY_MISPLAYS.filter(row => row[1] === id).flatMap(row => row[4].split(' ').slice(1))
  expect([...new Set(told)].sort()).toEqual([...gameOn(id).level.misconceptions].sort())
})

test.each(EARLY_LEVELS)('%s goes as its brief and its debrief say', id => {
  expect(storyOf(id)).toEqual(EARLY_STORIES[id])
})

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
