import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { whyStep } from '../../src/game/index.ts'
import { gameOn } from '../game/stage.ts'
import type { DrivenTerminal } from '../terminal/terminal.ts'
import { atFirstTrap } from '../ui/stage.ts'
import { cardsOn, FIRST_TRAP, playCards, SECOND_TRAP, toTrapWithHelp } from './cards.ts'
import {
  handleTrap,
  PROGRAM,
  startGame,
  temporaryFolder,
  toFirstTrap,
  toNextTrap,
  toResult,
  VERDICT,
} from './game.ts'
import { pressEach } from './rough.ts'

const savedIn = (saves: string) => JSON.parse(readFileSync(join(saves, 'save.json'), 'utf8'))

/** The save is written behind the screen: what it holds of a level, as soon as it does. */
const savedLevel = (saves: string, id: string) => expect.poll(() => savedIn(saves).levels[id])

const levelLine = (game: DrivenTerminal, title: string): string =>
  game.screen().find(row => row.includes(title)) ?? ''

/** The text of the screen as running words. */
const words = (game: DrivenTerminal): string => game.text().replace(/\s+/g, ' ')

/** Watches the trap at hand, a step an Enter. */
async function watchTrap(game: DrivenTerminal, steps: readonly string[]): Promise<void> {
  for (const [index, step] of steps.entries()) {
    await game.waitFor(`next: step ${index + 1} of ${steps.length}  ${step}`)
    await game.press('Enter')
  }
  await game.waitFor(VERDICT)
}

/** The levels as another program sees them, which is ended again. */
async function levelLineSaved(saves: string, title: string): Promise<string> {
  const other = startGame({ saves })
  await other.waitFor('Settings')
  await other.press('Down', 'Enter')
  await other.waitFor(title)
  const line = levelLine(other, title)
  await other.press('CtrlC')
  await other.exit
  return line
}

describe('help that fades', () => {
  it('leads from watching through the last step to the cards, three stars and the saved level', async () => {
    const saves = temporaryFolder()
    const game = startGame({ saves, args: ['play', 'first-write'] })
    await game.waitFor('[watch]')
    await game.press('Enter')

    const { kernel, trap, before, solution } = watchedTrap()
    for (const at of solution.keys()) {
      const step = [...FIRST_TRAP, 'return'][at]
      await game.waitFor(`next: step ${at + 1} of 5  ${step}`)
      expect(words(game)).toContain(whyStep({ kernel, trap, before, steps: solution, at }))
      expect(game.screen()[0]).toMatch(/trap 1\/2 +watching/)
      await game.press('Enter')
    }
    await game.waitFor(VERDICT)
    expect(game.text()).toContain('shown  0 points')
    await game.press('Enter')
    await watchTrap(game, [...SECOND_TRAP, 'return'])
    await toResult(game)
    expect(game.text()).toContain('☆☆☆  0 points')
    await savedLevel(saves, 'first-write').toMatchObject({ stars: 0, asksAgain: false })

    expect(game.text()).toContain('▸ The same level: finish what the reference begins')
    await game.press('Enter')
    await game.waitFor('[finish]')
    await game.press('Enter')
    await game.waitFor('3 map P2 heap[0] → c rw  4 _')
    await handleTrap(game, 'dr')
    expect(game.text()).toContain('✓ clean')
    await toNextTrap(game)
    expect(game.text()).toContain('3 map P1 heap[1] → d rw  4 _')
    await handleTrap(game, 'dr')
    await toResult(game)
    expect(game.text()).toContain('☆☆☆')

    expect(game.text()).toContain('▸ The same level: put its steps in order')
    await game.press('Enter')
    await game.waitFor('[order]')
    await game.press('Enter')
    await game.waitFor('── cards')
    expect([...cardsOn(game).keys()].toSorted()).toEqual(FIRST_TRAP.toSorted())
    await playCards(game, FIRST_TRAP)
    expect(game.text()).toContain('✓ clean  100 points')
    await toNextTrap(game)
    await playCards(game, SECOND_TRAP)
    await toResult(game)
    expect(game.text()).toMatch(/★★★ {2}\d+ points/)
    const total = Number(/(\d+) points/.exec(game.text())?.[1])
    await game.press('Escape')
    await game.waitFor(new RegExp(`First write +★★★ +best ${total}`))
    await savedLevel(saves, 'first-write').toMatchObject({
      stars: 3,
      bestScore: total,
      bestReplay: { help: 'order' },
    })
  })

  it('is chosen in the brief by digits and arrows, and the level begins with it', async () => {
    const game = startGame({ args: ['play', 'first-write'] })
    await game.waitFor('[watch]')
    const chosen: readonly (readonly [key: string, help: string])[] = [
      ['2', 'finish'],
      ['4', 'solo'],
      ['3', 'order'],
      ['Right', 'solo'],
      ['Right', 'solo'],
      ['Left', 'order'],
      ['Left', 'finish'],
      ['Left', 'watch'],
      ['Left', 'watch'],
      ['3', 'order'],
    ]
    for (const [key, help] of chosen) {
      await game.press(key)
      await game.waitFor(`[${help}]`)
      expect(game.text().match(/\[(watch|finish|order|solo)\]/g)).toEqual([`[${help}]`])
    }
    await game.press('Enter')
    await game.waitFor('── cards')
  })

  it('is none in a boss unless it is chosen', async () => {
    const game = startGame({ args: ['play', 'boss-one-fault'] })
    await game.waitFor('[solo]')
    await game.press('Enter')
    await game.waitFor('── primitives')
  })
})

/** The first trap of first-write as it is watched. */
function watchedTrap() {
  const { session } = atFirstTrap({ ...gameOn('first-write'), help: 'watch' })
  const { trap } = session.play
  if (trap === null || trap.solution === null) throw new Error('nothing is watched')
  return { kernel: session.game.kernel, trap: trap.trap, before: trap.before, solution: trap.solution }
}

describe('a wrong card, and how the reference does it', () => {
  it('has a question for an answer; who looks at the solution is asked again, with other names', async () => {
    const saves = temporaryFolder()
    const game = startGame({ saves, args: ['play', 'first-write'] })
    await toTrapWithHelp(game, '3', '── cards')
    const first = cardsOn(game)
    await playCards(game, FIRST_TRAP)
    await toNextTrap(game)

    const cards = cardsOn(game)
    expect(cards.size).toBeGreaterThan(first.size)
    const needless = [...cards.keys()].filter(text => !SECOND_TRAP.some(step => step === text))
    expect(needless.length).toBe(cards.size - SECOND_TRAP.length)
    await playCards(game, needless.slice(0, 1))
    expect(game.text()).toMatch(/✗ (wrong|refault) {2}0 points/)
    expect(game.text()).toMatch(/question[^?]*\?/)
    expect(game.text()).not.toContain('copy b → d')
    expect(game.text()).not.toContain('reference  ')

    await game.press('s')
    await game.waitFor('how the reference does it')
    expect(words(game)).toContain('1 alloc 2 copy b → d 3 map P1 heap[1] → d rw 4 put b 5 return')
    for (const [at, next] of [...SECOND_TRAP, 'return'].entries()) {
      await game.waitFor(`${at} of 5 done`)
      expect(game.text()).toContain(`▸${at + 1} ${next}`)
      await game.press('Right')
    }
    await game.waitFor('5 of 5 done')
    expect(game.text()).toMatch(/heap\[1\] {2}d {2}rw-/)
    await pressEach(game, 'Left', 3)
    await game.waitFor('2 of 5 done')
    expect(game.text()).toMatch(/heap\[1\] {2}b {2}r--/)
    await game.press('Enter')
    await game.waitFor(VERDICT)
    await toResult(game)
    expect(game.text()).toMatch(/★☆☆/)
    expect(game.text()).toContain('▸ Play again with other names')
    await savedLevel(saves, 'first-write').toMatchObject({ asksAgain: true })
    expect(await levelLineSaved(saves, 'First write')).toMatch(/★☆☆ +solve again/)

    await game.press('Enter')
    await toFirstTrap(game)
    await handleTrap(game, 'acmdr')
    expect(game.text()).toContain('✓ clean')
    await toNextTrap(game)
    await handleTrap(game, 'acmdr')
    await toResult(game)
    expect(game.text()).toContain('★★★')
    await game.press('Escape')
    await game.waitFor(/First write +★★★ +best \d+/)
    await savedLevel(saves, 'first-write').toMatchObject({ asksAgain: false })
    expect(savedIn(saves).mastery.M1.solves.at(-1).run).toMatch(/^first-write@\d+$/)
  })
})

describe('a boss won alone', () => {
  it('tests out of its chapter: the title goes on with the next', async () => {
    const game = startGame({ args: ['play', 'boss-one-fault'] })
    await toFirstTrap(game)
    for (const [index, keys] of ['acmdr', 'acmdr', 'sr', 'pr', 'acmdr', 'acmdr', 'pr'].entries()) {
      if (index > 0) await toNextTrap(game)
      await handleTrap(game, keys)
      expect(game.text()).toContain('✓ clean')
    }
    await toResult(game)
    expect(game.text()).toContain('★★★')
    await game.press('Escape')
    await game.waitFor(/1 One fault +✓ tested out/)
    expect(levelLine(game, 'First write')).toMatch(/☆☆☆ +not played/)
    expect(game.text().match(/tested out/g)).toHaveLength(1)
    await game.press('Escape')
    await game.waitFor('▸ Go on: Fork by hand')
    await game.press('Enter')
    await game.waitFor('2 You are fork: Fork by hand')
  })
})

describe('the page of progress', () => {
  it('says what a clean run has shown, and exports it for another folder to take in', async () => {
    const saves = temporaryFolder()
    const game = startGame({ saves, args: ['play', 'first-write'] })
    await toFirstTrap(game)
    await handleTrap(game, 'acmdr')
    await toNextTrap(game)
    await handleTrap(game, 'acmdr')
    await toResult(game)
    await game.press('Escape')
    await game.waitFor(/First write +★★★/)
    await game.press('Escape')
    await game.waitFor('Go on: ')
    await pressEach(game, 'Up', 4)
    await game.waitFor('▸ Progress')
    await game.press('Enter')
    await game.waitFor(/● once +M1 /)
    expect(game.text()).toMatch(/☆ new +M2 /)
    await game.press('e')
    await game.waitFor('Written: ')
    const [exported = ''] = readdirSync(saves).filter(name => /^progress-.*\.json$/.test(name))
    expect(words(game)).toContain(exported)
    await game.press('Escape')
    await game.waitFor('▸ Go on: ')

    const elsewhere = temporaryFolder()
    const cowhand = (...args: readonly string[]) =>
      spawnSync(PROGRAM[0], [PROGRAM[1], 'progress', ...args, '--saves', elsewhere], { encoding: 'utf8' })
    expect(cowhand('--import', join(saves, exported))).toMatchObject({ status: 0, stderr: '' })
    const { beliefs } = JSON.parse(cowhand('--json').stdout)
    expect(beliefs.slice(0, 2)).toMatchObject([
      { id: 'M1', standing: 'once' },
      { id: 'M2', standing: 'new' },
    ])
    expect(savedIn(elsewhere).levels).toEqual(savedIn(saves).levels)
  })
})
