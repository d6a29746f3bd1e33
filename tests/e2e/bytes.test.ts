import { describe, expect, it } from 'vitest'
import type { DrivenTerminal } from '../terminal/terminal.ts'
import { startGame, YOURS } from './game.ts'

/** What a slow connection is asked to carry, in bytes. */
const TICK = 250
const MOVE = 4096

/** A way into each screen of a run, and its usual moves. */
const SCREENS: readonly (readonly [
  what: string,
  args: readonly string[],
  keys: readonly string[],
  shown: string,
  moves: readonly string[],
])[] = [
  ['a level', ['play', 'grandchild-writes'], ['4', 'Enter'], YOURS, ['Left', 'Right', 'a', 'c', 'm', 'u']],
  [
    'a level on Linux',
    ['play', 'zero-page'],
    ['4', 'Enter'],
    YOURS,
    ['Right', 'Left', 'a', 'z', 'u', 'Tab', 'Down'],
  ],
  [
    'the reference at work',
    ['play', 'grandchild-writes'],
    ['1', 'Enter'],
    'next: step 1',
    ['Enter', 'Enter'],
  ],
  ['cards', ['play', 'grandchild-writes'], ['3', 'Enter'], 'Play the cards', ['1', '2', '3', '4', 'u']],
  ['a drill', ['drill', '--seed', '7'], ['Enter'], YOURS, ['Left', 'Right', 'a', 'c', 'm', 'u']],
  ['two CPUs', ['play', 'two-cpus'], ['Enter'], '── find the race', ['0', '1', '0', 'u', '0']],
  ['the sandbox', ['sandbox'], [], 'Press 1', ['1', '2', '3', 'Left', 'Right', 'i', 'P', 'Escape']],
]

type Screen = (typeof SCREENS)[number]

async function comeTo([, args, keys, shown]: Screen, cols: number, rows: number): Promise<DrivenTerminal> {
  const game = startGame({ args, cols, rows })
  if (keys.length > 0) await game.waitFor('Enter start')
  await game.press(...keys)
  await game.waitFor(shown)
  await game.quiet(100)
  return game
}

/** The bytes that come until the screen stands still again. */
async function bytesOf(game: DrivenTerminal, act: () => Promise<void>): Promise<number> {
  await game.quiet(60)
  const { bytes } = game
  await act()
  // A busy machine may take its time: each of these is answered.
  await game.waitFor(() => game.bytes > bytes)
  await game.quiet(120)
  return game.bytes - bytes
}

const clock = (screen: readonly string[]): string => /\d:\d\d/.exec(screen[0] ?? '')?.[0] ?? ''

/** Waits for the clock to go on by a second. */
async function nextSecond(game: DrivenTerminal): Promise<void> {
  const before = clock(game.screen())
  await game.waitFor(rows => clock(rows) !== before)
}

describe.each([
  [80, 24],
  [200, 60],
] as const)('at %i x %i', (cols, rows) => {
  it.each(SCREENS)('no usual move takes more than 4 KB: %s', async (...screen) => {
    const [, , , , moves] = screen
    const game = await comeTo(screen, cols, rows)
    for (const move of moves) {
      const bytes = await bytesOf(game, () => game.press(move))
      expect(bytes, move).toBeLessThanOrEqual(MOVE)
    }
  })
})

describe('a second of the clock', () => {
  it.each(SCREENS.filter(([, , keys]) => keys.length > 0 && keys[0] !== '1'))(
    'takes no more than 250 bytes: %s',
    async (...screen) => {
      const game = await comeTo(screen, 120, 40)
      await nextSecond(game)
      for (let second = 0; second < 2; second++) {
        const bytes = await bytesOf(game, () => nextSecond(game))
        expect(bytes).toBeGreaterThan(0)
        expect(bytes).toBeLessThanOrEqual(TICK)
      }
    },
  )
})
