import { expect, test } from 'vitest'
import { handleTrap, startGame, toFirstTrap, toNextTrap, toResult } from './game.ts'

/** One level of each chapter, and the keys for each of its traps; grandchild-writes of the second is played elsewhere. */
const LEVELS: readonly (readonly [id: string, keys: readonly string[]])[] = [
  ['first-write', ['acmdr', 'acmdr']],
  ['parent-dies-first', ['lPihZr', 'acmdr', 'lAndRr', 'pr']],
  ['kernel-copyout', ['acmdojacmdor', 'por', 'or']],
  ['zero-page', ['m0r', 'm0r', 'azmfr', 'azmr', 'azmfr']],
  ['who-runs-first', ['SAwmgAfr', 'acmfdr', 'pr', 'SAwmgAfr', 'acmfdr', 'pr']],
]

test.each(LEVELS)('%s is played by keys in a terminal, from its brief to three stars', async (id, traps) => {
  const game = startGame({ args: ['play', id] })
  await toFirstTrap(game)
  for (const [index, keys] of traps.entries()) {
    if (index > 0) await toNextTrap(game)
    await handleTrap(game, keys)
    expect(game.text()).toContain('clean')
  }
  await toResult(game)
  expect(game.text()).toContain('★★★')
})
