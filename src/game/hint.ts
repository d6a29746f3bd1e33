import { type MisconceptionId, RULES } from '../kernel/index.ts'
import type { Game, Play } from './play.ts'

/** How long after a hint the next may be asked for, in milliseconds. */
export const HINT_COOL_DOWN = 10_000

/** @returns when, on the inputs' clock, the next hint may be had; null where it may be had now. */
export const nextHintAt = (play: Play, at: number): number | null => {
  const { lastAt } = play.hints
  return lastAt === null || at >= lastAt + HINT_COOL_DOWN ? null : lastAt + HINT_COOL_DOWN
}

/** The beliefs that the last verdict spoke for, then those that the rules it named as broken can come from. */
function beliefsOf(play: Play): readonly MisconceptionId[] {
  const verdict = play.handled.at(-1)?.verdict
  const rules = verdict?.remarks.map(({ rule }) => rule).filter(rule => rule !== null) ?? []
  return [...(verdict?.misconceptions ?? []), ...rules.flatMap(rule => RULES[rule].misconceptions)]
}

/**
 * The hint that fits: one for a belief that what went wrong points to, else the general ones in turn.
 * @returns null where every hint that fits has been said
 */
export function nextHint(play: Play, game: Game): string | null {
  const unsaid = game.level.hints.filter(hint => !play.hints.said.includes(hint.say))
  const fitting = beliefsOf(play)
    .map(belief => unsaid.find(hint => hint.when === belief))
    .find(hint => hint !== undefined)
  return (fitting ?? unsaid.find(hint => hint.when === null))?.say ?? null
}
