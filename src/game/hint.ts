import type { Game, Play } from './play.ts'
import { lastMisconceptions } from './play.ts'

/** How long after a hint the next may be asked for, in milliseconds. */
export const HINT_COOL_DOWN = 10_000

/** @returns when, on the inputs' clock, the next hint may be had; null where it may be had now. */
export const nextHintAt = (play: Play, at: number): number | null => {
  const { lastAt } = play.hints
  return lastAt === null || at >= lastAt + HINT_COOL_DOWN ? null : lastAt + HINT_COOL_DOWN
}

/**
 * The hint that fits: one for the belief that the last verdict spoke for, else the general ones in turn.
 * @returns null where every hint that fits has been said
 */
export function nextHint(play: Play, game: Game): string | null {
  const beliefs = lastMisconceptions(play)
  const unsaid = game.level.hints.filter(hint => !play.hints.said.includes(hint.say))
  const fitting = unsaid.find(hint => hint.when !== null && beliefs.includes(hint.when))
  return (fitting ?? unsaid.find(hint => hint.when === null))?.say ?? null
}
