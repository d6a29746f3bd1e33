import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { playedCards } from '../../src/game/cards/cards.ts'
import {
  createSession,
  type Game,
  HELPS,
  type Help,
  type Input,
  machineLeft,
  reduce,
  replayOf,
  resolvedBy,
  type Session,
  verifyReplay,
} from '../../src/game/index.ts'
import type { Primitive } from '../../src/kernel/index.ts'
import { gameOn as gameOnLevel, reference } from '../level/played.ts'
import { give, openOf, toTrap } from './walked.ts'

const LEVELS = readdirSync('levels')
  .filter(name => name.endsWith('.yaml'))
  .map(name => name.slice(0, -'.yaml'.length))
  // Two CPUs at once are nobody's to watch or to finish.
  .filter(id => gameOnLevel(id).level.cpus === undefined)

const gameOn = (id: string, help: Help, practised = false): Game => ({
  ...gameOnLevel(id),
  help,
  practised,
})

/** Plays to the result; `act` says what comes next in the trap at hand. */
function playOut(game: Game, act: (session: Session) => Input): Session {
  let now = toTrap(createSession(game))
  while (now.play.phase !== 'result') now = toTrap(give(now, act(now)))
  return now
}

const at = ({ play }: Session): number => play.clock.last + 800
const use = (session: Session, primitives: readonly Primitive[]): Input => ({
  do: 'use',
  primitives,
  at: at(session),
})
const returned: readonly Primitive[] = [{ do: 'return' }]

describe.each(LEVELS)('in %s', id => {
  test('watching takes the steps of the reference one by one, and earns nothing', () => {
    const game = gameOn(id, 'watch')
    const { play, inputs } = playOut(game, session => ({ do: 'step', at: at(session) }))
    expect(new Set(play.handled.map(({ verdict }) => verdict.kind))).toEqual(new Set(['shown']))
    expect(play.score).toEqual({ total: 0, traps: 0, bonus: 0, stars: 0 })
    const steps = play.handled.reduce((sum, { verdict }) => sum + verdict.reference.length, 0)
    expect(inputs.filter(input => input.do === 'step')).toHaveLength(steps)
  })

  test('finishing leaves the last step and the return to the player, and earns no stars', () => {
    const game = gameOn(id, 'finish')
    const { play } = playOut(game, session => {
      const { solution, steps } = openOf(session)
      const left = (solution ?? []).slice(steps.length).map(step => step.do)
      expect(left.at(-1)).toBe('return')
      expect(left).toHaveLength(Math.min(2, solution?.length ?? 0))
      return use(session, (solution ?? []).slice(steps.length))
    })
    expect(new Set(play.handled.map(({ verdict }) => verdict.kind))).toEqual(new Set(['clean']))
    expect(play.score?.stars).toBe(0)
    for (const { steps, verdict } of play.handled) expect(steps).toEqual(verdict.reference)
  })

  test.each([false, true])('the cards can be played to three stars (practised: %s)', practised => {
    const game = gameOn(id, 'order', practised)
    const session = playOut(game, now => {
      const open = openOf(now)
      const played = playedCards(open)
      const done = open.steps.length
      // The card that goes on as the reference does, or as its verbs in their order do.
      const right = reference(game, open)
      const verbs = [...new Set(right.map(step => step.do))]
      const left = (open.cards ?? []).filter(
        (card, index) => !played[index] && isNeeded(card.primitives, right),
      )
      const next = left.toSorted(
        (one, other) =>
          placeOf(one.primitives, right, verbs, done) - placeOf(other.primitives, right, verbs, done),
      )[0]
      return use(now, next?.primitives ?? returned)
    })
    expect(session.play.handled.map(({ verdict }) => verdict.kind)).toEqual(
      session.play.handled.map(() => 'clean'),
    )
    expect(session.play.score?.stars).toBe(3)
    expect(verifyReplay(replayOf(session), game.level)).toMatchObject({ ok: true })
  })
})

const key = (step: Primitive | undefined): string => JSON.stringify(step)

const isNeeded = (card: readonly Primitive[], right: readonly Primitive[]): boolean =>
  card.every(step => right.some(other => key(other) === key(step)))

/** Where in the answer a card comes: a bulk at its verb's first place. */
function placeOf(
  card: readonly Primitive[],
  right: readonly Primitive[],
  verbs: readonly string[],
  done: number,
): number {
  const [first] = card
  if (card.length > 1 && first !== undefined) return verbs.indexOf(first.do)
  const later = right.findIndex((step, index) => index >= done && key(step) === key(first))
  const bulks = verbs.indexOf(first?.do ?? 'return')
  return later >= 0 && right.filter(step => step.do === first?.do).length === 1 ? bulks : later
}

test('what the reference did is what is left, whether one watched every step, all at once, or gave up', () => {
  const over = (help: Help, act: (session: Session) => Input) => {
    let session = toTrap(createSession(gameOn('first-write', help)))
    while (session.play.phase === 'trap') session = give(session, act(session))
    const [handled] = session.play.handled
    if (handled === undefined) throw new Error('no trap was handled')
    return { left: machineLeft(handled), before: handled.before, by: resolvedBy(handled) }
  }
  const watched = over('watch', session => ({ do: 'step', at: at(session) }))
  expect(watched.left).not.toEqual(watched.before)
  expect(watched.by).toBe('reference')
  for (const help of ['watch', 'solo'] as const)
    expect(over(help, session => ({ do: 'give-up', at: at(session) }))).toEqual(watched)
  const solved = over('solo', session =>
    use(session, reference(gameOn('first-write', 'solo'), openOf(session))),
  )
  expect(solved).toEqual({ ...watched, by: 'you' })
  const untouched = over('solo', session => use(session, returned))
  expect({ by: untouched.by, processes: untouched.left.processes }).toEqual({
    by: 'you',
    processes: watched.before.processes,
  })
})

test.each(['watch', 'order'] as const)('a primitive of one’s own has no place in %s', help => {
  const session = toTrap(createSession(gameOn('first-write', help)))
  const next = reduce(session, {
    type: 'input',
    input: use(session, [{ do: 'permit', process: 2, page: 1 }]),
  })
  expect(next.refusal).toMatch(help === 'watch' ? /watching/ : /cards/)
  expect(next.play.machine).toEqual(session.play.machine)
})

test('a card can be played once, and again once it is taken back', () => {
  let session = toTrap(createSession(gameOn('first-write', 'order')))
  const alloc: Primitive[] = [{ do: 'alloc' }]
  session = give(session, use(session, alloc))
  expect(reduce(session, { type: 'input', input: use(session, alloc) }).refusal).toMatch(/once/)
  session = give(session, { do: 'undo', at: at(session) })
  expect(give(session, use(session, alloc)).play.trap?.steps).toEqual(alloc)
})

test('the first trap of a kind has no distractors, the second has, and one who has practised has them at once', () => {
  const needed = (game: Game): number[][] => {
    const counts: number[][] = []
    playOut(game, session => {
      const open = openOf(session)
      const right = reference(game, open)
      const cards = open.cards ?? []
      if (open.steps.length === 0)
        counts.push([cards.filter(card => isNeeded(card.primitives, right)).length, cards.length])
      return { do: 'give-up', at: at(session) }
    })
    return counts
  }
  expect(needed(gameOn('first-write', 'order'))).toEqual([
    [4, 4],
    [4, 7],
  ])
  expect(needed(gameOn('first-write', 'order', true))).toEqual([
    [4, 7],
    [4, 7],
  ])
})

test('the same level deals the same cards', () => {
  const dealt = () => openOf(toTrap(createSession(gameOn('fork-by-hand', 'order', true)))).cards
  expect(dealt()).toEqual(dealt())
})

test('no card that nobody needs leaves a trap clean', () => {
  for (const id of LEVELS) {
    const game = gameOn(id, 'order', true)
    playOut(game, session => {
      const open = openOf(session)
      const right = reference(game, open)
      for (const card of open.cards ?? []) {
        if (isNeeded(card.primitives, right)) continue
        const solo = { ...game, help: 'solo' } as const
        const trial: Session = {
          ...session,
          game: solo,
          play: { ...session.play, trap: { ...open, cards: null } },
        }
        const steps = right.filter(step => step.do !== 'return')
        const over = reduce(trial, {
          type: 'input',
          input: use(trial, [...steps, ...card.primitives, { do: 'return' }]),
        })
        expect([card.text, over.play.handled.at(-1)?.verdict.kind]).not.toEqual([card.text, 'clean'])
      }
      return { do: 'give-up', at: at(session) }
    })
  }
})

test('looking at the solution of a trap that was not clean is remembered, of a clean one not', () => {
  const solve = (session: Session, right: boolean): Session =>
    give(session, use(session, right ? reference(session.game, openOf(session)) : [{ do: 'return' }]))
  const first = toTrap(createSession(gameOn('first-write', 'solo')))
  for (const right of [true, false]) {
    const over = solve(first, right)
    expect(give(over, { do: 'show', at: at(over) }).play.shown).toBe(!right)
  }
})

test.each(HELPS)('a replay of %s is verified with its help', help => {
  const game = gameOn('parent-writes-too', help)
  const session = playOut(game, now => ({ do: 'give-up', at: at(now) }))
  const replay = replayOf(session)
  expect(replay.help).toBe(help)
  expect(verifyReplay(replay, game.level)).toMatchObject({ ok: true })
})
