import { expect, test } from 'vitest'
import {
  createSession,
  type Game,
  type HandledTrap,
  type OpenTrap,
  reduce,
  type Session,
} from '../../src/game/index.ts'
import { referenceFor } from '../../src/game/judge.ts'
import { freshIdeal, KERNELS, type MisconceptionId, type Primitive } from '../../src/kernel/index.ts'
import { frameAt, INIT, type Page, type ProcessId, processAt, type Trap } from '../../src/machine/index.ts'
import * as s from '../kernel/steps.ts'
import { chooser, safeOrder } from './safe-order.ts'
import { gameOfLines, gameOn } from './stage.ts'

const { alloc, back } = s

/** What a player with a belief does in a trap; null where he does as the reference does. */
type Belief = (open: OpenTrap) => Primitive[] | null

const reference = ({ trap, before }: OpenTrap): readonly Primitive[] =>
  referenceFor({ kernel: KERNELS.xv6, trap, before, ideal: freshIdeal() }).steps

/** The frame of the page that a store found mapped, its count, and the frames that come next. */
function fault({ trap, before }: OpenTrap) {
  if (trap.kind !== 'store-page-fault') return null
  const pte = processAt(before, trap.by).pages[trap.page]
  if (pte === undefined) throw new Error('the page is not present')
  const [next = -1, second = -1] = before.free.toReversed()
  const { count } = frameAt(before, pte.frame)
  return { by: trap.by, page: trap.page, frame: pte.frame, count, next, second }
}

const sharers = ({ before }: OpenTrap, frame: number): { readonly id: ProcessId; readonly page: Page }[] =>
  Object.values(before.processes).flatMap(({ id, pages }) =>
    Object.entries(pages)
      .filter(([, pte]) => pte.frame === frame)
      .map(([page]) => ({ id, page: Number(page) })),
  )

const without = (steps: readonly Primitive[], verb: Primitive['do']): Primitive[] =>
  steps.filter(step => step.do !== verb)

const before = (steps: readonly Primitive[], ...extra: readonly Primitive[]): Primitive[] => [
  ...without(steps, 'return'),
  ...extra,
  back,
]

const of = (trap: Trap, kind: Trap['kind']): boolean => trap.kind === kind

const childOf = ({ before: machine }: OpenTrap, by: ProcessId): ProcessId | undefined =>
  Object.values(machine.processes).find(({ parent }) => parent === by)?.id

interface Misplay {
  readonly what: string
  readonly game: () => Game
  readonly plays: Belief
  readonly told: MisconceptionId
  /** In how many of the level's traps he is told so. */
  readonly times: number
}

const misplays: readonly Misplay[] = [
  {
    what: 'gives the copy to the child although the parent faulted',
    game: () => gameOn('first-write'),
    told: 'M1',
    times: 1,
    plays: open => {
      const at = fault(open)
      const child = at === null ? undefined : childOf(open, at.by)
      if (at === null || child === undefined) return null
      const { by, page, frame, next } = at
      return [
        alloc,
        s.copy(frame, next),
        s.map(child, page, next, 'rw'),
        s.put(frame),
        s.permit(by, page),
        back,
      ]
    },
  },
  {
    what: 'gives the copy to the child, which stays COW, and lets the parent fault again',
    game: () => gameOn('first-write'),
    told: 'M1',
    times: 1,
    plays: open => {
      const at = fault(open)
      const child = at === null ? undefined : childOf(open, at.by)
      if (at === null || child === undefined) return null
      return [alloc, s.copy(at.frame, at.next), s.map(child, at.page, at.next, 'cow'), s.put(at.frame), back]
    },
  },
  {
    what: "copies for the child before the grandchild's copy",
    game: () => gameOn('grandchild-writes'),
    told: 'M2',
    times: 1,
    plays: open => {
      const at = fault(open)
      const parent = at === null ? INIT : processAt(open.before, at.by).parent
      if (at === null || at.count < 3) return null
      return [
        alloc,
        s.copy(at.frame, at.next),
        s.map(parent, at.page, at.next, 'rw'),
        alloc,
        s.copy(at.next, at.second),
        s.map(at.by, at.page, at.second, 'rw'),
        s.put(at.frame),
        s.put(at.frame),
        back,
      ]
    },
  },
  {
    what: 'signals a parent that stores to a page it shares',
    game: () => gameOn('parent-writes-too'),
    told: 'M3',
    times: 2,
    plays: open => (fault(open)?.by === 1 ? [s.segv(1), back] : null),
  },
  {
    what: 'sets the other side free after the copy',
    game: () => gameOn('parent-writes-too'),
    told: 'M4',
    times: 2,
    plays: open => {
      const at = fault(open)
      if (at === null || at.count < 2) return null
      const others = sharers(open, at.frame).filter(({ id }) => id !== at.by)
      return before(reference(open), ...others.map(({ id, page }) => s.permit(id, page)))
    },
  },
  {
    what: 'copies for the last sharer',
    game: () => gameOn('parent-writes-too'),
    told: 'M5',
    times: 2,
    plays: open => {
      const at = fault(open)
      if (at === null || at.count > 1) return null
      return [alloc, s.copy(at.frame, at.next), s.map(at.by, at.page, at.next, 'rw'), s.put(at.frame), back]
    },
  },
  {
    what: 'lets the process that made the frame write in it, shared or not',
    game: () => gameOn('multiple-forks'),
    told: 'M23',
    times: 1,
    plays: open => {
      const at = fault(open)
      return at?.by === 1 ? [s.permit(at.by, at.page), back] : null
    },
  },
  {
    what: 'copies for the last sharer at a read(2)',
    game: () => gameOn('kernel-copyout'),
    told: 'M5',
    times: 1,
    plays: open => {
      const { trap } = open
      const pte = trap.kind === 'read' ? processAt(open.before, trap.by).pages[trap.page] : undefined
      const [next = -1] = open.before.free.toReversed()
      if (trap.kind !== 'read' || pte?.cow !== true || frameAt(open.before, pte.frame).count > 1) return null
      return [
        alloc,
        s.copy(pte.frame, next),
        s.map(trap.by, trap.page, next, 'rw'),
        s.put(pte.frame),
        s.poke(next, trap.values),
        back,
      ]
    },
  },
  {
    what: 'ends the sharing when the kernel only reads the page',
    game: () =>
      gameOfLines([
        'P1 map heap anon private 1',
        'P1 store heap[0] A',
        'P1 fork P2',
        '|',
        'P2 write heap[0]',
        'P1 write heap[0]',
      ]),
    told: 'M6',
    times: 2,
    plays: open => {
      const { trap } = open
      const pte = trap.kind === 'write' ? processAt(open.before, trap.by).pages[trap.page] : undefined
      const [next = -1] = open.before.free.toReversed()
      if (trap.kind !== 'write' || pte === undefined) return null
      return [alloc, s.copy(pte.frame, next), s.map(trap.by, trap.page, next, 'rw'), s.put(pte.frame), back]
    },
  },
  {
    what: 'copies every page that the writer shares',
    game: () => gameOn('first-write'),
    told: 'M7',
    times: 2,
    plays: open => {
      const at = fault(open)
      if (at === null) return null
      const others = Object.entries(processAt(open.before, at.by).pages).filter(
        ([page]) => Number(page) !== at.page,
      )
      const more = others.flatMap(([page, { frame }]) => [
        alloc,
        s.copy(frame, at.second),
        s.map(at.by, Number(page), at.second, 'rw'),
        s.put(frame),
      ])
      return before(reference(open), ...more)
    },
  },
  {
    what: 'copies text for one who stores to it',
    game: () =>
      gameOfLines([
        'P1 map text file private 1 rx',
        'P1 fork P2',
        '|',
        'P2 store text[0] X',
        'P1 store text[0] X',
      ]),
    told: 'M10',
    times: 2,
    plays: open => {
      const at = fault(open)
      if (at === null) return null
      return [alloc, s.copy(at.frame, at.next), s.map(at.by, at.page, at.next, 'rw'), s.put(at.frame), back]
    },
  },
  {
    what: "write-protects the child's side alone",
    game: () => gameOn('multiple-forks'),
    told: 'M11',
    times: 1,
    plays: open => (of(open.trap, 'fork') ? without(reference(open), 'protect') : null),
  },
  {
    what: 'pokes into the frame, shared or not',
    game: () => gameOn('kernel-copyout'),
    told: 'M13',
    times: 2,
    plays: open => {
      const { trap } = open
      if (trap.kind !== 'read') return null
      const { pages } = processAt(open.before, trap.by)
      const pokes = Array.from(trap.values, (value, index) =>
        s.poke(pages[trap.page + index]?.frame ?? -1, value),
      )
      return [...pokes, back]
    },
  },
  {
    what: 'frees at the wait what the dead one shared',
    game: () => gameOn('parent-dies-first'),
    told: 'M14',
    times: 1,
    plays: open => {
      if (!of(open.trap, 'wait')) return null
      const extra = without(reference(open), 'unmap').filter(
        step => step.do === 'put' && frameAt(open.before, step.frame).count > 1,
      )
      return [...extra, ...reference(open)]
    },
  },
  {
    what: 'frees at exit what the dying one shares',
    game: () => gameOn('parent-dies-first'),
    told: 'M14',
    times: 1,
    plays: open => {
      const { trap } = open
      if (trap.kind !== 'exit') return null
      const puts = Object.values(processAt(open.before, trap.by).pages).flatMap(({ frame }) =>
        Array.from({ length: frameAt(open.before, frame).count }, () => s.put(frame)),
      )
      return before(reference(open), ...puts)
    },
  },
  {
    what: 'gives an orphan to its grandparent',
    game: () => gameOn('parent-dies-first'),
    told: 'M15',
    times: 1,
    plays: open =>
      of(open.trap, 'exit')
        ? reference(open).map(step => (step.do === 'reparent' ? s.reparent(step.process, 1) : step))
        : null,
  },
  {
    what: 'flattens the tree at an exit',
    game: () =>
      gameOfLines(['P1 map heap anon private 1', 'P1 fork P2', 'P2 fork P3', 'P3 fork P4', '|', 'P2 exit']),
    told: 'M15',
    times: 1,
    plays: open => (of(open.trap, 'exit') ? [s.reparent(4, INIT), ...reference(open)] : null),
  },
  {
    what: 'maps a COW page plain read-only in the next child',
    game: () => gameOn('multiple-forks'),
    told: 'M20',
    times: 1,
    plays: ({ trap, before: machine, ...rest }) =>
      trap.kind === 'fork' && processAt(machine, trap.by).pages[1]?.cow === true
        ? reference({ trap, before: machine, ...rest }).map(step =>
            step.do === 'map' && step.rights === 'cow' ? { ...step, rights: 'r' } : step,
          )
        : null,
  },
  {
    what: 'fails a store for which no frame is free',
    game: () =>
      gameOfLines(
        ['P1 map heap anon private 1', 'P1 store heap[0] A', 'P1 fork P2', '|', 'P2 store heap[0] B'],
        {
          frames: 1,
        },
      ),
    told: 'M21',
    times: 1,
    plays: open => (fault(open) === null ? null : [alloc, s.fail('ENOMEM'), back]),
  },
  {
    what: 'gives memory up at exit',
    game: () => gameOn('parent-dies-first'),
    told: 'M24',
    times: 1,
    plays: open => {
      const { trap } = open
      if (trap.kind !== 'exit') return null
      const given = Object.entries(processAt(open.before, trap.by).pages).flatMap(([page, { frame }]) => [
        s.unmap(trap.by, Number(page)),
        s.put(frame),
      ])
      return [...given, ...reference(open)]
    },
  },
]

/** Plays a whole level through the session. @returns its traps as they were handled */
function playThrough(game: Game, stepsFor: (open: OpenTrap) => readonly Primitive[]): readonly HandledTrap[] {
  let session: Session = createSession(game)
  for (let at = 0; session.play.phase !== 'result'; at += 10) {
    const { phase, trap } = session.play
    if (phase === 'running') session = reduce(session, { type: 'advance', at })
    else if (phase === 'brief') session = reduce(session, { type: 'input', input: { do: 'start', at } })
    else if (trap === null) session = reduce(session, { type: 'input', input: { do: 'next', at } })
    else {
      const primitives = stepsFor(trap)
      session = reduce(session, { type: 'input', input: { do: 'use', primitives, at } })
    }
    if (session.refusal !== null) throw new Error(session.refusal)
  }
  return session.play.handled
}

for (const { what, game, plays, told, times } of misplays)
  test(`one who ${what} is told so (${told}), and nothing else`, () => {
    const handled = playThrough(game(), open => plays(open) ?? reference(open))
    const beliefs = handled.map(({ verdict }) => verdict.misconceptions)
    expect(beliefs.filter(ids => ids.length > 0)).toEqual(Array.from({ length: times }, () => [told]))
    // Where the belief does no harm, nobody is accused of it.
    const others = handled.filter(({ verdict }) => verdict.misconceptions.length === 0)
    expect(['clean', 'different']).toEqual(expect.arrayContaining(others.map(({ verdict }) => verdict.kind)))
  })

const LEVELS = [
  'first-write',
  'parent-writes-too',
  'multiple-forks',
  'grandchild-writes',
  'parent-dies-first',
  'kernel-copyout',
]

test.each(LEVELS)('one who plays %s right, in whatever safe order, is accused of nothing', id => {
  const game = gameOn(id)
  for (let seed = 1; seed <= 25; seed++) {
    const choose = chooser(seed * 7919)
    const handled = playThrough(game, open =>
      safeOrder({ kernel: game.kernel, ...open }, reference(open), choose),
    )
    expect(handled.map(({ verdict }) => [verdict.kind, ...verdict.misconceptions])).toEqual(
      handled.map(() => ['clean']),
    )
  }
})
