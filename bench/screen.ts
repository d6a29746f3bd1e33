import { setTimeout as pause } from 'node:timers/promises'
import { atTrap } from './game.ts'
import type { Measurement } from './measurement.ts'
import { quantile } from './pty.ts'

const KEYS = 400
const TICK_BYTES = 250
const TICKS_FOR_MS = 12_000

/** Sizes, and the milliseconds within which 99 keys of 100 are to be on the screen. */
const SIZES = [
  [120, 40, 16],
  [200, 60, 33],
] as const

/** A round of keys that ends where it began, each with what only its own frame holds. */
const ROUND = [
  ['\x1b[D', '▸'],
  ['\x1b[C', '▸'],
  ['a', 'hand'],
  ['u', 'back'],
] as const

/** From the write of a key to the arrival of the last byte of its frame; the emulator's drawing is not counted. */
async function measureSize(columns: number, rows: number, withinMs: number): Promise<Measurement[]> {
  const game = await atTrap(columns, rows)
  try {
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
    const size = `${columns}x${rows}`
    return [
      {
        name: `key to screen, ${size}, median of ${KEYS}`,
        value: quantile(times, 0.5),
        unit: 'ms',
        aim: '',
        met: true,
      },
      {
        name: `key to screen, ${size}, 99 of 100 of ${KEYS}`,
        value: p99,
        unit: 'ms',
        aim: `under ${withinMs}`,
        met: p99 < withinMs,
      },
      {
        name: `clock tick, ${size}, largest of ${ticks.length}`,
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

/**
 * Key to screen: the built program in a terminal, at a trap with its clock running; keys at irregular times.
 * Clock tick: bytes of a frame that comes while no key is typed.
 */
export async function measure(): Promise<Measurement[]> {
  const measured: Measurement[] = []
  for (const [columns, rows, withinMs] of SIZES)
    measured.push(...(await measureSize(columns, rows, withinMs)))
  return measured
}
