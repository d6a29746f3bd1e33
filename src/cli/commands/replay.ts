import { type Replay, readReplay, stormLevel, type Verified, verifyReplay } from '../../game/index.ts'
import { KERNEL_NAMES } from '../../kernel/index.ts'
import { type Level, variantOf } from '../../level/index.ts'
import { bestReplay, checkoutRoot, savesFolder } from '../../store/index.ts'
import { cleanText, quote } from '../../workload/index.ts'
import { readText } from '../files.ts'
import { Trouble } from '../trouble.ts'
import { FAILED, OK, type World } from '../world.ts'
import { levelOrProblems, programLevels } from './level-files.ts'
import { table } from './table.ts'

/** The most characters of a replay file: some 100,000 inputs. */
const LONGEST_REPLAY = 16 * 1024 * 1024

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)

function wordsOf(verified: Extract<Verified, { ok: true }>, replay: Replay): string[] {
  const { score, elapsed, traps } = verified
  const time = replay.timed ? `, ${score.stars} of 3 stars, ${seconds(elapsed)} s` : ', practice'
  const points = `${score.total} points (${score.traps} for the traps, ${score.bonus} for time)`
  const rows = traps.map(({ text, verdict }) => [
    `    ${text}`,
    verdict.kind,
    String(verdict.points),
    [
      ...new Set(verdict.remarks.map(({ rule }) => rule).filter(rule => rule !== null)),
      ...verdict.misconceptions,
    ].join(' '),
  ])
  return [`${replay.level}: verified: ${points}${time}`, ...table(rows)]
}

function jsonOf(verified: Verified, replay: Replay): string {
  if (!verified.ok) return JSON.stringify({ level: replay.level, ...verified })
  const { score, elapsed, traps } = verified
  const handled = traps.map(({ text, trap, at, verdict }) => ({ text, trap: trap.kind, at, ...verdict }))
  return JSON.stringify({
    level: replay.level,
    ok: true,
    score,
    elapsed,
    timed: replay.timed,
    traps: handled,
  })
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

/** `cowhand replay FILE`: runs a recorded run again through the reference. @returns the exit status */
export async function replay(
  file: string,
  { json = false, level: named }: { readonly json?: boolean; readonly level?: string },
  world: World,
): Promise<number> {
  const text = await readText(file, LONGEST_REPLAY, world)
  if (text.length > LONGEST_REPLAY) throw new Trouble(`${cleanText(file)}: too large for a replay`)
  const read = readReplay(text, file === '-' ? 'standard input' : cleanText(file))
  if (!read.ok) throw new Trouble(read.message)
  const level = await levelOf(read.replay.level, named, world)
  const { storm, seed } = read.replay
  const verified = verifyReplay(read.replay, storm ? level : variantOf(level, seed))
  if (json) await world.out.line(jsonOf(verified, read.replay))
  else if (verified.ok) for (const line of wordsOf(verified, read.replay)) await world.out.line(line)
  else await world.err.line(`${cleanText(file)}: it does not fit: ${verified.message}`)
  return verified.ok ? OK : FAILED
}

/** `cowhand replay --best LEVEL`: prints the replay of the player's best run. @returns the exit status */
export async function printBest(level: string, saves: string | undefined, world: World): Promise<number> {
  const folder = savesFolder({ flag: saves, env: process.env, checkoutRoot: checkoutRoot(world.root) })
  const best = await bestReplay(folder, level)
  if (!best.ok) throw new Trouble(quote(best.why, 300))
  await world.out.line(JSON.stringify(best.replay, null, 1))
  return OK
}
