import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  createSession,
  type Game,
  type HandledTrap,
  type Input,
  type OpenTrap,
  reduce,
  type Session,
} from '../../src/game/index.ts'
import { referenceFor } from '../../src/game/judge.ts'
import { freshIdeal, KERNELS, type Primitive } from '../../src/kernel/index.ts'
import { checkLevel, inCourseOrder, type Level, loadLevel } from '../../src/level/index.ts'
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
import { MISPLAYS } from './linux-misplays.ts'
import { LEVELS, type LevelId, STORIES, type Story } from './linux-stories.ts'

const levelCalled = (id: LevelId): Level => {
  const loaded = loadLevel(readFileSync(`levels/${id}.yaml`, 'utf8'), `levels/${id}.yaml`)
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

const levels = new Map(LEVELS.map(id => [id, levelCalled(id)]))
const gameOn = (id: LevelId): Game => {
  const level = levels.get(id)
  if (level === undefined) throw new Error(`no level ${id}`)
  return { level, kernel: KERNELS[level.kernel], timed: true }
}

const reference = (game: Game, { trap, before }: Pick<OpenTrap, 'trap' | 'before'>): readonly Primitive[] =>
  referenceFor({ kernel: game.kernel, trap, before, ideal: freshIdeal() }).steps

/** How long a player looks at a trap before the first key, and how long each primitive takes, in milliseconds. */
const LOOK = 5000
const EACH = 800

/** Plays a whole level through the session, a primitive an input. @returns the session at its result */
function playThrough(game: Game, stepsFor: (open: OpenTrap, text: string) => readonly Primitive[]): Session {
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

/** The instruction that trapped, without what it stores. */
const textOf = ({ trap, instruction }: OpenTrap): string => {
  if (instruction === null) return trap.kind
  const { by, do: verb } = instruction
  const where = 'page' in instruction ? ` ${instruction.region}[${instruction.page}]` : ''
  const to = 'to' in instruction ? ` ${instruction.to}` : ''
  return `P${by} ${verb}${where}${to}`
}

const verdictOf = ({ verdict }: HandledTrap): string => [verdict.kind, ...verdict.misconceptions].join(' ')

test('chapters 5 and 6 come in the order in which they build on each other', () => {
  expect(inCourseOrder([...levels.values()].toReversed()).map(({ id }) => id)).toEqual(LEVELS)
})

describe.each(LEVELS)('%s', id => {
  test('gives three stars to one who does as the reference does, and looks before each trap', () => {
    const game = gameOn(id)
    const { play } = playThrough(game, open => reference(game, open))
    expect(play.handled.map(verdictOf)).toEqual(play.handled.map(() => 'clean'))
    expect(play.score?.stars).toBe(3)
  })

  test('has 3 to 9 traps of the player’s', () => {
    const { traps } = checkLevel(gameOn(id).level)
    expect(traps.length).toBeGreaterThanOrEqual(3)
    expect(traps.length).toBeLessThanOrEqual(9)
  })

  test('accuses nobody who plays it right, in whatever safe order', () => {
    const game = gameOn(id)
    for (let seed = 1; seed <= 10; seed++) {
      const choose = chooser(seed * 7919)
      const { play } = playThrough(game, open =>
        safeOrder({ kernel: game.kernel, ...open }, reference(game, open), choose),
      )
      expect(play.handled.map(verdictOf)).toEqual(play.handled.map(() => 'clean'))
    }
  })
})

describe.each(LEVELS)('the beliefs of %s', id => {
  const played = MISPLAYS.filter(row => row[1] === id)

  test.each(played)('one who %s is told so', (_what, _id, trap, steps, told) => {
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

  test('are those that can be committed in it', () => {
    const told = played.flatMap(([, , , , verdict]) => verdict.split(' ').slice(1))
    expect([...new Set(told)].sort()).toEqual([...gameOn(id).level.misconceptions].sort())
  })
})

function storyOf(id: LevelId): Story {
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

test.each(LEVELS)('%s goes as its brief and its debrief say', id => {
  expect(storyOf(id)).toEqual(STORIES[id])
})
