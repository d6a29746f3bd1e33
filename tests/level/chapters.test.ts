import { describe, expect, test } from 'vitest'
import { goesOnWith, isTestedOut, type Level } from '../../src/level/index.ts'
import { gameOf } from '../game/stage.ts'

const level = (id: string, chapter: string, boss = false): Level => ({
  ...gameOf({ program: [] }).level,
  id,
  chapter,
  boss,
})

/** Two chapters, each with a boss. */
const LEVELS = [
  level('a', '1'),
  level('b', '1'),
  level('boss-1', '1', true),
  level('c', '2'),
  level('boss-2', '2', true),
]

type Stars = Readonly<Record<string, number>>
const starsIn =
  (stars: Stars) =>
  ({ id }: Level): number =>
    stars[id] ?? 0

describe('a chapter', () => {
  test.each<[string, Stars, boolean]>([
    ['nobody has played', {}, false],
    ['with its other levels done', { a: 3, b: 3 }, false],
    ['whose boss was finished with something wrong', { 'boss-1': 1 }, false],
    ['whose boss was done without a wrong trap', { 'boss-1': 2 }, true],
    ['whose boss was done clean', { 'boss-1': 3 }, true],
    ['where only another’s boss was done', { 'boss-2': 3 }, false],
  ])('%s is tested out of: %s', (_what, stars, out) => {
    expect(isTestedOut(LEVELS, '1', starsIn(stars))).toBe(out)
  })
})

describe('a player goes on with', () => {
  test.each<[string, Stars, readonly string[], string]>([
    ['the first level', {}, [], 'a'],
    ['the first level without stars', { a: 1 }, [], 'b'],
    ['the next chapter, where the boss tests out of one', { 'boss-1': 2 }, [], 'c'],
    ['the rest of the chapter, where its boss went wrong', { a: 1, 'boss-1': 1 }, [], 'b'],
    ['what asks again, once all is done', { 'boss-1': 3, 'boss-2': 3 }, ['c'], 'c'],
    ['new levels before what asks again', { a: 3, 'boss-2': 3 }, ['a'], 'b'],
    ['the first level, where nothing is left', { 'boss-1': 3, 'boss-2': 3 }, [], 'a'],
  ])('%s', (_what, stars, asking, id) => {
    const found = LEVELS[goesOnWith(LEVELS, starsIn(stars), one => asking.includes(one.id))]
    expect(found?.id).toBe(id)
  })
})
