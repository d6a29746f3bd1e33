import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Action,
  createSession,
  elapsedAt,
  type Game,
  HINT_COOL_DOWN,
  type Input,
  reduce,
  type Session,
} from '../../src/game/index.ts'
import type { Primitive } from '../../src/kernel/index.ts'
import * as s from '../kernel/steps.ts'
import { anyAction, anyPrimitive, type Choose, randomPlay, towardsResult } from './random-play.ts'
import { chooser } from './safe-order.ts'
import { LINUX_STORY } from './scenes-linux.ts'
import { gameOfLines, gameOn } from './stage.ts'

const { a, b, c, alloc, back } = s

/** P2 faults on heap[0] (a), then P1, the last sharer, on the same page. */
function gameWith(timed: boolean): Game {
  const game = gameOfLines(
    [
      'P1 map heap anon private 1',
      'P1 store heap[0] A',
      'P1 fork P2',
      '|',
      'P1 load heap[0]',
      'P2 store heap[0] B',
      'P2 load heap[0]',
      'P1 store heap[0] C',
    ],
    {
      par: 10_000,
      limit: 50_000,
      hints: [
        { say: 'Look at the count.', when: null },
        { say: 'Who faulted?', when: 'M4' },
        { say: 'Nobody owns a frame.', when: null },
      ],
    },
  )
  return { ...game, timed }
}
const input = (value: Input): Action => ({ type: 'input', input: value })
const use = (at: number, ...primitives: Primitive[]): Action => input({ do: 'use', primitives, at })
type Plain = Exclude<Input['do'], 'use' | 'race'>
const press = (name: Plain, at: number): Action => input({ do: name, at })

/** Takes every action, which must all be taken, and lets the machine run on between them. */
function play(session: Session, ...actions: Action[]): Session {
  let now = session
  for (const action of actions) {
    now = reduce(now, action)
    if (now.refusal !== null) throw new Error(now.refusal)
    const at = action.type === 'input' ? action.input.at : action.at
    while (now.play.phase === 'running') now = reduce(now, { type: 'advance', at })
  }
  return now
}

/** At the first trap, its clock running from time 1000. */
const atTrap = (timed = true): Session => play(createSession(gameWith(timed)), press('start', 1000))
const solveFirst = [alloc, s.copy(a, b), s.map(2, 0, b, 'rw'), s.put(a), back]
const solveSecond = [s.permit(1, 0), back]
const refusalOf = (session: Session, action: Action): string | null => reduce(session, action).refusal
const clockAt = (session: Session, at: number): number => elapsedAt(session.play.clock, at)

test('a level goes from its brief through running, trap and verdict to its result', () => {
  let session = createSession(gameWith(true))
  const phases: string[] = [session.play.phase]
  const note = (action: Action): void => {
    session = reduce(session, action)
    if (phases.at(-1) !== session.play.phase) phases.push(session.play.phase)
  }
  const run = (at: number): void => {
    while (session.play.phase === 'running') note({ type: 'advance', at })
  }
  note(press('start', 0))
  run(5)
  note(use(10, ...solveFirst))
  note(press('next', 20))
  run(25)
  note(use(30, ...solveSecond))
  note(press('next', 40))
  run(45)
  expect(phases).toEqual([
    'brief',
    'running',
    'trap',
    'verdict',
    'running',
    'trap',
    'verdict',
    'running',
    'result',
  ])
  expect(session.play.score).toEqual({ traps: 200, bonus: 99, total: 299, stars: 3 })
  const log = session.play.log.filter(({ how }) => how !== 'setup')
  expect(log.map(({ text, how, saw, result }) => [text, how, saw, result])).toEqual([
    ['P1 load heap[0]', 'no trap', 'A', undefined],
    ['P2 store heap[0] B', 'you', undefined, 'clean'],
    ['P2 load heap[0]', 'no trap', 'B', undefined],
    ['P1 store heap[0] C', 'you', undefined, 'clean'],
  ])
})

test('the setup is done by the reference before the brief, and is in the log as such', () => {
  const { play: fresh } = createSession(gameWith(true))
  expect(fresh.log.map(({ text, how }) => [text, how])).toEqual(
    ['P1 map heap anon private 1', 'P1 store heap[0] A', 'P1 fork P2'].map(text => [text, 'setup']),
  )
  expect([fresh.handled, fresh.clock]).toEqual([[], { elapsed: 0, since: null, last: 0 }])
  expect(fresh.machine.processes[2]?.pages).toEqual({ 0: { frame: a, w: false, cow: true, x: false } })
})

test('the clock runs at a trap from the moment that it is in sight, and stands in every other phase', () => {
  const brief = createSession(gameWith(true))
  expect(clockAt(brief, 9_000)).toBe(0)
  const running = reduce(brief, press('start', 1000))
  expect([running.play.phase, clockAt(running, 9_000)]).toEqual(['running', 0])
  const loaded = reduce(running, { type: 'advance', at: 4_000 })
  expect([loaded.play.phase, clockAt(loaded, 9_000)]).toEqual(['running', 0])
  const trap = reduce(loaded, { type: 'advance', at: 5_000 })
  expect([trap.play.phase, clockAt(trap, 9_000)]).toEqual(['trap', 4_000])
  const verdict = play(trap, use(7_500, ...solveFirst))
  expect([verdict.play.phase, clockAt(verdict, 99_000)]).toEqual(['verdict', 2_500])
  const second = play(verdict, press('next', 20_000))
  expect([second.play.phase, clockAt(second, 20_100)]).toEqual(['trap', 2_600])
  const end = play(second, use(21_000, ...solveSecond), press('next', 30_000))
  expect([end.play.phase, clockAt(end, 99_000)]).toEqual(['result', 3_500])
  expect(end.play.handled.map(({ at }) => at)).toEqual([2_500, 3_500])
})

test('the clock stands while the game is paused, and goes on from there', () => {
  const paused = play(atTrap(), press('pause', 3_000))
  expect(clockAt(paused, 60_000)).toBe(2_000)
  const resumed = play(paused, press('resume', 50_000))
  expect(clockAt(resumed, 50_700)).toBe(2_700)
})

test('a trap that comes in sight before the last input starts the clock at that input', () => {
  const session = reduce(reduce(createSession(gameWith(true)), press('start', 1000)), {
    type: 'advance',
    at: 0,
  })
  const trap = reduce(session, { type: 'advance', at: 0 })
  expect([trap.play.phase, trap.play.clock.since]).toEqual(['trap', 1000])
})

const refusals: readonly [what: string, session: () => Session, action: Action, message: string][] = [
  ['a primitive before the start', () => createSession(gameWith(true)), use(0, alloc), 'The clock stands.'],
  [
    'a primitive after the verdict',
    () => play(atTrap(), use(2000, ...solveFirst)),
    use(2000, alloc),
    'The clock stands.',
  ],
  ['no primitive at all', atTrap, use(2000), 'Nothing to do.'],
  ['a frame that is not there', atTrap, use(2000, s.copy(a, 20)), 'There is no frame u.'],
  [
    'a page that is not present',
    () => play(atTrap(), use(1500, s.unmap(2, 0))),
    use(2000, s.permit(2, 0)),
    'heap[0] of P2 is not present: no PTE.',
  ],
  [
    'a bulk with one impossible primitive',
    atTrap,
    use(2000, alloc, s.copy(a, b), s.get(25)),
    'get z: There is no frame z.',
  ],
  [
    'a primitive after return',
    atTrap,
    use(2000, ...solveFirst, s.flush(2)),
    'Nothing can come after return.',
  ],
  [
    'anything but undo and return after a panic',
    () => play(atTrap(), use(1500, s.get(b))),
    use(2000, alloc),
    'The kernel has panicked: undo, or return to see the verdict.',
  ],
  ['undo before anything was done', atTrap, press('undo', 2000), 'There is nothing to undo.'],
  [
    'redo before anything was undone',
    () => play(atTrap(), use(1500, alloc)),
    press('redo', 2000),
    'There is nothing to redo.',
  ],
  [
    'undo of the trap before',
    () => play(atTrap(), use(1500, alloc), use(1500, ...solveFirst.slice(1)), press('next', 1600)),
    press('undo', 2000),
    'There is nothing to undo.',
  ],
  [
    'undo of what came before giving up',
    () => play(atTrap(), use(1500, alloc), press('give-up', 1500), press('next', 1600)),
    press('undo', 2000),
    'There is nothing to undo.',
  ],
  [
    'redo of what came before giving up',
    () => play(atTrap(), use(1500, alloc), press('undo', 1500), press('give-up', 1500), press('next', 1600)),
    press('redo', 2000),
    'There is nothing to redo.',
  ],
  [
    'undo at the verdict',
    () => play(atTrap(), use(1500, alloc), press('give-up', 1500)),
    press('undo', 2000),
    'There is nothing to undo.',
  ],
  ['start in the middle', atTrap, press('start', 2000), 'start has no place in the trap phase.'],
  ['next without a verdict', atTrap, press('next', 2000), 'next has no place in the trap phase.'],
  [
    'pause at the brief',
    () => createSession(gameWith(true)),
    press('pause', 0),
    'pause has no place in the brief phase.',
  ],
  ['the sight of a trap twice', atTrap, press('trap', 2000), 'The clock runs already.'],
  ['resume without a pause', atTrap, press('resume', 2000), 'The game is not paused.'],
  [
    'a time before that of the last input',
    atTrap,
    use(999, alloc),
    'time runs backwards: 999 ms after 1000 ms',
  ],
  [
    'the next hint at once',
    () => play(atTrap(), press('hint', 1000)),
    press('hint', 1001),
    'The next hint can be had in 10 s.',
  ],
  [
    'the next hint a little early',
    () => play(atTrap(), press('hint', 1000)),
    press('hint', 10_999),
    'The next hint can be had in 1 s.',
  ],
]

test.each(refusals)('%s is refused, and nothing has changed', (_, make, action, message) => {
  const session = make()
  expect(reduce(session, action)).toEqual({ ...session, refusal: message })
})

test.each(['use', 'undo', 'redo', 'hint', 'give-up', 'pause', 'next', 'start', 'trap'] as const)(
  '%s is refused while the game is paused',
  name => {
    const session = play(atTrap(), use(1500, alloc), press('pause', 2_000))
    const action = name === 'use' ? use(3_000, alloc) : press(name, 3_000)
    expect(refusalOf(session, action)).toBe(
      name === 'redo' ? 'There is nothing to redo.' : 'The game is paused.',
    )
    expect(refusalOf(session, press('resume', 3_000))).toBe(null)
  },
)

test('a bulk is one step of undo', () => {
  const session = play(
    atTrap(),
    use(1100, alloc),
    use(1200, s.copy(a, b), s.map(2, 0, b, 'rw')),
    press('undo', 1300),
  )
  expect(session.play.trap?.steps).toEqual([alloc])
})

test('a bulk stops at the panic that it runs into, and undo takes all of it back', () => {
  const fresh = atTrap()
  const session = play(fresh, use(1500, s.put(a), s.put(a), s.put(a), s.flush(2)))
  expect(session.play.trap?.panic).toBe('panic: put: frame a has no reference left')
  expect(session.play.trap?.steps).toEqual([s.put(a), s.put(a), s.put(a)])
  const undone = play(session, press('undo', 1600))
  expect([undone.play.machine, undone.play.trap]).toEqual([fresh.play.machine, fresh.play.trap])
})

test('a panic with its return in one bulk is judged as a panic', () => {
  const session = play(atTrap(), use(1500, s.get(b), alloc, back))
  expect(session.play.handled[0]?.verdict).toMatchObject({ kind: 'wrong', remarks: [{ step: 0 }] })
})

test('giving up shows the reference, gives no points, and the level goes on from what it did', () => {
  const session = play(atTrap(), use(1100, s.put(a), s.put(a)), press('give-up', 2000))
  expect(session.play.handled[0]?.verdict).toEqual({
    kind: 'shown',
    points: 0,
    remarks: [],
    consequences: [],
    misconceptions: [],
    reference: solveFirst,
  })
  const end = play(session, press('next', 2000), use(2100, ...solveSecond), press('next', 2100))
  expect(end.play.log.filter(({ how }) => how === 'no trap').map(({ saw }) => saw)).toEqual(['A', 'B'])
  expect(end.play.score).toMatchObject({ traps: 100, stars: 1 })
})

test('hints come by the belief that the last verdict spoke for, then in turn, until there are none', () => {
  const early = play(
    atTrap(),
    use(1100, ...solveFirst.slice(0, -1), s.permit(1, 0), back),
    press('next', 1200),
  )
  expect(early.play.handled[0]?.verdict.misconceptions).toEqual(['M4'])
  const said = (session: Session): string | undefined => session.play.hints.said.at(-1)
  let session = play(early, press('hint', 2000))
  expect(said(session)).toBe('Who faulted?')
  session = play(session, press('hint', 2000 + HINT_COOL_DOWN))
  expect(said(session)).toBe('Look at the count.')
  session = play(session, press('hint', 2000 + 2 * HINT_COOL_DOWN))
  expect(said(session)).toBe('Nobody owns a frame.')
  expect(refusalOf(session, press('hint', 99_000))).toBe(
    'There are no more hints. Giving up shows the solution.',
  )
  expect(said(play(atTrap(), press('hint', 2000)))).toBe('Look at the count.')
})

const stars: readonly [what: string, stars: number, help: readonly Action[]][] = [
  ['no help', 3, []],
  ['a hint', 2, [press('hint', 1000)]],
  ['an undo', 2, [use(1000, alloc), press('undo', 1000)]],
  [
    'an undo that was redone and undone',
    2,
    [use(1000, alloc), press('undo', 1000), press('redo', 1000), press('undo', 1000)],
  ],
  ['a hint and an undo', 2, [press('hint', 1000), use(1000, alloc), press('undo', 1000)]],
  ['a pause', 3, [press('pause', 1000), press('resume', 1000)]],
]

test.each(stars)('with %s the points are the same, and there are %i stars', (_, due, help) => {
  const end = play(
    atTrap(),
    ...help,
    use(1100, ...solveFirst),
    press('next', 1100),
    use(1100, ...solveSecond),
    press('next', 1100),
  )
  expect(end.play.score).toMatchObject({ traps: 200, stars: due })
})

test('practice gives the same verdicts, and neither stars nor bonus', () => {
  const end = play(
    atTrap(false),
    use(1100, ...solveFirst),
    press('next', 1100),
    use(1100, s.segv(1), back),
    press('next', 1100),
  )
  expect(end.play.handled.map(({ verdict }) => verdict.kind)).toEqual(['clean', 'wrong'])
  expect(end.play.score).toEqual({ total: 100, traps: 100, bonus: 0, stars: 0 })
})

test("after a wasteful trap the level goes on in the frame that the player took, after a different one in the reference's", () => {
  const lines = [
    'P1 map heap anon private 1',
    'P1 store heap[0] A',
    'P1 fork P2',
    'P2 store heap[0] B',
    '|',
    'P1 store heap[0] C',
    'P1 fork P3',
  ]
  const start = play(createSession(gameOfLines(lines)), press('start', 0))
  const frameOf = (session: Session): unknown => session.play.machine.processes[1]?.pages[0]
  const wasteful = play(
    start,
    use(1, alloc, s.copy(a, c), s.map(1, 0, c, 'rw'), s.put(a), back),
    press('next', 1),
  )
  expect(frameOf(wasteful)).toEqual({ frame: c, w: true, cow: false, x: false })
  const copied = [s.spawn(1, 3), alloc, s.copy(c, a), s.map(3, 0, a, 'rw'), back]
  const different = play(wasteful, use(2, ...copied))
  expect(different.play.handled[1]?.verdict.kind).toBe('different')
  expect(frameOf(different)).toEqual({ frame: c, w: false, cow: true, x: false })
})

test('a trap that the kernel owes is called the same in the log and in the list of what was handled', () => {
  const lines = ['P1 map heap anon private 1', 'P1 fork P2', 'P1 wait', '|', 'P2 exit']
  const exited = play(
    createSession(gameOfLines(lines)),
    press('start', 0),
    use(1, s.zombie(2, 0), s.wake(1), back),
    press('next', 1),
  )
  const end = play(exited, use(2, s.unmap(2, 0), s.put(a), s.reap(2), back), press('next', 2))
  expect(end.play.handled.map(({ text, verdict }) => [text, verdict.kind])).toEqual([
    ['P2 exit', 'clean'],
    ['P1 wait (goes on)', 'clean'],
  ])
  expect(end.play.log.slice(3).map(({ text }) => text)).toEqual(['P2 exit', 'P1 wait (goes on)'])
})

const LEVELS = ['parent-writes-too', 'multiple-forks', 'parent-dies-first', 'kernel-copyout'] as const
const games = [...LEVELS.map(id => gameOn(id)), gameOfLines(LINUX_STORY, { kernel: 'linux', frames: 12 })]
const anyGame = (choose: Choose): Game => games[choose(games.length)] ?? gameWith(true)

const essence = ({ play: { machine, trap, ideal, handled } }: Session): object => ({
  machine,
  trap,
  ideal,
  handled,
})

/** A session at a random trap of a random level. */
function somewhere(choose: Choose): Session {
  let session = play(createSession(anyGame(choose)), press('start', 0))
  for (let skip = choose(4); skip > 0; skip--) {
    const next = play(session, press('give-up', 0), press('next', 0))
    if (next.play.phase !== 'trap') break
    session = next
  }
  return session
}

const wild = (choose: Choose): Primitive => {
  const primitive = anyPrimitive(choose)
  return primitive.do === 'return' ? alloc : primitive
}

test('any uses and undos equal the play that never did what was undone', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.boolean(), { maxLength: 40 }), (seed, plan) => {
      const choose = chooser(seed)
      const start = somewhere(choose)
      let session = start
      const kept: Action[] = []
      for (const undo of plan) {
        if (undo && kept.length > 0) {
          session = play(session, press('undo', 0))
          kept.pop()
          continue
        }
        const action = use(0, ...Array.from({ length: 1 + choose(3) }, () => wild(choose)))
        const next = reduce(session, action)
        if (next.refusal !== null) continue
        session = next
        kept.push(action)
      }
      expect(essence(session)).toEqual(essence(play(start, ...kept)))
    }),
    { numRuns: 150 },
  )
})

test('undo n times and redo n times is as if nothing had happened, but for the star', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(12), fc.nat(12), (seed, uses, times) => {
      const choose = chooser(seed)
      let session = somewhere(choose)
      for (let count = 0; count < uses; count++) {
        const next = reduce(session, use(0, wild(choose)))
        if (next.refusal === null) session = next
      }
      const depth = Math.min(times, session.past.length)
      let moved = session
      for (let count = 0; count < depth; count++) moved = play(moved, press('undo', 0))
      expect(moved.past).toHaveLength(session.past.length - depth)
      for (let count = 0; count < depth; count++) moved = play(moved, press('redo', 0))
      expect(moved.play).toEqual({ ...session.play, undone: depth > 0 })
      expect(moved.past).toEqual(session.past)
      expect(moved.future).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('an input that was refused is over once the machine goes on', () => {
  const running = reduce(createSession(gameWith(true)), press('start', 1000))
  const refused = reduce(running, press('pause', 1300))
  expect([running.play.phase, refused.refusal]).toEqual(['running', expect.stringContaining('no place')])
  expect(reduce(refused, { type: 'advance', at: 1400 }).refusal).toBeNull()
})

test('a new use clears what could have been redone', () => {
  const session = play(
    atTrap(),
    use(1100, alloc),
    use(1100, s.zero(b)),
    press('undo', 1100),
    use(1100, s.copy(a, b)),
  )
  expect(refusalOf(session, press('redo', 1200))).toBe('There is nothing to redo.')
})

test('the same inputs give the same bytes, and a session survives JSON at any point', () => {
  fc.assert(
    fc.property(fc.integer(), seed => {
      const game = anyGame(chooser(seed))
      const bytes = (session: Session): string =>
        JSON.stringify([session.play, session.inputs, session.past, session.future])
      const once = randomPlay(game, chooser(seed), 120)
      const choose = chooser(seed)
      let session = createSession(game)
      for (let count = 0; count < 120 && session.play.phase !== 'result'; count++) {
        const { play: state, inputs, past, future, refusal } = session
        const through: unknown = JSON.parse(JSON.stringify({ play: state, inputs, past, future, refusal }))
        session = reduce(Object.assign({}, session, through), anyAction(session, choose))
      }
      for (let next = towardsResult(session); next !== null; next = towardsResult(session))
        session = reduce(session, next)
      expect(bytes(session)).toBe(bytes(once))
    }),
    { numRuns: 60 },
  )
})

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner)
  return value
}

test('nothing that is handed in is ever changed', () => {
  fc.assert(
    fc.property(fc.integer(), seed => {
      const choose = chooser(seed)
      let session = createSession(deepFreeze(anyGame(choose)))
      for (let count = 0; count < 150 && session.play.phase !== 'result'; count++) {
        // `kernel` holds functions and sets; all else is plain.
        deepFreeze([session.play, session.inputs, session.past, session.future])
        session = reduce(session, deepFreeze(anyAction(session, choose)))
      }
    }),
    { numRuns: 60 },
  )
})

test('20,000 random actions never throw, and from wherever they lead the result can be reached', () => {
  const choose = chooser(20_000)
  const kinds = new Set<string>()
  let taken = 0
  while (taken < 20_000) {
    const end = randomPlay(anyGame(choose), choose, 400, () => {
      taken += 1
    })
    for (const { verdict } of end.play.handled) kinds.add(verdict.kind)
    expect(end.play.score).not.toBe(null)
  }
  expect([...kinds].toSorted()).toEqual(
    expect.arrayContaining(['clean', 'refault', 'shown', 'unsafe', 'wrong']),
  )
})

test('a broken rule that no belief was seen behind still points to the hint for what it can come from', () => {
  const game = gameOn('multiple-forks')
  const hint = game.level.hints.find(({ when }) => when === 'M23')?.say
  let session = createSession(game)
  const press = (input: Input): void => {
    session = reduce(session, { type: 'input', input })
    while (session.play.phase === 'running') session = reduce(session, { type: 'advance', at: input.at })
  }
  press({ do: 'start', at: 0 })
  press({ do: 'use', at: 1, primitives: [s.spawn(1, 2), s.get(0), s.get(1), back] })
  expect(session.play.handled.at(-1)?.verdict.misconceptions).toEqual([])
  press({ do: 'next', at: 2 })
  press({ do: 'hint', at: 3 })
  expect(session.play.hints.said).toEqual([hint])
})
