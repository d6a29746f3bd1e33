import { createHash } from 'node:crypto'
import type { MisconceptionId } from '../../kernel/index.ts'
import { canonicalJson } from '../../workload/index.ts'
import { ENGINE_VERSION } from '../engine.ts'
import { outcomesOf } from '../outcome.ts'
import type { Game, HandledTrap, Play } from '../play.ts'
import { objectionToClaims, type Replay, rerun } from '../replay.ts'
import type { VerdictKind } from '../verdict.ts'
import { wasteOf } from '../waste.ts'
import { isAllowedInContest } from './contest-game.ts'

/** What one of a run's tasks came to when it was run again. */
export interface GradedTrap {
  /** What trapped, "P3 store heap[0] C"; of a drill, where everybody meets others, the kind of trap. */
  readonly text: string
  readonly kind: VerdictKind
  readonly points: number
  readonly misconceptions: readonly MisconceptionId[]
}

/** A run as it counts: all but `elapsed` follows from its inputs by the rules. */
export interface GradedRun {
  readonly points: number
  /** Steps that were not needed, in traps that were not handled wrongly. */
  readonly wasted: number
  /** Whole milliseconds on the level's clock, as the inputs report it. */
  readonly elapsed: number
  readonly traps: readonly GradedTrap[]
  /** SHA-256 of level, inputs and the times between them: equal where one run is a copy of the other. */
  readonly fingerprint: string
  /** What it claims and is not so, in a clause. */
  readonly falseClaim: string | null
}

export type VerifiedRun =
  | { readonly ok: true; readonly run: GradedRun }
  | { readonly ok: false; readonly why: RunFault; readonly message: string }

export const RUN_FAULTS = ['edited-level', 'engine', 'mode', 'not-allowed', 'impossible'] as const
/** Why a run does not count. */
export type RunFault = (typeof RUN_FAULTS)[number]

/** What a contest's run may have in all. A level takes some dozens, a good drill some hundreds. */
const MOST_STEPS = 5000

const stepsIn = ({ inputs }: Replay): number =>
  inputs.reduce((sum, input) => sum + (input.do === 'use' ? input.primitives.length : 1), 0)

function faultOf(replay: Replay, { level, timed, help, practised, storm, seed }: Game): VerifiedRun | null {
  const no = (why: RunFault, message: string): VerifiedRun => ({ ok: false, why, message })
  if (replay.content !== level.content && replay.seed === seed)
    return no('edited-level', `the level was changed: its content is not the contest's`)
  if (replay.seed !== seed || replay.storm !== storm)
    return no('mode', `it was played on seed ${replay.seed}; the contest has seed ${seed}`)
  if (replay.timed !== timed) return no('mode', 'it was played as practice, without the clock')
  if (replay.help !== help)
    return no('mode', `it was played with the help "${replay.help}"; the contest has "${help}"`)
  // On one's own there are no cards, and nothing depends on it.
  if (help === 'order' && replay.practised !== practised)
    return no('mode', 'its cards are not those of the contest')
  const index = replay.inputs.findIndex(input => !isAllowedInContest(input.do))
  const used = replay.inputs[index]
  if (used !== undefined)
    return no('not-allowed', `inputs[${index}] is ${used.do}: a contest has no undo and no hints`)
  return stepsIn(replay) > MOST_STEPS
    ? no('impossible', `it has more than ${MOST_STEPS} inputs and steps; nobody plays so long`)
    : null
}

function trapsOf({ handled, race }: Play, storm: boolean): GradedTrap[] {
  const outcomes = outcomesOf({ handled, race })
  return outcomes.map(({ kind, points, misconceptions }, index) => {
    const own = handled[index]
    const task = index === 0 ? 'find the race' : 'close the race'
    const text = own === undefined ? task : storm ? own.trap.kind : own.text
    return { text, kind, points, misconceptions: [...misconceptions] }
  })
}

const HANDLED_RIGHT: ReadonlySet<VerdictKind> = new Set(['clean', 'wasteful', 'different', 'unsafe'])

const wasteIn = (handled: readonly HandledTrap[], { kernel }: Game): number =>
  handled
    .filter(({ verdict }) => HANDLED_RIGHT.has(verdict.kind))
    .flatMap(({ steps, verdict }) => wasteOf({ kernel, steps }, verdict.reference))
    .reduce((sum, { times }) => sum + times, 0)

/** Times count from the first input, so that a copy that was only put off is still one. */
function fingerprintOf({ level, seed, inputs }: Replay): string {
  const first = inputs[0]?.at ?? 0
  const moved = inputs.map(input => ({ ...input, at: input.at - first }))
  return createHash('sha256')
    .update(canonicalJson([level, seed, moved]), 'utf8')
    .digest('hex')
}

/**
 * Runs a run of a contest again through the reference.
 * @param replay of the game's level
 * @param game what was to be played (`contestGames`)
 * @returns what it comes to, whatever it claims; or why it does not count
 */
export function verifyRun(replay: Replay, game: Game): VerifiedRun {
  if (replay.engine !== ENGINE_VERSION)
    return {
      ok: false,
      why: 'engine',
      message: `it was played with engine version ${replay.engine}; this is version ${ENGINE_VERSION}`,
    }
  const fault = faultOf(replay, game)
  if (fault !== null) return fault
  const run = rerun(replay, game.level)
  if (!run.ok) return { ok: false, why: 'impossible', message: run.message }
  const { play, score } = run
  return {
    ok: true,
    run: {
      points: score.traps,
      wasted: wasteIn(play.handled, game),
      elapsed: play.clock.elapsed,
      traps: trapsOf(play, game.storm),
      fingerprint: fingerprintOf(replay),
      falseClaim: objectionToClaims(replay, play),
    },
  }
}
