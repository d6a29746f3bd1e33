import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readReplay, verifyReplay } from '../../src/game/index.ts'
import { gameOn } from '../game/stage.ts'
import { pristine } from '../terminal/emulator.ts'
import { LEVELS } from '../ui/stage.ts'
import {
  handleTrap,
  playGrandchildWrites,
  startGame,
  temporaryFolder,
  toFirstTrap,
  toNextTrap,
  toResult,
  VERDICT,
  YOURS,
} from './game.ts'

const levelLine = (screen: readonly string[], title: string): string =>
  screen.find(row => row.includes(title)) ?? ''

describe('a level from the first screen to the last', () => {
  it('is chosen and played by keys to three stars, which are there at the next start', async () => {
    const saves = temporaryFolder()
    const game = startGame({ saves })
    await game.waitFor('Settings')
    await game.press('Down', 'Enter')
    await game.waitFor('not played')
    await game.press('Right', 'Down', 'Down', 'Down')
    await game.waitFor(/▸ Grandchild writes +☆☆☆ +not played/)
    await game.press('Enter')
    await playGrandchildWrites(game)
    expect(game.text()).toMatch(/★★★ {2}\d+ points/)
    expect(game.text()).toMatch(/P1 store heap\[0\] E +clean +100/)
    await game.press('Escape')
    await game.waitFor(/Grandchild writes +★★★ +best \d+/)
    const best = levelLine(game.screen(), 'Grandchild writes').trim()
    await game.press('Escape')
    await game.waitFor('Go on: ')
    await game.press('q')
    expect(await game.exit).toEqual({ code: 0, signal: undefined })
    expect(game.modes).toEqual(pristine)

    const again = startGame({ saves })
    await again.waitFor('Go on: ')
    expect(again.text()).toContain(`3 of ${3 * LEVELS.length} ★`)
    await again.press('Down', 'Enter')
    await again.waitFor('Grandchild writes')
    expect(levelLine(again.screen(), 'Grandchild writes')).toContain(best)
  })

  it('is won by arrows and Enter alone', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    /** Each step: how far the cursor goes in the list of commands, and what the handler then shows. */
    const choose = async (...steps: readonly (readonly [string, string])[]) => {
      await game.press('Enter')
      await game.waitFor('▸a alloc')
      for (const [moves, shown] of steps) {
        await game.press(...moves.split(' ').filter(move => move !== ''), 'Enter')
        await game.waitFor(shown)
      }
    }
    const plainFault = [
      ['', '1 alloc'],
      ['Right', '2 copy'],
      ['Right', '3 map'],
      ['Right', '4 put'],
      ['Down Down Down Right', '✓ clean'],
    ] as const
    await toFirstTrap(game)
    await choose(...plainFault)
    await toNextTrap(game)
    await choose(...plainFault)
    await toNextTrap(game)
    await choose(['Right Right Right Right', '1 permit P1 heap[0]'], ['Down Down Down', '✓ clean'])
    await toResult(game)
    expect(game.text()).toContain('★★★')
  })

  it('keeps the best run as a replay that can be verified', async () => {
    const saves = temporaryFolder()
    const game = startGame({ saves, args: ['play', 'grandchild-writes'] })
    await playGrandchildWrites(game)
    const points = Number(/(\d+) points/.exec(game.text())?.[1])
    await game.press('CtrlC')
    await game.exit
    const save = JSON.parse(readFileSync(join(saves, 'save.json'), 'utf8'))
    const read = readReplay(JSON.stringify(save.levels['grandchild-writes'].bestReplay), 'best.json')
    if (!read.ok) throw new Error(read.message)
    expect(verifyReplay(read.replay, gameOn('grandchild-writes').level)).toMatchObject({
      ok: true,
      score: { stars: 3, total: points },
    })
  })
})

describe('a mistake', () => {
  it('is answered with the verdict, the rule and what another process would have lost', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    await toFirstTrap(game)
    await handleTrap(game, 'pr')
    expect(game.text()).toContain('✗ wrong  0 points')
    expect(game.text()).toMatch(/B6 {2}P3 has W on frame a at heap\[0\]/)
    expect(game.text()).toContain('rule B6')
    expect(game.text()).toContain("then       P1 reads 'C' at heap[0]; it should read 'A'.")
    expect(game.text()).toMatch(/question[^?]*\?/)
    expect(game.text()).not.toContain('reference  alloc')
    await game.press('s')
    await game.waitFor('how the reference does it')
    expect(game.text()).toContain('1 alloc  2 copy a → c  3 map P3 heap[0] → c rw')
    await game.press('Right')
    await game.waitFor('1 of 5 done')
    await game.press('Left')
    await game.waitFor('0 of 5 done')
    await game.press('Enter')
    await game.waitFor(VERDICT)
  })

  it('is told by the number of the belief behind it: the sibling set free early', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    await toFirstTrap(game)
    await handleTrap(game, 'acmdr')
    await toNextTrap(game)
    await game.press(...'acmd', 'Left', 'p', 'r')
    await game.waitFor(VERDICT)
    expect(game.text()).toMatch(/[✗◆] (wrong|unsafe|different)/)
    expect(game.text()).toMatch(/ M4 +Did you think that/)
  })

  it('does not stop the level: it goes on from what the reference did', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    await toFirstTrap(game)
    await handleTrap(game, 'pr')
    await toNextTrap(game)
    expect(game.text()).toContain('P2 store heap[0] D')
    await handleTrap(game, 'acmdr')
    await toNextTrap(game)
    await handleTrap(game, 'pr')
    await toResult(game)
    expect(game.text()).toMatch(/★☆☆ {2}\d+ points/)
    expect(game.text()).toMatch(/P3 store heap\[0\] C +wrong +0 +reference: alloc/)
  })
})

describe('the ways into the game and out of a level', () => {
  it('opens the brief of the level that was named', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    await game.waitFor('Enter start')
    expect(game.screen()[0]).toContain('2 You are fork: Grandchild writes')
    expect(game.text()).toContain('The grandchild stores into heap[0] first')
  })

  it('hides the machine while the game is paused, and the clock stands', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    await toFirstTrap(game)
    await game.waitFor('0:01 par')
    await game.press('Escape')
    await game.waitFor('Paused: Grandchild writes')
    expect(game.text()).not.toMatch(/heap\[0\]|frames|0:0\d/)
    const { bytes } = game
    await new Promise(resolve => setTimeout(resolve, 2200))
    expect(game.bytes).toBe(bytes)
    await game.press('Enter')
    await game.waitFor(YOURS)
    expect(game.screen()[0]).toMatch(/0:0[12] par/)
  })

  it('leaves a level for the list, and nothing is saved of it', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    await toFirstTrap(game)
    await game.press('a', 'Escape')
    await game.waitFor('Leave for the levels')
    await game.press('Down', 'Down', 'Down')
    await game.waitFor('▸ Leave')
    await game.press('Enter')
    await game.waitFor(/Grandchild writes +☆☆☆ +not played/)
  })
})
