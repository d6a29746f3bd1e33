import { describe, it } from 'vitest'
import type { DrivenTerminal } from '../terminal/terminal.ts'
import { cardsOn, FIRST_TRAP, toTrapWithHelp } from './cards.ts'
import { handleTrap, startGame, toFirstTrap, YOURS } from './game.ts'
import { pressEach, tooSmallForAWhile } from './rough.ts'

describe('a terminal that is too small for a while', () => {
  const KINDS: readonly (readonly [
    what: string,
    digit: string,
    shown: string,
    act: (game: DrivenTerminal) => Promise<void>,
  ])[] = [
    [
      'a watched trap',
      '1',
      'next: step 1 of 5',
      async game => {
        await game.press('Enter', 'Enter')
        await game.waitFor('next: step 3 of 5')
      },
    ],
    [
      'a finished trap',
      '2',
      YOURS,
      async game => {
        await game.press('d')
        await game.waitFor('4 put a  5 _')
      },
    ],
    [
      'the cards',
      '3',
      '── cards',
      async game => {
        const cards = cardsOn(game)
        await game.press(...FIRST_TRAP.slice(0, 2).map(text => cards.get(text) ?? ''))
        await game.waitFor('2 copy a → c  3 _')
      },
    ],
  ]
  it.each(KINDS)('takes nothing away from %s', async (_, digit, shown, act) => {
    const game = startGame({ args: ['play', 'first-write'] })
    await toTrapWithHelp(game, digit, shown)
    await act(game)
    await tooSmallForAWhile(game)
  })

  // Whatever screen is shown instead meanwhile.
  it('takes nothing away from the solution of a trap', async () => {
    const game = startGame({ args: ['play', 'first-write'] })
    await toFirstTrap(game)
    await handleTrap(game, 'pr')
    await pressEach(game, 's', 1)
    await pressEach(game, 'Right', 2)
    await game.waitFor('2 of 5 done')
    await tooSmallForAWhile(game)
  })
})

/** What a terminal sends where arrows are pressed faster than the program, or the line to it, takes them. */
const THREE = { down: '\x1b[B'.repeat(3), right: '\x1b[C'.repeat(3) }

describe('arrows that come in one chunk', () => {
  // Each key goes out from what the one before has left, and not from what was drawn last.
  it('all count in the list of levels', async () => {
    const game = startGame()
    await game.waitFor('Settings')
    await pressEach(game, 'Down', 1)
    await game.press('Enter')
    await game.waitFor('▸ First write')
    await game.press(THREE.down)
    await game.waitFor('▸ One page at a time', { timeout: 1000 })
  })

  it('all count in the solution of a trap', async () => {
    const game = startGame({ args: ['play', 'first-write'] })
    await toFirstTrap(game)
    await handleTrap(game, 'pr')
    await pressEach(game, 's', 1)
    await game.press(THREE.right)
    await game.waitFor('3 of 5 done', { timeout: 1000 })
  })

  it('all count before two handlers', async () => {
    const game = startGame({ args: ['play', 'two-cpus'] })
    await game.waitFor('Enter start')
    await game.press('Enter')
    await game.waitFor('── find the race')
    await game.press(...'01'.repeat(9))
    await game.waitFor('── close the race')
    await game.press(THREE.down)
    await game.waitFor(/4 copy .*▸/, { timeout: 1000 })
  })
})
