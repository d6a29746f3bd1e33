import { PROGRAM } from './game.ts'
import type { Measurement } from './measurement.ts'
import { residentSet, tellsOfProcesses } from './process.ts'
import { startTimed, type Timed } from './pty.ts'

/** Of a level of three traps, each played with its clock running: an hour of play at 15 s a trap is 80 levels. */
const LEVELS = 400
const TRAPS_A_LEVEL = 3
const TRAPS_AN_HOUR = 240
/** After so many the code is compiled and the heap has its size. */
const WARM_UP = 100
const MOST_MB = 150
/** What an hour may add and still be called flat: less than the steps in which the heap grows and shrinks. */
const FLAT_MB = 3

async function handle(game: Timed, keys: string): Promise<void> {
  for (const key of keys.slice(0, -1)) game.type(key)
  await game.key(keys.slice(-1), 'verdict')
}

/** Plays grandchild-writes from its brief to its result, and to its brief again. */
async function playLevel(game: Timed): Promise<void> {
  await game.key('\r', 'running')
  await game.key('\r', 'your handler')
  await handle(game, 'acmdr')
  await game.key('\r', 'running')
  await game.key('\r', 'your handler')
  await handle(game, 'acmdr')
  await game.key('\r', 'running')
  await game.key('\r', 'your handler')
  await handle(game, 'pr')
}

/** @returns the slope of the line of least squares through the values, by index */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let [over, under] = [0, 0]
  for (const [index, value] of values.entries()) {
    over += (index - middle) * (value - mean)
    under += (index - middle) ** 2
  }
  return over / under
}

/** Plays level after level by keys. @returns the resident set behind each, in MB */
async function play(): Promise<number[]> {
  const game = startTimed([PROGRAM, 'play', 'grandchild-writes'], 120, 40)
  const sizes: number[] = []
  try {
    await game.shown('Par 0:35')
    await game.key('4', '[solo]')
    for (let count = 0; count < LEVELS; count++) {
      await playLevel(game)
      await game.key('\r', 'running')
      await game.key('\r', 'Play again')
      // From the next level, where the choice begins, two down.
      game.type('\x1b[B\x1b[B')
      await game.key('\r', 'Par 0:35')
      sizes.push(residentSet(game.pid))
    }
    return sizes
  } finally {
    game.kill()
    await game.ended
  }
}

/** Memory of a game in which much more than an hour's worth of traps is played, one level after the other. */
export async function measure(): Promise<Measurement[]> {
  if (!tellsOfProcesses) return []
  const settled = (await play()).slice(WARM_UP)
  const largest = Math.max(...settled)
  const anHour = (slope(settled) * TRAPS_AN_HOUR) / TRAPS_A_LEVEL
  const traps = LEVELS * TRAPS_A_LEVEL
  return [
    {
      name: `resident set over ${traps} traps, largest`,
      value: largest,
      unit: 'MB',
      aim: `under ${MOST_MB}`,
      met: largest < MOST_MB,
    },
    {
      name: `what an hour of ${TRAPS_AN_HOUR} traps adds to it`,
      value: anHour,
      unit: 'MB',
      aim: `under ${FLAT_MB}`,
      met: anHour < FLAT_MB,
    },
  ]
}
