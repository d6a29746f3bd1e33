import { readFileSync } from 'node:fs'
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
import { type Level, loadLevel } from '../../src/level/index.ts'
import {
  contentName,
  frameAt,
  frameName,
  INIT,
  type Pte,
  pageName,
  processesOf,
  rightsOf,
} from '../../src/machine/index.ts'
import type { Story } from './linux-stories.ts'

/** @throws Error with every problem of a level that cannot be loaded */
export const levelCalled = (id: string): Level => {
  const loaded = loadLevel(readFileSync(`levels/${id}.yaml`, 'utf8'), `levels/${id}.yaml`)
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

/** A timed game on a level of the course. */
export const gameOn = (id: string): Game => {
  const level = levelCalled(id)
  return { level, kernel: KERNELS[level.kernel], timed: true }
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
  return `P${by} ${verb}${'page' in instruction ? ` ${instruction.region}[${instruction.page}]` : ''}`
}

/** A verdict's kind, then the beliefs that it names. */
export const verdictOf = ({ verdict }: HandledTrap): string =>
  [verdict.kind, ...verdict.misconceptions].join(' ')

/** How a level goes with the reference's answers. */
export function storyOf(id: string): Story {
  const game = gameOn(id)
  const { handled, log, machine } = playThrough(game, open => reference(game, open)).play
  const pageText = (process: number, page: number, pte: Pte): string => {
    const { content, count } = frameAt(machine, pte.frame)
    const frame = `${frameName(pte.frame)}${count}`
    return `${pageName(machine, process, page)} ${frame} ${rightsOf(pte)} ${contentName(content)}`
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
