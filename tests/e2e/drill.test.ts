import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSession, newGame, reduce, type Session, stormLevel } from '../../src/game/index.ts'
import type { PrimitiveName } from '../../src/kernel/index.ts'
import { reference } from '../level/played.ts'
import type { DrivenTerminal } from '../terminal/terminal.ts'
import { handleTrap, PROGRAM, startGame, temporaryFolder, VERDICT, YOURS } from './game.ts'
import { pressAtRandom, pressEach, quitByKeys, tooSmallForAWhile } from './rough.ts'

const SEED = 7
const ARGS = ['drill', '--seed', String(SEED), '--kernel', 'xv6']
const END = 'The storm is over'

/** The keys of a plain fault, whose page is under the cursor. */
const KEYS: Partial<Record<PrimitiveName, string>> = {
  alloc: 'a',
  copy: 'c',
  map: 'm',
  put: 'd',
  permit: 'p',
  return: 'r',
}

function toTrap(session: Session): Session {
  let now = session
  while (now.play.trap === null) {
    const { phase, clock } = now.play
    now =
      phase === 'running'
        ? reduce(now, { type: 'advance', at: clock.last })
        : reduce(now, { type: 'input', input: { do: phase === 'brief' ? 'start' : 'next', at: clock.last } })
  }
  return now
}

/** What the reference does with the first traps of the storm, as keys. */
function rightKeys(traps: number): string[] {
  let session = createSession(newGame(stormLevel('xv6'), { storm: true, seed: SEED }))
  return Array.from({ length: traps }, () => {
    session = toTrap(session)
    const { game, play } = session
    if (play.trap === null) throw new Error('no trap is open')
    const steps = reference(game, play.trap)
    session = reduce(session, { type: 'input', input: { do: 'use', primitives: steps, at: play.clock.last } })
    return steps
      .map(step => {
        const key = KEYS[step.do]
        if (key === undefined) throw new Error(`no key for ${step.do}: this is no plain fault`)
        return key
      })
      .join('')
  })
}

/** From the drill's brief to its first trap. */
async function toStorm(game: DrivenTerminal): Promise<void> {
  await game.waitFor('Enter start')
  await game.quiet()
  await game.press('Enter')
  await game.waitFor(YOURS)
}

/** From a verdict to what comes next; the machine runs at once. */
async function goOn(game: DrivenTerminal, shown: string): Promise<void> {
  await game.press('Enter')
  await game.waitFor(shown)
}

async function handleRight(game: DrivenTerminal, keys: string): Promise<void> {
  await handleTrap(game, keys)
  expect(game.text()).toContain('✓ clean')
}

async function giveUp(game: DrivenTerminal): Promise<void> {
  await game.press('!')
  await game.waitFor(VERDICT)
  expect(game.text()).toContain('◆ shown')
}

/** How long the fifth trap may take at most, in milliseconds, and a little more. */
const SLOWEST = 30_000

describe('a drill', () => {
  it('is won in part, lost three times, told at its end, and met again with a ghost', async () => {
    const keys = rightKeys(5)
    const saves = temporaryFolder()
    const game = startGame({ saves, args: ARGS })
    await game.waitFor('Drill: xv6, seed 7')
    expect(game.text()).toContain('You have no run on this kernel yet.')
    await toStorm(game)
    expect(game.screen()[0]).toMatch(/drill xv6 seed 7 +tier 1 +lives 3 ●●● +0 +0:\d\d left/)

    for (const [index, trap] of keys.slice(0, 4).entries()) {
      await handleRight(game, trap)
      expect(game.screen()[0]).toMatch(new RegExp(`lives 3 ●●● +${100 * (index + 1)} `))
      await goOn(game, YOURS)
    }
    expect(game.screen()[0]).toContain('tier 2')

    // The fifth is not answered at all.
    await game.press('a')
    await game.waitFor('1 alloc')
    await game.waitFor(VERDICT, { timeout: SLOWEST })
    expect(game.text()).toContain('✗ late  0 points')
    expect(game.screen()[0]).toMatch(/lives 2 ●● +400 /)
    await goOn(game, YOURS)
    await giveUp(game)
    expect(game.screen()[0]).toMatch(/lives 1 ● +400 /)
    await goOn(game, YOURS)
    await giveUp(game)
    await goOn(game, END)

    expect(game.text()).toMatch(/Tier 2 +400 points +7 traps, 4 of them clean/)
    expect(game.text()).toMatch(/What went wrong most +\n +2 times: traps that were given up\./)
    expect(game.screen().map(row => row.trim())).toContain('cowhand drill --seed 7 --kernel xv6')
    const record = () => JSON.parse(readFileSync(join(saves, 'save.json'), 'utf8')).drills['xv6-7']
    await expect.poll(record).toMatchObject({ points: 400, tier: 1, traps: 7, plays: 1 })

    expect(game.text()).toContain('▸ The same storm again')
    await game.press('Enter')
    await game.waitFor('Your best on this seed is 400 points')
    await toStorm(game)
    await handleRight(game, keys[0] ?? '')
    expect(game.screen()[0]).toMatch(/ 100 ghost \+0 /)
    await goOn(game, YOURS)
    await giveUp(game)
    expect(game.screen()[0]).toMatch(/ 100 ghost -100 /)
  })

  it('is hidden while it is paused, and loses nothing in a terminal that is too small for a while', async () => {
    const game = startGame({ args: ARGS })
    await toStorm(game)
    await game.press('a')
    await game.waitFor('1 alloc')
    await game.press('Escape')
    await game.waitFor('Paused: drill xv6, seed 7')
    expect(game.text()).not.toMatch(/heap|stack|0:\d\d/)
    await game.press('Enter')
    await game.waitFor(YOURS)
    expect(game.text()).toContain('1 alloc')
    await tooSmallForAWhile(game)
    expect(game.screen()[0]).toMatch(/drill xv6 seed 7 +tier 1 +lives 3 ●●● +0 +0:\d\d left/)
  })

  it('still answers after 300 keys at random, and quits', async () => {
    const game = startGame({ args: ARGS })
    await toStorm(game)
    const keys = [
      ...'acmdprwgnMzifoSPZWBRXGHskKEuyt ?A!',
      'Enter',
      'Enter',
      'Tab',
      'Up',
      'Down',
      'Left',
      'Right',
    ]
    await pressAtRandom(game, { seed: 7, keys })
    await quitByKeys(game)
  })
})

describe('the choice of a storm', () => {
  it('takes any digit as one of the seed', async () => {
    const game = startGame()
    await game.waitFor('Settings')
    await pressEach(game, 'Down', 2)
    await game.press('Enter')
    await game.waitFor(/Seed \d{4}_/)
    await pressEach(game, 'Backspace', 4)
    for (const [digit, seed] of [
      ['9', '9'],
      ['4', '94'],
      ['2', '942'],
    ] as const) {
      await game.press(digit)
      await game.waitFor(`Seed ${seed}_`, { timeout: 1000 })
    }
    await game.press('Enter')
    await game.waitFor('Drill: xv6, seed 942')
  })
})

const cowhand = (...args: readonly string[]) =>
  spawnSync(PROGRAM[0], [PROGRAM[1], ...args], { encoding: 'utf8', input: '' })

describe('a drill that cannot be', () => {
  it.each([
    [['--seed', 'x'], 2, /^error: .*--seed.*'x' is invalid\..*\nTry .*\n$/],
    [['--seed', '-1'], 2, /^error: .*--seed.*'-1' is invalid\..*\nTry .*\n$/],
    [['--kernel', 'foo'], 2, /^error: .*--kernel.*'foo' is invalid\..*xv6.*\nTry .*\n$/],
    [[], 1, /^this needs a terminal.*\n$/],
  ])('is refused with one clear message: cowhand drill %j', (args, status, message) => {
    const { status: ended, stdout, stderr } = cowhand('drill', ...args)
    expect({ ended, stdout }).toEqual({ ended: status, stdout: '' })
    expect(stderr).toMatch(message)
  })
})
