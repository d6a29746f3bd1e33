import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  createSession,
  type Game,
  type HandledTrap,
  type Input,
  newGame,
  type OpenTrap,
  reduce,
  type Session,
} from '../../src/game/index.ts'
import { referenceFor } from '../../src/game/judge.ts'
import { freshIdeal, type Primitive } from '../../src/kernel/index.ts'
import { checkLevel, type Level, loadLevel } from '../../src/level/index.ts'
import {
  contentName,
  frameAt,
  frameName,
  INIT,
  type Pte,
  pageName,
  processesOf,
  rightsOf,
  ZERO_FRAME,
} from '../../src/machine/index.ts'
import { chooser, safeOrder } from '../game/safe-order.ts'
import type { Misplay } from './misplay.ts'

/** How a level goes with the reference's answers. */
export interface Story {
  /** The player's traps, each with how many primitives the reference uses. */
  readonly traps: readonly string[]
  /** What runs without a trap, and what a load sees. */
  readonly free: readonly string[]
  /** Each page at the end: frame, its count, bits and content. */
  readonly pages: Readonly<Record<string, string>>
}

/** @throws Error with every problem of a level that cannot be loaded */
export const levelCalled = (id: string): Level => {
  const loaded = loadLevel(readFileSync(`levels/${id}.yaml`, 'utf8'), `levels/${id}.yaml`)
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

/** A timed game on a level of the course. */
export const gameOn = (id: string): Game => {
  const level = levelCalled(id)
  return newGame(level)
}

/** What the reference handler does with a trap. */
export const reference = (
  game: Game,
  { trap, before }: Pick<OpenTrap, 'trap' | 'before'>,
): readonly Primitive[] => referenceFor({ kernel: game.kernel, trap, before, ideal: freshIdeal() }).steps

/** How long a player looks at a trap before the first key, and how long each primitive takes, in milliseconds. */
const LOOK = 5000
const EACH = 800

/** Plays a whole level through the session, a primitive an input. @returns the session at its result */
export function playThrough(
  game: Game,
  stepsFor: (open: OpenTrap, text: string) => readonly Primitive[],
): Session {
  let session: Session = createSession(game)
  let at = 0
  const give = (input: Input): void => {
    session = reduce(session, { type: 'input', input })
    if (session.refusal !== null) throw new Error(session.refusal)
  }
  while (session.play.phase !== 'result') {
    const { phase, trap } = session.play
    if (phase === 'running') session = reduce(session, { type: 'advance', at })
    else if (phase === 'brief') give({ do: 'start', at })
    else if (trap === null) give({ do: 'next', at })
    else {
      const steps = stepsFor(trap, textOf(trap))
      at += LOOK
      for (const step of steps) {
        at += EACH
        give({ do: 'use', primitives: [step], at })
      }
      if (session.play.trap !== null) throw new Error('these steps do not return')
    }
  }
  return session
}

/** The instruction that trapped, without what it stores or whom it makes. */
const textOf = ({ trap, instruction }: OpenTrap): string => {
  if (instruction === null) return trap.kind
  const { by, do: verb } = instruction
  const where = 'page' in instruction ? ` ${instruction.region}[${instruction.page}]` : ''
  const to = 'to' in instruction ? ` ${instruction.to}` : ''
  return `P${by} ${verb}${where}${to}`
}

/** A verdict's kind, then the beliefs that it names. */
export const verdictOf = ({ verdict }: HandledTrap): string =>
  [verdict.kind, ...verdict.misconceptions].join(' ')

/** @returns how a level goes with the reference's answers */
function storyOf(id: string): Story {
  const game = gameOn(id)
  const { handled, log, machine } = playThrough(game, open => reference(game, open)).play
  const pageText = (process: number, page: number, pte: Pte): string => {
    const name = pageName(machine, process, page)
    const { content, count } = frameAt(machine, pte.frame)
    return pte.frame === ZERO_FRAME
      ? `${name} 0 ${rightsOf(pte)}`
      : `${name} ${frameName(pte.frame)}${count} ${rightsOf(pte)} ${contentName(content)}`
  }
  const players = processesOf(machine).filter(process => process.id !== INIT)
  return {
    traps: handled.map(({ text, steps }) => `${text}: ${steps.length}`),
    free: log
      .filter(({ how }) => how === 'no trap')
      .map(({ text, saw }) => (saw === undefined ? text : `${text} → ${contentName(saw)}`)),
    pages: Object.fromEntries(
      players.map(({ id: process, pages }) => [
        `P${process}`,
        Object.entries(pages)
          .map(([page, pte]) => pageText(process, Number(page), pte))
          .join(', '),
      ]),
    ),
  }
}

const clean = (session: Session): void =>
  expect(session.play.handled.map(verdictOf)).toEqual(session.play.handled.map(() => 'clean'))

/**
 * Declares what holds of every level: three stars for the reference, no accusation of who plays it right, its story, and
 * each of its beliefs committed and named.
 */
export function testLevels<Id extends string>(
  ids: readonly Id[],
  stories: Readonly<Record<Id, Story>>,
  misplays: readonly Misplay<Id>[],
): void {
  describe.each(ids)('%s', id => {
    const game = gameOn(id)
    const boss = id.startsWith('boss-')

    test('gives three stars to one who does as the reference does, and looks before each trap', () => {
      const session = playThrough(game, open => reference(game, open))
      clean(session)
      expect(session.play.score?.stars).toBe(3)
    })

    test('has 3 to 9 traps of the player’s, and as a boss 6 to 10', () => {
      const { traps } = checkLevel(game.level)
      expect(traps.length).toBeGreaterThanOrEqual(boss ? 6 : 3)
      expect(traps.length).toBeLessThanOrEqual(boss ? 10 : 9)
    })

    test('accuses nobody who plays it right, in whatever safe order', () => {
      for (let seed = 1; seed <= 10; seed++) {
        const choose = chooser(seed * 7919)
        clean(
          playThrough(game, open =>
            safeOrder({ kernel: game.kernel, ...open }, reference(game, open), choose),
          ),
        )
      }
    })

    test('goes as its brief and its debrief say', () => {
      expect(storyOf(id)).toEqual(stories[id])
    })

    test('names as its beliefs those that can be committed in it', () => {
      const told = misplays.filter(row => row[1] === id).flatMap(row => row[4].split(' ').slice(1))
      expect([...new Set(told)].sort()).toEqual([...game.level.misconceptions].sort())
    })
  })

  test.each(misplays)('one who %s (%s) is told so', (_what, id, trap, steps, told) => {
    const game = gameOn(id)
    let done = false
    const { play } = playThrough(game, (open, text) => {
      const right = reference(game, open)
      if (done || text !== trap) return right
      done = true
      return steps(right)
    })
    expect(done).toBe(true)
    const verdicts = play.handled.map(verdictOf)
    expect(verdicts.filter(verdict => verdict !== 'clean')).toEqual([told])
  })
}
