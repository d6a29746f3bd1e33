import { expect } from 'vitest'
import { Draws, randomState } from '../../src/level/index.ts'
import { pristine } from '../terminal/emulator.ts'
import type { DrivenTerminal } from '../terminal/terminal.ts'

const COUNT = 300

/** Presses 300 of these keys in an order that the seed makes. */
export async function pressAtRandom(
  game: DrivenTerminal,
  { seed, keys }: { readonly seed: number; readonly keys: readonly string[] },
): Promise<void> {
  const draws = new Draws(randomState(seed))
  await game.press(...Array.from({ length: COUNT }, () => keys[draws.below(keys.length)] ?? ''))
}

/** Presses one key so many times, each once the screen shows what the one before did. */
export async function pressEach(game: DrivenTerminal, key: string, times: number): Promise<void> {
  // Without the header, whose clock goes on.
  const body = (rows: readonly string[]): string => rows.slice(1).join('\n')
  for (let time = 0; time < times; time++) {
    const before = body(game.screen())
    await game.press(key)
    await game.waitFor(rows => body(rows) !== before)
    await game.quiet()
  }
}

/** How many screens there are at most between any place and the title. */
const DEEPEST = 8

/** Leaves whatever is open by keys alone, for the title, and quits there. */
export async function quitByKeys(game: DrivenTerminal): Promise<void> {
  for (let step = 0; step < DEEPEST && !game.text().includes('arrows and Enter'); step++) {
    const paused = game.text().includes('Paused: ')
    const before = game.text()
    // The last entry of a pause's menu is the way out of the run; above the first is the last.
    await game.press(...(paused ? ['Up', 'Enter'] : ['Escape']))
    await game.waitFor(rows => rows.join('\n') !== before)
    await game.quiet()
  }
  await game.waitFor('arrows and Enter')
  await game.press('q')
  expect(await game.exit).toEqual({ code: 0, signal: undefined })
  expect(game.modes).toEqual(pristine)
}

/** Makes the terminal too small and large again. What was seen before is seen after it, but for the clock in the header. */
export async function tooSmallForAWhile(game: DrivenTerminal): Promise<void> {
  await game.quiet()
  const before = game.screen().slice(1)
  game.resize(50, 15)
  await game.waitFor('At least 60x20; this one is 50x15.')
  expect(game.text()).not.toMatch(/heap|stack/)
  game.resize(80, 24)
  await game.waitFor(rows => /\S/.test(rows[23] ?? ''))
  await game.quiet()
  expect(game.screen().slice(1)).toEqual(before)
}
