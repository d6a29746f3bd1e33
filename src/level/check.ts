import { untrueFacts } from './facts.ts'
import type { Level } from './level.ts'
import { type LevelTrap, levelTraps } from './traps.ts'
import { walkProgram } from './walk.ts'

/** What stands against a level that could be loaded, and the part of its file to blame. */
export interface Unsound {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

export interface LevelReport {
  /** The player's traps, with the reference's answers. */
  readonly traps: readonly LevelTrap[]
  /** The reference's primitives over all of the player's traps. */
  readonly primitives: number
  readonly unsound: readonly Unsound[]
}

/** What a check of a level cannot prove, for whoever reads its report. */
export const NOT_PROVEN =
  'Not proven: what its texts say beyond its facts, and that its misconceptions can be committed in it.'

/** How fast the fastest hands are, in milliseconds for each primitive. */
const FASTEST = 800

/**
 * Whether a level is sound: the reference handler finishes it and breaks no rule, and par can be reached.
 * Loading has checked already that the traps in `yours` occur.
 */
export function checkLevel(level: Level): LevelReport {
  const traps = levelTraps(level)
  const primitives = traps.reduce((sum, trap) => sum + trap.primitives.length, 0)
  const unsound: Unsound[] = walkProgram(level).flatMap(({ instruction, broken }) =>
    broken.map(rule => ({
      path: ['program'],
      message: `the reference breaks a rule at ${instruction}: ${rule}`,
    })),
  )
  for (const { facts, fact, message } of untrueFacts(level, level.facts))
    unsound.push({ path: ['facts', facts, ...(fact === null ? ['after'] : ['is', fact])], message })
  const least = primitives * FASTEST
  if (level.par < least) {
    const would = `at least ${Math.ceil(least / 1000)} seconds would do for ${primitives} primitives`
    unsound.push({
      path: ['clock', 'par'],
      message: `nobody can reach par in ${level.par / 1000} s: ${would}`,
    })
  }
  return { traps, primitives, unsound }
}
