import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DrivenTerminal } from '../terminal/terminal.ts'
import { startGame, temporaryFolder } from './game.ts'
import { pressAtRandom, pressEach, quitByKeys, tooSmallForAWhile } from './rough.ts'

/** From the brief to the nine steps of both handlers. */
async function toRace(game: DrivenTerminal): Promise<void> {
  await game.waitFor('Enter start')
  await game.press('Enter')
  await game.waitFor('── find the race')
}

/** One step of each CPU in turn, to the end of both handlers. */
async function findRace(game: DrivenTerminal): Promise<void> {
  await game.press(...'01'.repeat(9))
  await game.waitFor('── close the race')
}

/** The listing's row of a step; its right half is CPU 1's. */
const stepRow = (game: DrivenTerminal, step: string): string =>
  game.screen().find(row => row.includes(step)) ?? ''

describe('two CPUs and one count', () => {
  it('is found and closed by keys, with three stars that are saved', async () => {
    const saves = temporaryFolder()
    const game = startGame({ saves, args: ['play', 'two-cpus'] })
    await toRace(game)
    expect(game.text()).toContain('count 2 ●●')
    await game.press('0')
    await game.waitFor(/✓1 look +r ← count a +▸1 look/)
    await game.press('u')
    await game.waitFor(/▸1 look +r ← count a +▸1 look/)
    await findRace(game)
    expect(game.text()).toContain('Frame a counts 1 reference but 0 PTEs map it')
    expect(game.text()).toContain(`order ${[...'01'.repeat(9)].join(' ')}`)

    await pressEach(game, 'Down', 5)
    await game.press('Enter')
    await game.waitFor(/6 load +r ← count a +▸ acquire/)
    await pressEach(game, 'Down', 2)
    await game.press('Enter')
    await game.waitFor('A lock over load to store.')
    expect(stepRow(game, '8 store')).toContain('release')
    await game.press('p')
    await game.waitFor('── the race is closed')
    expect(game.text()).toMatch(/None of the \d+ orders/)
    await game.press('Enter')
    await game.waitFor('Play again')
    expect(game.text()).toMatch(/★★★ {2}\d+ points/)
    expect(game.text()).toMatch(/clean +100 +Found in the first run\./)
    expect(game.text()).toMatch(/clean +100 +Closed by a lock over load to store\./)
    await game.press('Escape')
    await game.waitFor('Enter play')
    await pressEach(game, 'Right', 5)
    await game.waitFor(/Two CPUs, one count +★★★ +best \d+/)
    const { levels } = JSON.parse(readFileSync(join(saves, 'save.json'), 'utf8'))
    expect(levels['two-cpus']).toMatchObject({ stars: 3 })
  })

  it('refutes a lock that is too short by an order, which the arrows go through', async () => {
    const game = startGame({ args: ['play', 'two-cpus'] })
    await toRace(game)
    await findRace(game)
    await pressEach(game, 'Enter', 2)
    await game.waitFor('A lock over look alone.')
    await game.press('p')
    await game.waitFor('1 lock refuted')
    expect(game.text().replace(/\s+/g, ' ')).toMatch(/with this lock \d+ of \d+ orders still break a rule/)
    await game.press('Right')
    await game.waitFor(/order 0 → /)
    await game.press('Left')
    await game.waitFor(/order nothing yet → /)
  })

  it('keeps its run over a while in a terminal that is too small', async () => {
    const game = startGame({ args: ['play', 'two-cpus'] })
    await toRace(game)
    await game.press(...'0010')
    await game.waitFor('order 00 1 0')
    await tooSmallForAWhile(game)
    await game.press('u')
    await game.waitFor('order 00 1 → 0')
    await game.press('n')
    await findRace(game)
    await tooSmallForAWhile(game)
  })

  it('keeps a lock that is half put over a while in a terminal that is too small', async () => {
    const game = startGame({ args: ['play', 'two-cpus'] })
    await toRace(game)
    await findRace(game)
    await pressEach(game, 'Down', 1)
    await game.press('Enter')
    await game.waitFor('The lock is taken before decide.')
    await tooSmallForAWhile(game)
  })
})

describe('300 keys at random', () => {
  it('leave a race that still answers, and a program that quits', async () => {
    const game = startGame({ args: ['play', 'two-cpus'] })
    await toRace(game)
    await pressAtRandom(game, {
      seed: 42,
      keys: ['0', '1', '0', '1', 'u', 'n', 'p', 't', '?', 'Enter', 'Up', 'Down', 'Left', 'Right', 'Tab', 'x'],
    })
    await quitByKeys(game)
  })
})
