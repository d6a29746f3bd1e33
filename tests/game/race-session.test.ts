import { expect, test } from 'vitest'
import {
  createSession,
  outcomesOf,
  reduce,
  replayOf,
  type Session,
  verifyReplay,
} from '../../src/game/index.ts'
import type { RaceInput } from '../../src/game/race/index.ts'
import { gameOn } from './stage.ts'
import { give } from './walked.ts'

/** What a player does, a key each 0.8 s. */
const play = (session: Session, inputs: readonly RaceInput[]): Session =>
  inputs.reduce((now, input) => give(now, { do: 'race', input, at: now.play.clock.last + 800 }), session)

const begun = (): Session => give(createSession(gameOn('two-cpus')), { do: 'start', at: 0 })
const done = (session: Session): Session => give(session, { do: 'next', at: session.play.clock.last + 800 })

const HANDLER = 9
const LOAD = 5
const STORE = 7

/** Both CPUs take turns, so that both load the count before either has stored it. */
const LOSING: readonly RaceInput[] = Array.from({ length: 2 * HANDLER }, (_, index) => ({
  do: 'step',
  cpu: index % 2 === 0 ? 0 : 1,
}))
const lock = (from: number, to: number): RaceInput[] => [{ do: 'lock', from, to }, { do: 'prove' }]

test('the race found and closed by the narrowest lock gives three stars at a human pace, and its replay is verified', () => {
  const over = done(play(begun(), [...LOSING, ...lock(LOAD, STORE)]))
  expect(over.play.phase).toBe('result')
  expect(outcomesOf(over.play).map(({ kind, points }) => [kind, points])).toEqual([
    ['clean', 100],
    ['clean', 100],
  ])
  expect(over.play.score?.stars).toBe(3)
  expect(verifyReplay(replayOf(over), over.game.level)).toMatchObject({ ok: true })
})

test.each<[string, readonly RaceInput[], string, number]>([
  ['a lock around the whole handler is wasteful', [...LOSING, ...lock(0, HANDLER - 1)], 'clean, wasteful', 2],
  [
    'a lock that does not close it is wrong, whatever comes after',
    [...LOSING, ...lock(STORE, STORE), ...lock(LOAD, STORE)],
    'clean, wrong',
    1,
  ],
  [
    'giving up both is shown twice, and remembered',
    [{ do: 'give-up' }, { do: 'give-up' }],
    'shown, shown',
    1,
  ],
])('%s', (_what, inputs, kinds, stars) => {
  const over = done(play(begun(), inputs))
  expect(
    outcomesOf(over.play)
      .map(({ kind }) => kind)
      .join(', '),
  ).toBe(kinds)
  expect(over.play.score?.stars).toBe(stars)
  expect(over.play.shown).toBe(kinds.includes('shown'))
})

test('the clock runs from the start until the race is closed, and stands in a pause', () => {
  const found = play(begun(), LOSING)
  const paused = give(found, { do: 'pause', at: 20_000 })
  const on = give(paused, { do: 'resume', at: 90_000 })
  const closed = give(give(on, { do: 'race', input: { do: 'lock', from: LOAD, to: STORE }, at: 91_000 }), {
    do: 'race',
    input: { do: 'prove' },
    at: 92_000,
  })
  expect(closed.play.clock).toMatchObject({ elapsed: 22_000, since: null })
})

test('nobody goes on before the race is closed', () => {
  const found = play(begun(), LOSING)
  expect(reduce(found, { type: 'input', input: { do: 'next', at: 50_000 } }).refusal).toMatch(/not closed/)
})
