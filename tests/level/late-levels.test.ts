import { describe, expect, test } from 'vitest'
import { checkLevel } from '../../src/level/index.ts'
import { chooser, safeOrder } from '../game/safe-order.ts'
import { LATE_MISPLAYS } from './late-misplays.ts'
import { LATE_LEVELS, LATE_STORIES } from './late-stories.ts'
import { gameOn, playThrough, reference, storyOf, verdictOf } from './played.ts'

describe.each(LATE_LEVELS)('%s', id => {
  const game = gameOn(id)
  const boss = id.startsWith('boss-')

  test('gives three stars to one who does as the reference does, and looks before each trap', () => {
    const { play } = playThrough(game, open => reference(game, open))
    expect(play.handled.map(verdictOf)).toEqual(play.handled.map(() => 'clean'))
    expect(play.score?.stars).toBe(3)
  })

  test('has 3 to 9 traps of the player’s, and as a boss 6 to 10', () => {
    const { traps } = checkLevel(game.level)
    expect(traps.length).toBeGreaterThanOrEqual(boss ? 6 : 3)
    expect(traps.length).toBeLessThanOrEqual(boss ? 10 : 9)
  })

  test('accuses nobody who plays it right, in whatever safe order', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const choose = chooser(seed * 7919)
      const { play } = playThrough(game, open =>
        safeOrder({ kernel: game.kernel, ...open }, reference(game, open), choose),
      )
      expect(play.handled.map(verdictOf)).toEqual(play.handled.map(() => 'clean'))
    }
  })

  test('goes as its brief and its debrief say', () => {
    expect(storyOf(id)).toEqual(LATE_STORIES[id])
  })

  test('names as its beliefs those that can be committed in it', () => {
    const told = LATE_MISPLAYS.filter(row => row[1] === id).flatMap(row => row[4].split(' ').slice(1))
    expect([...new Set(told)].sort()).toEqual([...game.level.misconceptions].sort())
  })
})

test.each(LATE_MISPLAYS)('one who %s (%s) is told so', (_what, id, trap, steps, told) => {
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
