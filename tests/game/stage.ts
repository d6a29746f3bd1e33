import { readFileSync } from 'node:fs'
import { accept, runOn } from '../../src/game/accept.ts'
import { createPlay } from '../../src/game/advance.ts'
import { type Game, newGame, type Play, type Verdict } from '../../src/game/index.ts'
import { KERNELS, type KernelName, type Primitive } from '../../src/kernel/index.ts'
import { type Level, loadLevel } from '../../src/level/index.ts'
import { type Instruction, type Overcommit, TRAP_KINDS, type TrapKind } from '../../src/machine/index.ts'
import { instructions } from '../kernel/scene.ts'

/** What a test says about a level; the rest is of no account to it. */
export interface Plot {
  readonly kernel?: KernelName
  readonly frames?: number
  readonly overcommit?: Overcommit
  readonly setup?: readonly Instruction[]
  readonly program: readonly Instruction[]
  readonly yours?: readonly TrapKind[]
  readonly par?: number
  readonly limit?: number
  readonly hints?: Level['hints']
}

/** A game on a level that no file holds. */
export function gameOf(plot: Plot, timed = true): Game {
  const level: Level = {
    id: 'made-up',
    title: 'Made up',
    chapter: '0 Tests',
    kernel: plot.kernel ?? 'xv6',
    teaches: [],
    misconceptions: [],
    brief: 'A level of the tests.',
    frames: plot.frames ?? 8,
    overcommit: plot.overcommit ?? 'heuristic',
    setup: plot.setup ?? [],
    program: plot.program,
    yours: plot.yours ?? TRAP_KINDS,
    par: plot.par ?? 10_000,
    limit: plot.limit ?? 60_000,
    hints: plot.hints ?? [],
    debrief: 'It was made up.',
    facts: [],
    evidence: null,
    help: 'solo',
    boss: false,
    content: 'c0'.repeat(32),
  }
  return newGame(level, { timed })
}

/** The lines before a |, if there is one, are the setup; the others are the program. */
export function gameOfLines(lines: readonly string[], plot: Omit<Plot, 'setup' | 'program'> = {}): Game {
  const bar = lines.indexOf('|')
  const all = instructions(
    KERNELS[plot.kernel ?? 'xv6'],
    lines.filter(line => line !== '|'),
    plot.frames ?? 8,
    plot.overcommit,
  )
  const at = Math.max(0, bar)
  return gameOf({ ...plot, setup: all.slice(0, at), program: all.slice(at) })
}

/** A game on one of the course's levels. */
export function gameOn(id: string, timed = true): Game {
  const file = `levels/${id}.yaml`
  const loaded = loadLevel(readFileSync(file, 'utf8'), file)
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return newGame(loaded.level, { timed })
}

/** Does what must go well. */
export function must(play: Play, game: Game, input: Parameters<typeof accept>[2]): void {
  const refusal = accept(play, game, input)
  if (refusal !== null) throw new Error(refusal)
  runOn(play, game)
}

/** A play that stands at its first trap, or at its result, on plain objects, its clock running from time 0. */
export function atFirstTrap(game: Game): Play {
  const play = createPlay(game)
  must(play, game, { do: 'start', at: 0 })
  if (play.phase === 'trap') must(play, game, { do: 'trap', at: 0 })
  return play
}

/** Handles the trap at hand with `steps`, and goes on to the next or to the result. */
export function handle(play: Play, game: Game, steps: readonly Primitive[]): Verdict {
  must(play, game, { do: 'use', primitives: steps, at: play.clock.last })
  const verdict = play.handled.at(-1)?.verdict
  const { phase } = play
  if (phase !== 'verdict' || verdict === undefined) throw new Error('these steps do not return')
  must(play, game, { do: 'next', at: play.clock.last })
  if (play.phase === 'trap') must(play, game, { do: 'trap', at: play.clock.last })
  return verdict
}
