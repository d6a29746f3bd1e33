import { type Replay, readReplay, stormLevel, type Verified, verifyReplay } from '../../game/index.ts'
import { KERNEL_NAMES } from '../../kernel/index.ts'
import { type Level, variantOf } from '../../level/index.ts'
import { cleanText } from '../../workload/index.ts'
import { readText } from '../files.ts'
import { Trouble } from '../trouble.ts'
import type { World } from '../world.ts'
import { levelOrProblems, programLevels } from './level-files.ts'

/** The most characters of a replay file: some 100,000 inputs. */
const LONGEST_REPLAY = 16 * 1024 * 1024

/** A replay as it was read, and what it came to when it was run again. */
export interface Run {
  readonly replay: Replay
  /** As it was played: with the names of the replay's seed. */
  readonly level: Level
  readonly verified: Verified
}

/** The level that a replay is of: from the file that was named, else one of the program's own. */
async function levelOf(id: string, named: string | undefined, world: World): Promise<Level> {
  if (named !== undefined) {
    const own = await levelOrProblems(named, world)
    if (own === null) throw new Trouble(`${cleanText(named)}: mend the level first`)
    return own
  }
  const { levels } = await programLevels(world)
  const storms = KERNEL_NAMES.map(stormLevel)
  const level = [...levels, ...storms].find(candidate => candidate.id === id)
  if (level === undefined)
    throw new Trouble(`it is a run of ${id}, a level that is not here; name its file with --level`)
  return level
}

/**
 * Reads a replay and runs it again.
 * @param file as the command line names it
 * @param named the level file that it is a run of, where that is not one of the program's
 * @throws Trouble where it cannot be read, or its level is not here
 */
export async function readRun(file: string, named: string | undefined, world: World): Promise<Run> {
  const text = await readText(file, LONGEST_REPLAY, world)
  if (text.length > LONGEST_REPLAY) throw new Trouble(`${cleanText(file)}: too large for a replay`)
  const read = readReplay(text, file === '-' ? 'standard input' : cleanText(file))
  if (!read.ok) throw new Trouble(read.message)
  const { replay } = read
  const own = await levelOf(replay.level, named, world)
  const level = replay.storm ? own : variantOf(own, replay.seed)
  return { replay, level, verified: verifyReplay(replay, level) }
}

/** What to say about a replay that does not fit. */
export const misfit = (file: string, { message }: Extract<Verified, { ok: false }>): string =>
  `${cleanText(file)}: it does not fit: ${message}`
