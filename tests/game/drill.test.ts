import { afterEach, describe, expect, test } from 'vitest'
import {
  createSession,
  LIVES,
  newGame,
  reduce,
  replayOf,
  type Session,
  stormLevel,
  stormPoints,
  TIERS,
  verifyReplay,
  worstOf,
} from '../../src/game/index.ts'
import { KERNEL_NAMES, type KernelName, type Primitive } from '../../src/kernel/index.ts'
import { isPageFault, liveProcesses } from '../../src/machine/index.ts'
import { speak } from '../../src/text/index.ts'
import { reference } from '../level/played.ts'
import { give, openOf, toTrap } from './walked.ts'

afterEach(() => speak('en'))

const gameOn = (kernel: KernelName, seed: number) => newGame(stormLevel(kernel), { storm: true, seed })

const stormOf = ({ play }: Session) => {
  if (play.storm === null) throw new Error('no storm')
  return play.storm
}
const use = (session: Session, primitives: readonly Primitive[], after = 500): Session =>
  give(session, { do: 'use', primitives, at: session.play.clock.last + after })
const byReference = (session: Session, after = 500): Session =>
  use(session, reference(session.game, openOf(session)), after)
const RETURN: readonly Primitive[] = [{ do: 'return' }]

/** Plays so many traps right, or to the end. */
function playRight(session: Session, traps: number): Session {
  let now = toTrap(session)
  for (let trap = 0; trap < traps; trap++) now = toTrap(byReference(now))
  return now
}

describe('the tiers', () => {
  test.each(TIERS.slice(1).map((tier, index) => [index + 2, TIERS[index], tier] as const))(
    'tier %i asks no less than the one before it, and something more',
    (_number, before, tier) => {
      if (before === undefined) throw new Error('no tier before')
      const { yours: kinds, look, each, processes, pages } = tier
      expect(kinds).toEqual(expect.arrayContaining([...before.yours]))
      expect([look <= before.look, each <= before.each]).toEqual([true, true])
      expect([processes >= before.processes, pages >= before.pages]).toEqual([true, true])
      const more = [kinds.length > before.yours.length, look < before.look, processes > before.processes]
      expect(more).toContain(true)
    },
  )

  test('only the last goes on for ever', () => {
    expect(TIERS.map(({ traps }) => traps === null)).toEqual(TIERS.map(tier => tier === TIERS.at(-1)))
  })
})

describe.each(KERNEL_NAMES)('a storm on %s', kernel => {
  test('is the same for the same seed, trap by trap, and another for another', () => {
    const told = (seed: number): string[] =>
      playRight(createSession(gameOn(kernel, seed)), 25).play.handled.map(({ text }) => text)
    expect(told(7)).toEqual(told(7))
    expect(told(8)).not.toEqual(told(7))
  })

  test.each([1, 2, 3, 4])('of seed %i can be played without an end, to the last tier', seed => {
    const session = playRight(createSession(gameOn(kernel, seed)), 70)
    expect(new Set(session.play.handled.map(({ verdict }) => verdict.kind))).toEqual(new Set(['clean']))
    const { lives, tier, pace } = stormOf(session)
    expect([lives, tier, pace.length]).toEqual([LIVES, TIERS.length - 1, 70])
    const points = session.play.handled.map((_, index) => (pace[index] ?? 0) - (pace[index - 1] ?? 0))
    expect(points).toEqual(points.toSorted((one, other) => one - other))
  })

  test('keeps to the room of its tier, and hands the player only the traps of that tier', () => {
    let now = toTrap(createSession(gameOn(kernel, 5)))
    for (let trap = 0; trap < 60; trap++) {
      const tier = TIERS[stormOf(now).tier]
      expect(tier?.yours).toContain(openOf(now).trap.kind)
      if (stormOf(now).tier < 2) expect(isPageFault(openOf(now).trap.kind)).toBe(true)
      expect(liveProcesses(now.play.machine).length).toBeLessThanOrEqual(tier?.processes ?? 0)
      now = toTrap(byReference(now))
    }
  })

  test('ends with the third trap that goes wrong, and its replay is verified', () => {
    let now = playRight(createSession(gameOn(kernel, 3)), 6)
    for (let lives = LIVES; lives > 0; lives--) {
      expect(stormOf(now).lives).toBe(lives)
      now = toTrap(give(now, { do: 'give-up', at: now.play.clock.last }))
    }
    expect(now.play.phase).toBe('result')
    expect(now.play.score).toEqual({
      total: stormPoints(stormOf(now)),
      traps: stormPoints(stormOf(now)),
      bonus: 0,
      stars: 0,
    })
    expect(verifyReplay(replayOf(now), now.game.level)).toMatchObject({ ok: true })
  })
})

const first = (): Session => toTrap(createSession(gameOn('xv6', 1)))

test.each([
  ['the screen says so', (session: Session, at: number) => give(session, { do: 'late', at })],
  [
    'the answer comes too late',
    (session: Session, at: number) =>
      give(session, { do: 'use', primitives: reference(session.game, openOf(session)), at }),
  ],
  ['a pause comes too late', (session: Session, at: number) => give(session, { do: 'pause', at })],
])('a trap is lost when its time is over and %s', (_what, act) => {
  const session = first()
  const { due } = openOf(session)
  const at = session.play.clock.last + (due ?? 0)
  const over = act(session, at)
  expect(over.play.handled.at(-1)?.verdict.kind).toBe('late')
  expect([stormOf(over).lives, over.play.paused]).toEqual([LIVES - 1, false])
})

test('a moment before its time is over, a trap is not lost', () => {
  const session = first()
  const at = session.play.clock.last + (openOf(session).due ?? 0) - 1
  expect(reduce(session, { type: 'input', input: { do: 'late', at } }).refusal).toMatch(/time left/)
  const right = reference(session.game, openOf(session))
  expect(give(session, { do: 'use', primitives: right, at }).play.handled.at(-1)?.verdict.kind).toBe('clean')
})

test('an undo that comes too late loses the trap, and nothing is taken back after it', () => {
  const begun = use(first(), [{ do: 'alloc' }])
  const at = begun.play.clock.last + (openOf(begun).due ?? 0)
  const over = give(begun, { do: 'undo', at })
  expect([over.play.phase, over.play.handled.at(-1)?.verdict.kind]).toEqual(['verdict', 'late'])
})

test('time does not run while the game is paused or a verdict is read', () => {
  const session = first()
  const paused = give(session, { do: 'pause', at: 100 })
  const on = give(paused, { do: 'resume', at: 1_000_000 })
  expect(byReference(on).play.handled.at(-1)?.verdict.kind).toBe('clean')
})

test('a trap’s points count times its tier', () => {
  let now = first()
  for (let trap = 0; trap < 30; trap++) {
    const { tier, pace } = stormOf(now)
    now = toTrap(byReference(now))
    expect(stormPoints(stormOf(now)) - (pace.at(-1) ?? 0)).toBe(100 * (tier + 1))
  }
  expect(stormOf(now).tier).toBeGreaterThan(3)
})

test('something needless costs points and no life', () => {
  const session = first()
  const right = reference(session.game, openOf(session))
  const wasteful = use(session, [{ do: 'alloc' }, ...right])
  const { kind } = wasteful.play.handled.at(-1)?.verdict ?? { kind: 'none' }
  expect(kind === 'wrong' || kind === 'wasteful').toBe(true)
  const flushed = use(session, [{ do: 'flush', process: openOf(session).trap.by }, ...right])
  expect(flushed.play.handled.at(-1)?.verdict.kind).toBe('wasteful')
  expect(stormOf(flushed).lives).toBe(LIVES)
})

test('what went wrong most is what most traps are to blame on', () => {
  let now = first()
  expect(worstOf(now.play.handled)).toBeNull()
  now = toTrap(byReference(now))
  expect(worstOf(now.play.handled)).toBeNull()
  now = toTrap(use(now, RETURN))
  now = toTrap(give(now, { do: 'give-up', at: now.play.clock.last }))
  now = toTrap(give(now, { do: 'give-up', at: now.play.clock.last }))
  expect(worstOf(now.play.handled)).toEqual({ of: 'verdict', id: 'shown', times: 2 })
})

test('a storm is named in the language that is spoken, and is the same storm', async () => {
  const english = stormLevel('xv6')
  await speak('zh')
  const chinese = stormLevel('xv6')
  expect(chinese).toEqual({
    ...english,
    title: '训练',
    chapter: '训练',
    brief: '由种子生成的、无休止的陷入风暴。第三次出错时结束。',
  })
  expect(english.title).toBe('Drill')
})
