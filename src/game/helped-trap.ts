import { copyMachine, type Instruction, type Trap } from '../machine/index.ts'
import { cardsFor } from './cards/cards.ts'
import { tierAt } from './drill/tiers.ts'
import { referenceFor } from './judge.ts'
import { freshTrap, type Met } from './open-trap.ts'
import { plain } from './plain.ts'
import type { Game, OpenTrap, Play } from './play.ts'
import { takeStep } from './take-step.ts'

/** As many as a copy takes, for every trap of a storm: less time for a short answer would give it away. */
const LEAST_STEPS = 6

/** A number of the level's own for each of its traps, so that the same cards are dealt again. */
const dealOf = ({ level, seed }: Game, { handled }: Play): number =>
  (Number.parseInt(level.content.slice(0, 7), 16) + seed + handled.length) >>> 0

/** Whether this kind of trap with an answer of the same primitives has been met in this run. */
function isMet({ handled }: Play, { trap }: Met, solution: OpenTrap['solution']): boolean {
  const shape = (steps: OpenTrap['solution']): string =>
    [...new Set(steps?.map(step => step.do))].sort().join()
  return handled.some(
    ({ trap: earlier, verdict }) =>
      earlier.kind === trap.kind && shape(verdict.reference) === shape(solution),
  )
}

/**
 * A trap as it meets the player, with as much help as he has chosen.
 * @param play plain or a draft: where the reference begins for him, the machine is changed
 */
export function openTrap(play: Play, game: Game, trap: Trap, instruction: Instruction | null): OpenTrap {
  const { kernel, help } = game
  const met: Met = { kernel, trap, instruction, before: copyMachine(play.machine), ideal: plain(play.ideal) }
  const open = freshTrap(met)
  if (play.storm === null && help === 'solo') return open
  const { steps } = referenceFor(met)
  if (play.storm !== null) {
    const { look, each } = tierAt(play.storm.tier)
    return { ...open, due: play.clock.elapsed + look + each * Math.max(LEAST_STEPS, steps.length) }
  }
  if (help === 'order') {
    const distracting = game.practised || isMet(plain(play), met, steps)
    return { ...open, cards: cardsFor(met, steps, dealOf(game, play), distracting) }
  }
  const helped: OpenTrap = { ...open, solution: steps }
  if (help === 'watch') return helped
  const last = steps.findLastIndex(step => step.do !== 'return')
  for (const step of steps.slice(0, last)) takeStep(play.machine, kernel, helped, step)
  return helped
}
