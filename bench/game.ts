import { setTimeout as pause } from 'node:timers/promises'
import { startTimed, type Timed } from './pty.ts'

/** The program as it is built. */
export const PROGRAM = 'bin/cowhand.cjs'

/** Starts the game in a terminal of that size, and goes to the first trap of a level that is played without help. */
export async function atTrap(columns: number, rows: number): Promise<Timed> {
  const game = startTimed([PROGRAM, 'play', 'grandchild-writes'], columns, rows)
  try {
    await game.shown('Par 0:35')
    await game.key('4', '[solo]')
    await game.key('\r', 'running')
    await game.key('\r', 'your handler')
    await pause(300)
    return game
  } catch (error) {
    game.kill()
    throw error
  }
}
