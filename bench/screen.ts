import { setTimeout as pause } from 'node:timers/promises'
import type { Measurement } from './measurement.ts'
import { quantile, startTimed } from './pty.ts'

const GAME = ['bin/cowhand.cjs', 'play', 'grandchild-writes']
const KEYS = 400
const COLUMNS = 120
const ROWS = 40
const WITHIN_MS = 16
const TICK_BYTES = 250
const TICKS_FOR_MS = 12_000

/** A round of keys that ends where it began, each with what only its own frame holds. */
const ROUND = [
  ['\x1b[D', '▸'],
  ['\x1b[C', '▸'],
  ['a', 'hand'],
  ['u', 'back'],
] as const

/**
 * Key to screen: the built program in a terminal of 120x40, at a trap with its clock running; keys at irregular times,
 * from the write of the key to the arrival of the last byte of its frame (the emulator's drawing not counted).
 * Clock tick: bytes of a frame that comes while no key is typed.
 */
export async function measure(): Promise<Measurement[]> {
  const game = startTimed(GAME, COLUMNS, ROWS)
  try {
    await game.shown('Par 0:35')
    await game.key('4', '[solo]')
    await game.key('\r', 'running')
    await game.key('\r', 'your handler')
    await pause(300)
    const times: number[] = []
    for (let count = 0; count < KEYS; count++) {
      const [key, expected] = ROUND[count % ROUND.length] ?? ROUND[0]
      times.push(await game.key(key, expected))
      // Out of step with the clock, so that some keys meet a tick.
      await pause(20 + ((count * 37) % 61))
    }
    await pause(200)
    const ticks = await game.frames(TICKS_FOR_MS)
    const p99 = quantile(times, 0.99)
    const largest = Math.max(...ticks)
    return [
      {
        name: `key to screen, 120x40, median of ${KEYS}`,
        value: quantile(times, 0.5),
        unit: 'ms',
        aim: '',
        met: true,
      },
      {
        name: `key to screen, 120x40, 99 of 100 of ${KEYS}`,
        value: p99,
        unit: 'ms',
        aim: `under ${WITHIN_MS}`,
        met: p99 < WITHIN_MS,
      },
      {
        name: `clock tick, 120x40, largest of ${ticks.length}`,
        value: largest,
        unit: 'bytes',
        aim: `under ${TICK_BYTES}`,
        met: largest < TICK_BYTES,
      },
    ]
  } finally {
    game.kill()
    await game.ended
  }
}
