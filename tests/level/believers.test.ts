import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BELIEVERS } from '../../src/game/believers/index.ts'
import { type HandledTrap, primitiveText, type Session } from '../../src/game/index.ts'
import { MISCONCEPTION_IDS, type MisconceptionId, misconceptionText } from '../../src/kernel/index.ts'
import { gameOn, playThrough, reference, verdictOf } from './played.ts'

/** Every level but a race of two CPUs, in which nobody handles a trap: the player orders their steps. */
const GAMES = readdirSync('levels')
  .filter(file => file.endsWith('.yaml'))
  .sort()
  .map(file => gameOn(file.slice(0, -'.yaml'.length)))
  .filter(({ level }) => level.cpus === undefined)

/** A trap that a belief has led to anything but a clean verdict. */
interface Spoiled {
  readonly level: string
  readonly trap: HandledTrap
}

interface Course {
  readonly sessions: readonly Session[]
  readonly spoiled: readonly Spoiled[]
}

const courses = new Map<MisconceptionId, Course>()

/** The whole course, as one plays it who holds this belief and is right in all else. */
function courseOf(id: MisconceptionId): Course {
  const known = courses.get(id)
  if (known !== undefined) return known
  const played = GAMES.map(game => {
    const session = playThrough(game, open =>
      BELIEVERS[id]({ ...open, kernel: game.kernel, right: reference(game, open) }),
    )
    return { level: game.level.id, session }
  })
  const course: Course = {
    sessions: played.map(({ session }) => session),
    spoiled: played.flatMap(({ level, session }) =>
      session.play.handled.filter(({ verdict }) => verdict.kind !== 'clean').map(trap => ({ level, trap })),
    ),
  }
  courses.set(id, course)
  return course
}

const lineOf = ({ level, trap }: Spoiled): string => {
  const steps = trap.steps.map(step => primitiveText(step, trap.before)).join('; ')
  return `${level}: ${trap.text}: ${steps}: ${verdictOf(trap)}`
}

const linesOf = (spoiled: readonly Spoiled[]): string => spoiled.map(lineOf).join('\n')

const BELIEFS = MISCONCEPTION_IDS.map(id => [id, misconceptionText(id).belief] as const)

describe.each(BELIEFS)('%s, who believes “%s”, plays the whole course:', (id, _belief) => {
  test('the belief spoils traps in two levels or more', () => {
    const { spoiled } = courseOf(id)
    expect(new Set(spoiled.map(({ level }) => level)).size, linesOf(spoiled)).toBeGreaterThanOrEqual(2)
  })

  test('it is named in 9 of 10 of the traps that it spoils', () => {
    const { spoiled } = courseOf(id)
    const unnamed = spoiled.filter(({ trap }) => !trap.verdict.misconceptions.includes(id))
    expect(10 * unnamed.length, linesOf(unnamed)).toBeLessThanOrEqual(spoiled.length)
  })

  test('no other is named in any', () => {
    const accused = courseOf(id).spoiled.filter(({ trap }) =>
      trap.verdict.misconceptions.some(named => named !== id),
    )
    expect(accused.map(lineOf)).toEqual([])
  })

  test('every level comes to its end, and what is said has words for everything', () => {
    const { sessions, spoiled } = courseOf(id)
    expect(sessions.map(({ play }) => play.phase)).toEqual(GAMES.map(() => 'result'))
    const said = [
      ...sessions.flatMap(({ play }) => play.log.flatMap(({ text, result }) => [text, result ?? ''])),
      ...spoiled.flatMap(({ trap }) => [
        lineOf({ level: '', trap }),
        ...trap.verdict.remarks.map(({ text }) => text),
      ]),
    ]
    expect(said.filter(text => /undefined|NaN|null|\[object/.test(text))).toEqual([])
    // A trap is not spoiled without a word why.
    expect(spoiled.filter(({ trap }) => trap.verdict.remarks.length === 0).map(lineOf)).toEqual([])
  })
})
