import { readdirSync, readFileSync } from 'node:fs'
import { accept, runOn } from '../../../src/game/accept.ts'
import { createPlay } from '../../../src/game/advance.ts'
import { BELIEVERS } from '../../../src/game/believers/index.ts'
import {
  beginSubmission,
  type Contest,
  type ContestRun,
  contestGames,
  contestLevel,
  makeContest,
  type Student,
  type Submission,
  withRun,
} from '../../../src/game/contest/index.ts'
import {
  type Game,
  type Input,
  type OpenTrap,
  type Play,
  type Replay,
  replayOf,
} from '../../../src/game/index.ts'
import { referenceFor } from '../../../src/game/judge.ts'
import type { MisconceptionId, Primitive } from '../../../src/kernel/index.ts'
import { type Level, loadLevel } from '../../../src/level/index.ts'

/** The program's own levels. */
export const LEVELS: readonly Level[] = readdirSync('levels')
  .filter(name => name.endsWith('.yaml'))
  .sort()
  .map(name => {
    const loaded = loadLevel(readFileSync(`levels/${name}`, 'utf8'), `levels/${name}`)
    if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
    return loaded.level
  })

/** What somebody does in a trap; null: he gives up. */
export type Answer = (
  open: OpenTrap,
  right: readonly Primitive[],
  game: Game,
  trap: number,
) => readonly Primitive[] | null

export const sound: Answer = (_, right) => right

export const believing =
  (belief: MisconceptionId): Answer =>
  ({ trap, before, instruction }, right, { kernel }) =>
    BELIEVERS[belief]({ kernel, trap, before, instruction, right })

/** Milliseconds between one input and the next. */
export type Pace = () => number

function take(play: Play, game: Game, inputs: Input[], input: Input): void {
  const refusal = accept(play, game, input)
  if (refusal !== null) throw new Error(`${input.do}: ${refusal}`)
  inputs.push(input)
  runOn(play, game)
}

/** Whether the machine takes these steps; a believer's may come to a state that no kernel knows. */
function isTaken(play: Play, game: Game, input: Input): boolean {
  return accept(structuredClone(play), game, input) === null
}

function answered(play: Play, game: Game, open: OpenTrap, answer: Answer, at: number): Input {
  const { steps: right } = referenceFor({ kernel: game.kernel, ...open, ideal: play.ideal })
  const steps = answer(open, right, game, play.handled.length)
  if (steps === null) return { do: 'give-up', at }
  const input: Input = { do: 'use', primitives: [...steps], at }
  return answer === sound || isTaken(play, game, input) ? input : { do: 'use', primitives: [...right], at }
}

/** Plays a game to its end. */
export function played(
  game: Game,
  answer: Answer,
  pace: Pace,
): { readonly replay: Replay; readonly play: Play } {
  const play = createPlay(game)
  const inputs: Input[] = []
  let at = 0
  while (play.phase !== 'result') {
    at += pace()
    if (play.phase === 'brief') take(play, game, inputs, { do: 'start', at })
    else if (play.phase === 'verdict') take(play, game, inputs, { do: 'next', at })
    else {
      take(play, game, inputs, { do: 'trap', at })
      at += pace()
      if (play.trap === null) throw new Error('no trap is open')
      take(play, game, inputs, answered(play, game, play.trap, answer, at))
    }
  }
  return { replay: replayOf({ game, play, inputs, past: [], future: [], refusal: null }), play }
}

export const record = (game: Game, answer: Answer, pace: Pace): Replay => played(game, answer, pace).replay

export function contestOf(
  ids: readonly string[],
  changed: Partial<Parameters<typeof makeContest>[0]> = {},
): Contest {
  const levels = ids.map(id => {
    const entry = contestLevel(id, 0, 'solo', LEVELS)
    if (entry === null) throw new Error(`no level ${id}`)
    return entry
  })
  const made = makeContest({
    contest: '0123456789abcdef'.repeat(2),
    title: 'COW on Friday',
    levels,
    deadline: null,
    rules: { repeated: 'last', ties: 'time', late: 'listed' },
    ...changed,
  })
  if (!made.ok) throw new Error(made.message)
  return made.contest
}

export function gamesOf(contest: Contest): readonly Game[] {
  const games = contestGames(contest, LEVELS)
  if (!games.ok) throw new Error(games.message)
  return games.games
}

export const runOf = (replay: Replay, finished = '2026-11-27T10:00:00Z'): ContestRun => ({
  level: replay.level,
  begun: '2026-11-27T09:00:00Z',
  finished,
  replay,
})

/** What a student hands in who plays all of the contest's levels. */
export function handIn(
  contest: Contest,
  games: readonly Game[],
  student: Student,
  answer: Answer,
  pace: Pace,
  finished?: string,
): Submission {
  const begun = beginSubmission(contest, student)
  if (begun === null) throw new Error('no name')
  return games.reduce(
    (submission, game) => withRun(submission, runOf(record(game, answer, pace), finished)),
    begun,
  )
}

/** A pace of his own for each: whole milliseconds that follow from the seed. */
export function paceOf(seed: number, from = 700, to = 2500): Pace {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return from + Math.floor((state / 2 ** 32) * (to - from))
  }
}
