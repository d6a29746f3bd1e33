import {
  createSession,
  type Game,
  HELPS,
  type Input,
  newGame,
  type Replay,
  reduce,
  replayOf,
  type Session,
  stormLevel,
} from '../../src/game/index.ts'
import type { RaceInput } from '../../src/game/race/index.ts'
import type { Primitive } from '../../src/kernel/index.ts'
import { type Level, variantOf } from '../../src/level/index.ts'
import { LOST_UPDATE, over, stepsOf } from '../game/race-stage.ts'
import { gameOn } from '../game/stage.ts'
import { playThrough, reference } from '../level/played.ts'

/** A run that has come to its result. */
export interface Recorded {
  readonly replay: Replay
  readonly level: Level
}

const recorded = (session: Session): Recorded => ({ replay: replayOf(session), level: session.game.level })

/** An input, and how many milliseconds it comes after the one before. */
type Press = readonly [after: number, input: (at: number) => Input]

const act =
  (name: Exclude<Input['do'], 'use' | 'race'>) =>
  (at: number): Input => ({ do: name, at })
const use =
  (...primitives: readonly Primitive[]) =>
  (at: number): Input => ({ do: 'use', primitives, at })
const race =
  (input: RaceInput) =>
  (at: number): Input => ({ do: 'race', input, at })

/** How long each event of the running machine takes, in milliseconds. */
const EVENT = 500

function given(game: Game, presses: readonly Press[]): Session {
  let session = createSession(game)
  let at = 0
  for (const [after, input] of presses) {
    at += after
    session = reduce(session, { type: 'input', input: input(at) })
    if (session.refusal !== null) throw new Error(session.refusal)
    while (session.play.phase === 'running') {
      at += EVENT
      session = reduce(session, { type: 'advance', at })
    }
  }
  return session
}

const copied = (frame: number, process: number): Press[] => [
  [800, use({ do: 'alloc' })],
  [800, use({ do: 'copy', from: 0, to: frame })],
  [800, use({ do: 'map', process, page: 0, frame, rights: 'rw' })],
  [800, use({ do: 'put', frame: 0 })],
]

/** grandchild-writes with all that can happen in a run: a pause, a step taken back, a tip, a mistake, a trap given up. */
export const eventful = (): Recorded =>
  recorded(
    given(gameOn('grandchild-writes'), [
      [60_000, act('start')],
      [1500, act('pause')],
      [600_000, act('resume')],
      ...copied(2, 3),
      [700, act('undo')],
      [700, act('redo')],
      [12_000, act('hint')],
      [900, use({ do: 'return' })],
      [45_000, act('next')],
      [2000, use({ do: 'permit', process: 2, page: 0 }, { do: 'return' })],
      [300, act('show')],
      [90_000, act('next')],
      [4000, act('give-up')],
      [1000, act('next')],
    ]),
  )

/** grandchild-writes with the reference's own steps, with some help, or with other names. */
export function solved(choices: Partial<Pick<Game, 'help' | 'timed'>> = {}, seed = 0): Recorded {
  const { level } = gameOn('grandchild-writes')
  const game = newGame(variantOf(level, seed), { ...choices, seed })
  return recorded(playThrough(game, open => reference(game, open)))
}

/** grandchild-writes, watched a step a second. */
export function watched(): Recorded {
  const { level } = gameOn('grandchild-writes')
  const [watch] = HELPS
  const step: Press = [1000, act('step')]
  const trap = [step, step, step, step, step]
  const next: Press = [1000, act('next')]
  return recorded(
    given(newGame(level, { help: watch }), [
      [1000, act('start')],
      ...trap,
      next,
      ...trap,
      next,
      step,
      step,
      next,
    ]),
  )
}

/** The level of two CPUs: the race found, one lock that does not do, one that does. */
export const twoCpus = (): Recorded =>
  recorded(
    given(gameOn('two-cpus'), [
      [1000, act('start')],
      ...stepsOf(LOST_UPDATE).map((input): Press => [400, race(input)]),
      [2000, race({ do: 'lock', ...over('store') })],
      [900, race({ do: 'prove' })],
      [2000, race({ do: 'lock', ...over('load', 'store') })],
      [900, race({ do: 'prove' })],
      [2000, act('next')],
    ]),
  )

/** A drill: two traps as the reference has them, then three that are given up. */
export function drilled(): Recorded {
  const level = stormLevel('xv6')
  const game = newGame(level, { storm: true, seed: 7 })
  let solvedSoFar = 0
  return recorded(
    playThrough(game, open => {
      solvedSoFar += 1
      return solvedSoFar <= 2 ? reference(game, open) : [{ do: 'return' }]
    }),
  )
}
