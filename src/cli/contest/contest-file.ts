import { type Contest, contestGames, LONGEST_CONTEST, readContest } from '../../game/contest/index.ts'
import type { Game } from '../../game/index.ts'
import { cleanText } from '../../workload/index.ts'
import { programLevels } from '../commands/level-files.ts'
import { readText } from '../files.ts'
import { Trouble } from '../trouble.ts'
import type { World } from '../world.ts'

/** A contest's file, and what it asks to be played. @throws Trouble where it is none, or cannot be played here */
export async function contestIn(
  file: string,
  world: World,
): Promise<{ contest: Contest; games: readonly Game[] }> {
  const read = readContest(
    await readText(file, LONGEST_CONTEST, world),
    file === '-' ? 'standard input' : cleanText(file),
  )
  if (!read.ok) throw new Trouble(read.message)
  const games = contestGames(read.contest, (await programLevels(world)).levels)
  if (!games.ok) throw new Trouble(`${cleanText(file)}: ${games.message}`)
  return { contest: read.contest, games: games.games }
}
