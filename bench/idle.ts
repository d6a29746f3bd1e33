import { setTimeout as pause } from 'node:timers/promises'
import { atTrap } from './game.ts'
import type { Measurement } from './measurement.ts'
import { cpuTime, tellsOfProcesses } from './process.ts'

const SECONDS = 15
const MOST_PERCENT = 3
const SIZES = [
  [120, 40],
  [200, 60],
] as const

/** CPU time of the game at a trap, while its clock runs and nothing else happens, in percent of one core. */
export async function measure(): Promise<Measurement[]> {
  if (!tellsOfProcesses) return []
  const measured: Measurement[] = []
  for (const [columns, rows] of SIZES) {
    const game = await atTrap(columns, rows)
    try {
      // What the way there has left to compile and to collect.
      await pause(3000)
      const before = cpuTime(game.pid)
      await pause(SECONDS * 1000)
      const value = (cpuTime(game.pid) - before) / (SECONDS * 10)
      const aim = `under ${MOST_PERCENT} % of a core`
      const name = `at a trap, only the clock, ${columns}x${rows}`
      measured.push({ name, value, unit: '%', aim, met: value < MOST_PERCENT })
    } finally {
      game.kill()
      await game.ended
    }
  }
  return measured
}
