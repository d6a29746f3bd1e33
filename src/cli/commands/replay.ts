import type { Replay, Verified } from '../../game/index.ts'
import { bestReplay, checkoutRoot, savesFolder } from '../../store/index.ts'
import { quote } from '../../workload/index.ts'
import { Trouble } from '../trouble.ts'
import { FAILED, OK, type World } from '../world.ts'
import { misfit, readRun } from './replay-file.ts'
import { table } from './table.ts'

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

/** `cowhand replay FILE`: runs a recorded run again through the reference. @returns the exit status */
export async function replay(
  file: string,
  { json = false, level: named }: { readonly json?: boolean; readonly level?: string },
  world: World,
): Promise<number> {
  const { replay: read, verified } = await readRun(file, named, world)
  if (json) await world.out.line(jsonOf(verified, read))
  else if (verified.ok) for (const line of wordsOf(verified, read)) await world.out.line(line)
  else await world.err.line(misfit(file, verified))
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
