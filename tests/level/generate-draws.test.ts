import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { expect, test } from 'vitest'
import { Draws, randomState } from '../../src/level/generate/draws.ts'

test('a seed begins with this state, on every machine', () => {
  expect([0, 7, 0xffff_ffff].map(randomState)).toEqual([
    [536802623, 94453293, 292130121, -868909548],
    [-1610205877, 768392209, -921626654, 1473373849],
    [680621239, -2021337983, -1344580063, 1868513830],
  ])
})

test.each([2, 3, 7, 26, 100])('below %i every number is as likely as the others', limit => {
  const draws = new Draws(randomState(11))
  const counts = Array.from({ length: limit }, () => 0)
  for (let count = 0; count < limit * 1000; count++) {
    const number = draws.below(limit)
    counts[number] = (counts[number] ?? 0) + 1
  }
  expect(counts).toHaveLength(limit)
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('a word that would favour some numbers is thrown away, and the next is used', () => {
  // The first word of this state is 1 + (2^32 - 1), which is 0.
  const state = [5, 1, 9, -1]
  const source = xoroshiro128plusFromState(state)
  expect(source.next()).toBe(0)
  const second = source.next() >>> 0
  const draws = new Draws(state)
  expect(draws.below(3)).toBe(Number((BigInt(second) * 3n) >> 32n))
  expect(draws.state()).toEqual([...source.getState()])
  expect(new Draws(state).below(4)).toBe(0)
})

test('what has no weight never comes, and the others come as their weights are', () => {
  const draws = new Draws(randomState(2))
  const counts = { never: 0, seldom: 0, often: 0 }
  for (let count = 0; count < 4000; count++)
    counts[
      draws.weighted([
        ['never', 0],
        ['seldom', 1],
        ['often', 3],
      ] as const)
    ] += 1
  expect(counts.never).toBe(0)
  expect(Math.abs(counts.seldom - 1000)).toBeLessThan(100)
})

test('there is nothing to draw from an empty list', () => {
  const draws = new Draws(randomState(0))
  expect(() => draws.among([])).toThrow('nothing to draw from')
  expect(() => draws.weighted([['never', 0]])).toThrow('nothing to draw from')
})

test('the state that was handed in stays as it is', () => {
  const state = randomState(1)
  const before = [...state]
  new Draws(state).below(10)
  expect(state).toEqual(before)
})
