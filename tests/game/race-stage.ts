import { readFileSync } from 'node:fs'
import { createPlay } from '../../src/game/advance.ts'
import { newGame } from '../../src/game/index.ts'
import {
  acceptRace,
  type Cpu,
  createRace,
  type Lock,
  type Race,
  type RaceInput,
  STEP_NAMES,
} from '../../src/game/race/index.ts'
import { type Level, loadLevel } from '../../src/level/index.ts'

export function twoCpus(): Level {
  const loaded = loadLevel(readFileSync('levels/two-cpus.yaml', 'utf8'), 'levels/two-cpus.yaml')
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

/** The race of a level before its first step. */
export function raceOn(level: Level): Race {
  const { machine, ideal } = createPlay(newGame(level, { timed: true }))
  return createRace(machine, ideal, level.program)
}

export const freshRace = (): Race => raceOn(twoCpus())

/** One CPU's whole handler, then the other's. */
export const ONE_AFTER_THE_OTHER = '00000000011'
/** Both load 2 before either stores 1. */
export const LOST_UPDATE = '010101010101010101'

/** "0110": steps of the CPUs. */
export const stepsOf = (schedule: string): RaceInput[] =>
  [...schedule].map(cpu => ({ do: 'step', cpu: cpu === '0' ? 0 : 1 }))

/** @throws Error for an input that is refused */
export function give(race: Race, ...inputs: readonly RaceInput[]): Race {
  for (const input of inputs) {
    const refusal = acceptRace(race, input)
    if (refusal !== null) throw new Error(refusal)
  }
  return race
}

/** A lock by the names of its first and its last step. */
export const over = (from: (typeof STEP_NAMES)[number], to = from): Lock => ({
  from: STEP_NAMES.indexOf(from),
  to: STEP_NAMES.indexOf(to),
})

export const found = (): Race => give(freshRace(), ...stepsOf(LOST_UPDATE))

/** Every place that one lock can have. */
export const PLACES: readonly Lock[] = STEP_NAMES.flatMap((_, from) =>
  STEP_NAMES.slice(from).map((__, wide) => ({ from, to: from + wide })),
)

export const scheduleText = (schedule: readonly Cpu[]): string => schedule.join('')
