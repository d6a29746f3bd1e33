import {
  createSession,
  newGame,
  type Replay,
  reduce,
  replayOf,
  type Session,
  verifyReplay,
} from '../src/game/index.ts'
import { type Level, levelTraps, loadLevel } from '../src/level/index.ts'
import { type Measurement, median, NS_A_SECOND } from './measurement.ts'

const WARM_UP = 1500
const ROUNDS = 41
const REPLAYS_A_ROUND = 150
const REPLAYS_A_SECOND = 2000
const THINKING_MS = 400

/** Two forks and four store faults, one of them by a last sharer, with loads and two stores between that do not trap. */
const LEVEL = `
format: 1
id: six-traps
title: Six traps
chapter: Measured
kernel: xv6
brief: Six traps, all of them the player's.
machine: {frames: 8}
setup:
  - P1 map text file private 1 rx
  - P1 map heap anon private 2
  - P1 store heap[0] A
  - P1 store heap[1] B
program:
  - P1 fork P2
  - P2 store heap[0] C
  - P1 load heap[0]
  - P1 fork P3
  - P3 store heap[0] D
  - P2 load heap[0]
  - P1 store heap[0] E
  - P2 store heap[0] F
  - P2 store heap[1] G
  - P1 load heap[1]
  - P3 store heap[0] H
clock: {par: 60, limit: 120}
debrief: Six traps.
`

function sixTraps(): Level {
  const loaded = loadLevel(LEVEL, 'six-traps.yaml')
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

/** The level played clean, one primitive an input. */
function cleanReplay(level: Level): Replay {
  const steps = levelTraps(level).map(({ primitives }) => primitives)
  let session: Session = createSession(newGame(level))
  for (let at = 0; session.play.phase !== 'result'; at += THINKING_MS) {
    const { phase, handled, trap } = session.play
    const next = steps[handled.length]?.[trap?.steps.length ?? 0]
    if (phase === 'running') session = reduce(session, { type: 'advance', at })
    else if (phase !== 'trap' || next === undefined)
      session = reduce(session, { type: 'input', input: { do: phase === 'brief' ? 'start' : 'next', at } })
    else session = reduce(session, { type: 'input', input: { do: 'use', primitives: [next], at } })
  }
  return replayOf(session)
}

function verify(replay: Replay, level: Level, times: number): void {
  for (let count = 0; count < times; count++) {
    const verified = verifyReplay(replay, level)
    if (!verified.ok) throw new Error(verified.message)
  }
}

/** Measures how many replays of a level of six traps one core runs again, from the parsed replay to its score. */
export async function measure(): Promise<Measurement[]> {
  const level = sixTraps()
  const replay = cleanReplay(level)
  if (replay.claims.verdicts.join() !== Array.from({ length: 6 }, () => 'clean').join())
    throw new Error(`not six clean traps: ${replay.claims.verdicts.join()}`)
  verify(replay, level, WARM_UP)
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = process.hrtime.bigint()
    verify(replay, level, REPLAYS_A_ROUND)
    return (REPLAYS_A_ROUND * NS_A_SECOND) / Number(process.hrtime.bigint() - start)
  })
  const value = Math.round(median(rates))
  return [
    {
      name: 'replays verified',
      value,
      unit: 'replays/s',
      aim: `at least ${REPLAYS_A_SECOND} replays/s of a level of six traps`,
      met: value >= REPLAYS_A_SECOND,
    },
  ]
}
