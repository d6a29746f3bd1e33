import { bootMachine, freshIdeal, type Kernel } from '../../kernel/index.ts'
import { type GeneratorState, nextInstruction, seededGenerator } from '../../level/index.ts'
import { INIT, type Instruction } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import type { Play } from '../play.ts'
import type { Verdict, VerdictKind } from '../verdict.ts'
import { tierAt } from './tiers.ts'

/** How many traps may go wrong. */
export const LIVES = 3
/** How many frames the machine of a storm has: each is named by one letter. */
export const STORM_FRAMES = 24

/** An endless program as it is made, and how the player stands in it: plain data. */
export interface Storm {
  generator: GeneratorState
  /** 0-based. */
  tier: number
  /** How many of the player's traps this tier has had. */
  met: number
  lives: number
  /** How many instructions there have been since the player's last trap. */
  idle: number
  /** The points after each trap. */
  pace: number[]
}

/** @returns a storm at its beginning. @param seed from 0 to HIGHEST_SEED @throws RangeError for any other */
export const createStorm = (seed: number): Storm => ({
  generator: seededGenerator(seed),
  tier: 0,
  met: 0,
  lives: LIVES,
  idle: 0,
  pace: [],
})

/** The verdicts that cost a life. */
const LOST: ReadonlySet<VerdictKind> = new Set(['wrong', 'refault', 'unsafe', 'shown', 'late'])

/** @returns the points so far. */
export const stormPoints = ({ pace }: Storm): number => pace.at(-1) ?? 0

/** Counts a trap: its points times the tier, a life where it went wrong, and the next tier where this one is done with. */
export function countTrap(storm: Storm, { kind, points }: Pick<Verdict, 'kind' | 'points'>): void {
  storm.pace.push(stormPoints(storm) + points * (storm.tier + 1))
  if (LOST.has(kind)) storm.lives -= 1
  storm.met += 1
  storm.idle = 0
  if (storm.lives === 0 || storm.met !== tierAt(storm.tier).traps) return
  storm.tier += 1
  storm.met = 0
}

/** Nothing that traps may be left to do, such as where a lone process has all the memory that there may be. */
const MOST_IDLE = 60

function bootAnew(play: Play, storm: Storm, kernel: Kernel): void {
  play.machine = bootMachine(kernel, STORM_FRAMES)
  play.ideal = freshIdeal()
  play.log.push({ by: INIT, text: texts().storm.bootsAnew, how: 'kernel' })
  storm.idle = 0
}

/** @returns the storm's next instruction. Where nothing comes of it any more, the machine is booted anew. */
export function nextOfStorm(play: Play, storm: Storm, kernel: Kernel): Instruction {
  const { processes, pages } = tierAt(storm.tier)
  const next = () => nextInstruction(storm.generator, play.machine, kernel, { processes, pages })
  if (storm.idle === MOST_IDLE) bootAnew(play, storm, kernel)
  storm.idle += 1
  const found = next()
  if (found !== null) return found
  bootAnew(play, storm, kernel)
  const first = next()
  if (first === null) throw new Error('nobody can run on a fresh machine')
  return first
}
