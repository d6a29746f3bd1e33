import fc from 'fast-check'
import { enablePatches, produce } from 'immer'
import { describe, expect, test } from 'vitest'
import {
  acceptRace,
  CPUS,
  type Cpu,
  type Lock,
  prove,
  type Race,
  type RaceInput,
  raceInputSchema,
  raceVerdicts,
  STEP_NAMES,
} from '../../src/game/race/index.ts'
import { neededWithin } from '../../src/game/race/prove.ts'
import { ableCpus, brokenRules, copyRun, freshRun, isOver, runOf, takeTurn } from '../../src/game/race/run.ts'
import { explain } from '../../src/kernel/index.ts'
import { frameAt, type Machine, processesOf } from '../../src/machine/index.ts'
import {
  found,
  freshRace,
  give,
  LOST_UPDATE,
  ONE_AFTER_THE_OTHER,
  over,
  PLACES,
  scheduleText,
  stepsOf,
  twoCpus,
} from './race-stage.ts'

enablePatches()

const { start } = freshRace()
const LAST = STEP_NAMES.length

interface Tally {
  readonly orders: number
  readonly losing: number
}

/** One CPU of the model by hand, and what both share: the count, the PTEs that map the frame, the lock. */
interface ByHand {
  readonly at: readonly [number, number]
  readonly r: readonly [number, number]
  readonly count: number
  readonly ptes: number
  readonly holder: number | null
}

const put = (pair: readonly [number, number], cpu: Cpu, value: number): [number, number] =>
  cpu === 0 ? [value, pair[1]] : [pair[0], value]

function stepByHand(state: ByHand, lock: Lock | null, cpu: Cpu): ByHand {
  const { at, r, count, ptes, holder } = state
  const step = at[cpu]
  const name = STEP_NAMES[step]
  const loaded = name === 'look' || name === 'load' ? count : name === 'subtract' ? r[cpu] - 1 : r[cpu]
  const next = name === 'decide' && loaded === 1 ? LAST : step + 1
  const held = lock?.from === step ? cpu : holder
  const letsGo = held === cpu && (lock?.to === step || next === LAST)
  return {
    at: put(at, cpu, next),
    r: put(r, cpu, loaded),
    count: name === 'store' ? loaded : count,
    ptes: name === 'map' ? ptes - 1 : ptes,
    holder: letsGo ? null : held,
  }
}

/** The handler over a few numbers: nothing of the machine, and no state looked up. */
function tallyByHand(lock: Lock | null): Tally {
  let orders = 0
  let losing = 0
  const go = (state: ByHand): void => {
    const able = CPUS.filter(cpu => state.at[cpu] < LAST)
    if (able.length === 0) {
      orders += 1
      if (state.count !== state.ptes) losing += 1
    }
    for (const cpu of able) {
      const waiting = lock?.from === state.at[cpu] && state.holder !== null && state.holder !== cpu
      if (!waiting) go(stepByHand(state, lock, cpu))
    }
  }
  go({ at: [0, 0], r: [0, 0], count: 2, ptes: 2, holder: null })
  return { orders, losing }
}

/** Every order on the real machine, one by one. `ended` sees each run that is over, `seen` each state before. */
function everyOrder(
  lock: Lock | null,
  ended: (run: ReturnType<typeof freshRun>) => void,
  seen: (run: ReturnType<typeof freshRun>) => void = () => {},
): void {
  const go = (run: ReturnType<typeof freshRun>): void => {
    seen(run)
    if (isOver(run)) {
      ended(run)
      return
    }
    for (const cpu of ableCpus(run, lock)) {
      const next = copyRun(run)
      takeTurn(next, start, lock, cpu)
      go(next)
    }
  }
  go(freshRun(start))
}

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)

describe('without a lock', () => {
  const proof = prove(start, null)

  test('34320 of 48606 orders lose a reference, as counting paths says', () => {
    // Two who copy: 9 steps each. Ten orders begin with the first eight of one CPU; there the other finds 1 and has
    // two steps, which leaves three.
    const whole = choose(18, 9)
    expect(proof.orders).toBe(whole - 2 * 10 + 2 * 3)
    // Safe: one CPU's store, its eighth step, comes before the other's load, its sixth.
    const safe = [0, 1, 2, 3, 4, 5].reduce((sum, k) => sum + choose(7 + k, k) * (10 - k), 0)
    expect(proof.losing).toBe(whole - 2 * safe)
    expect(proof).toMatchObject({ orders: 48606, losing: 34320 })
  })

  test('every order one by one on the machine comes to the same, and every loss is the same lost frame', () => {
    const told = new Map<string, number>()
    everyOrder(null, run => {
      const text = brokenRules(run)
        .map(finding => explain(finding, run.machine))
        .join(' ')
      told.set(text, (told.get(text) ?? 0) + 1)
    })
    expect(Object.fromEntries(told)).toEqual({
      '': 48606 - 34320,
      'Frame a counts 1 reference but 0 PTEs map it: it can never be freed.': 34320,
    })
  })

  test('what is seen on the way is never wrong: no free frame is mapped, none with W is shared, all read what they should', () => {
    const wrong = new Set<string>()
    const look = ({ machine, ideal }: { machine: Machine; ideal: typeof start.ideal }): void => {
      const mapped = processesOf(machine).flatMap(({ id, pages }) =>
        Object.entries(pages).map(([page, pte]) => ({ id, page: Number(page), ...pte })),
      )
      for (const { id, page, frame, w } of mapped) {
        if (frameAt(machine, frame).count === 0) wrong.add('a free frame is mapped')
        if (w && mapped.some(other => other.frame === frame && other.id !== id))
          wrong.add('a frame with W is shared')
        if (frameAt(machine, frame).content !== ideal.own[id]?.[page]) wrong.add(`P${id} reads a wrong value`)
      }
    }
    everyOrder(null, () => {}, look)
    expect([...wrong]).toEqual([])
  })

  test('the counterexample breaks a rule when it is run', () => {
    expect(scheduleText(proof.counterexample ?? [])).toBe('000000011111100111')
    expect(brokenRules(runOf(start, null, proof.counterexample ?? []))).toHaveLength(1)
  })
})

describe('with a lock', () => {
  test('each of the 45 places comes to what trying every order by hand comes to', () => {
    for (const lock of [null, ...PLACES]) {
      const { orders, losing } = prove(start, lock)
      expect({ lock, orders, losing }).toEqual({ lock, ...tallyByHand(lock) })
    }
    expect(PLACES).toHaveLength(45)
  })

  test('twelve places close the race: those that reach from load to store', () => {
    const right = PLACES.filter(lock => prove(start, lock).losing === 0)
    const { from, to } = over('load', 'store')
    expect(right).toEqual(PLACES.filter(lock => lock.from <= from && lock.to >= to))
    expect(right).toHaveLength(12)
    for (const lock of right) expect(neededWithin(start, lock)).toEqual({ from, to })
  })

  test.each([
    ['load', 'store', 14286],
    ['look', 'free', 2],
  ] as const)(
    'over %s to %s as many orders are left on the machine as the proof says',
    (from, to, orders) => {
      const lock = over(from, to)
      let ended = 0
      everyOrder(lock, run => {
        ended += 1
        expect(brokenRules(run)).toEqual([])
      })
      expect(ended).toBe(orders)
      expect(prove(start, lock).orders).toBe(orders)
    },
  )

  test('every other place has an order that breaks a rule, and it can be run', () => {
    for (const lock of PLACES) {
      const { counterexample, losing } = prove(start, lock)
      expect(counterexample === null).toBe(losing === 0)
      if (counterexample !== null) expect(brokenRules(runOf(start, lock, counterexample))).toHaveLength(1)
    }
  })

  test('nobody keeps it, and somebody can always take a step, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }),
        (lock, choices) => {
          const run = freshRun(start)
          for (const choice of choices) {
            const able = ableCpus(run, lock)
            const cpu = able[choice ? able.length - 1 : 0]
            if (cpu !== undefined) takeTurn(run, start, lock, cpu)
          }
          expect(isOver(run)).toBe(true)
          expect(run.holder).toBe(null)
        },
      ),
    )
  })

  test('it is let go by a handler that ends early', () => {
    const run = runOf(start, over('look', 'copy'), [0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    expect(run.cpus[1].end).toBe('in place')
    expect(run.holder).toBe(null)
    expect(run.told.at(-1)?.text).toBe("r is 1: W on, COW off, no copy. Releases it. P2 stores 'C'.")
  })
})

describe('finding the race', () => {
  test('one CPU after the other goes well, and the run is counted', () => {
    const race = give(freshRace(), ...stepsOf(ONE_AFTER_THE_OTHER))
    expect(race).toMatchObject({ phase: 'find', endedWell: 1, found: null })
    expect(race.run.told.map(({ text }) => text)).toEqual([
      'reads the count of a: r = 2.',
      'r is 2: a copy is needed.',
      'takes the free frame b.',
      "copies 'A' from a to b.",
      "P1's heap[0] → b, W on.",
      'reads the count of a: r = 2.',
      'r = 2 - 1 = 1.',
      'writes r: the count of a is 1.',
      "r is 1: a stays. P1 stores 'B'.",
      'reads the count of a: r = 1.',
      "r is 1: W on, COW off, no copy. P2 stores 'C'.",
    ])
  })

  test('two copies one after the other free the old frame', () => {
    const race = give(freshRace(), ...stepsOf('010101010100001111'))
    expect(race.run.told.at(-1)?.text).toBe("r is 0: frame a is freed. P2 stores 'C'.")
    expect(race.run.machine.free).toContain(0)
    expect(race.endedWell).toBe(1)
  })

  test('a lost update is found, and its run stays in sight', () => {
    const race = found()
    expect(race).toMatchObject({ phase: 'close', found: { shown: false }, lock: null })
    expect(scheduleText(race.run.schedule)).toBe(LOST_UPDATE)
    expect(race.run.machine.frames[0]).toMatchObject({ count: 1, mappers: 0 })
  })

  test('a step can be taken back and gone forward again, and a run started again', () => {
    const race = give(freshRace(), ...stepsOf('0011'))
    const after = structuredClone(race.run)
    give(race, { do: 'back' }, { do: 'back' })
    expect(scheduleText(race.run.schedule)).toBe('00')
    expect(race.ahead).toEqual([1, 1])
    give(race, { do: 'forward' }, ...stepsOf('1'))
    expect(race.run).toEqual(after)
    expect(race.ahead).toEqual([])
    give(race, { do: 'back' }, ...stepsOf('0'))
    expect(race.ahead).toEqual([])
    expect(give(race, { do: 'again' }).run.schedule).toEqual([])
  })

  test('giving up shows an order, step by step', () => {
    const race = give(freshRace(), { do: 'give-up' })
    expect(race).toMatchObject({ phase: 'close', found: { shown: true } })
    while (race.ahead.length > 0) give(race, { do: 'forward' })
    expect(brokenRules(race.run)).toHaveLength(1)
  })
})

describe('closing the race', () => {
  const locked = (...locks: readonly Lock[]): Race =>
    give(found(), ...locks.flatMap((lock): RaceInput[] => [{ do: 'lock', ...lock }, { do: 'prove' }]))

  test('a lock that is too narrow is refuted by an order that can be gone through', () => {
    const race = locked(over('subtract', 'store'))
    expect(race).toMatchObject({ phase: 'close', refuted: [over('subtract', 'store')] })
    expect(race.proof).toEqual({ orders: 28014, losing: 13728 })
    const steps = race.ahead.length
    for (let step = 0; step < steps; step++) give(race, { do: 'forward' })
    expect(brokenRules(race.run)).toHaveLength(1)
    give(race, { do: 'back' }, { do: 'forward' }, { do: 'prove' })
    expect(race.refuted).toHaveLength(1)
    expect(race.ahead).toHaveLength(steps)
  })

  test('a CPU that comes to the lock while the other has it waits', () => {
    const race = give(found(), { do: 'lock', ...over('load', 'store') }, ...stepsOf('00000011111'))
    expect(race.run.holder).toBe(0)
    expect(acceptRace(race, { do: 'step', cpu: 1 })).toBe('CPU 1 waits: CPU 0 holds the lock.')
    give(race, ...stepsOf('00'))
    expect(race.run.holder).toBe(null)
    expect(give(race, ...stepsOf('1')).run.holder).toBe(1)
  })

  test.each<readonly [string, readonly string[], readonly Lock[]]>([
    ['the narrowest', ['clean 100', 'clean 100'], [over('load', 'store')]],
    ['one over the free too', ['clean 100', 'wasteful 80'], [over('load', 'free')]],
    ['one from map on', ['clean 100', 'wasteful 80'], [over('map', 'store')]],
    ['one from copy on, which counts twice', ['clean 100', 'wasteful 72'], [over('copy', 'store')]],
    ['one over everything', ['clean 100', 'wasteful 60'], [over('look', 'free')]],
    ['a wrong one first', ['clean 100', 'wrong 0'], [over('store'), over('load', 'store')]],
    ['two wrong ones', ['clean 100'], [over('store'), over('look', 'copy')]],
  ])('with %s the verdicts are %s', (_, verdicts, locks) => {
    expect(raceVerdicts(locked(...locks)).map(({ kind, points }) => `${kind} ${points}`)).toEqual(verdicts)
  })

  test.each([
    ['map', 'store', 'the lock need not be held for map: all who need a count wait longer than they must.'],
    [
      'look',
      'free',
      'the lock need not be held for look, decide, alloc, copy, map, free: all who need a count wait while a whole page is filled or copied.',
    ],
  ] as const)('a lock over %s to %s is told what it is held for in vain', (from, to, told) => {
    expect(raceVerdicts(locked(over(from, to))).at(-1)?.text).toBe(`Closed, but ${told}`)
  })

  test('what was found late, given up or refuted is said', () => {
    const late = give(freshRace(), ...stepsOf(ONE_AFTER_THE_OTHER), { do: 'again' }, ...stepsOf(LOST_UPDATE))
    expect(raceVerdicts(late)).toEqual([{ kind: 'clean', points: 100, text: 'Found in run 2.' }])
    const shown = give(freshRace(), { do: 'give-up' }, { do: 'give-up' })
    expect(shown).toMatchObject({ phase: 'done', lock: over('load', 'store') })
    expect(raceVerdicts(shown)).toEqual([
      { kind: 'shown', points: 0, text: 'An order that breaks a rule was shown.' },
      { kind: 'shown', points: 0, text: 'The lock was shown: load to store.' },
    ])
    expect(raceVerdicts(locked(over('store'), over('load', 'store'))).at(-1)?.text).toBe(
      'A lock over store alone did not close it.',
    )
    expect(raceVerdicts(freshRace())).toEqual([])
  })
})

const DONE = (): Race => give(found(), { do: 'lock', ...over('load', 'store') }, { do: 'prove' })

test.each<readonly [string, () => Race, RaceInput, string]>([
  ['a step back at the start', freshRace, { do: 'back' }, 'Nothing has run yet.'],
  ['a start again at the start', freshRace, { do: 'again' }, 'Nothing has run yet.'],
  ['a step forward into nothing', freshRace, { do: 'forward' }, 'No step is ahead: 0 or 1 takes a new one.'],
  [
    'a lock before the race is found',
    freshRace,
    { do: 'lock', from: 5, to: 7 },
    'First find an order after which a rule is broken.',
  ],
  ['a proof before that', freshRace, { do: 'prove' }, 'First find an order after which a rule is broken.'],
  ['a proof of no lock', found, { do: 'prove' }, 'First put the lock: there is none yet.'],
  [
    'a lock that is let go before it is taken',
    found,
    { do: 'lock', from: 7, to: 5 },
    'The lock is let go after it was taken.',
  ],
  ['a lock beyond the handler', found, { do: 'lock', from: 0, to: 9 }, 'There is no such step.'],
  [
    'a step of a CPU that is done',
    found,
    { do: 'step', cpu: 0 },
    'CPU 0 is back in user space: its handler has ended.',
  ],
  ['a lock when all is closed', DONE, { do: 'lock', from: 0, to: 8 }, 'The race is closed.'],
  ['a proof when all is closed', DONE, { do: 'prove' }, 'The race is closed.'],
  ['to give up when all is closed', DONE, { do: 'give-up' }, 'The race is closed.'],
])('%s is refused, and nothing changes', (_, from, input, refusal) => {
  const race = from()
  const before = structuredClone(race)
  expect(acceptRace(race, input)).toBe(refusal)
  expect(race).toEqual(before)
})

const cpu = fc.constantFrom<Cpu>(0, 1)
const at = fc.integer({ min: 0, max: LAST - 1 })
const anyInput: fc.Arbitrary<RaceInput> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('step' as const), cpu }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<RaceInput>(
      { do: 'back' },
      { do: 'forward' },
      { do: 'again' },
      { do: 'prove' },
    ),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lock' as const), from: at, to: at }) },
  { weight: 2, arbitrary: fc.constant<RaceInput>({ do: 'give-up' }) },
)

test('whatever is put in, it goes on, alike on plain objects and on drafts, and JSON holds it all', () => {
  const phases = new Set<string>()
  fc.assert(
    fc.property(fc.array(anyInput, { maxLength: 160 }), inputs => {
      let drafted = freshRace()
      const plain = freshRace()
      for (const input of inputs) {
        expect(raceInputSchema.parse(JSON.parse(JSON.stringify(input)))).toEqual(input)
        const before = JSON.stringify(plain)
        const refusal = acceptRace(plain, input)
        if (refusal !== null) expect(JSON.stringify(plain)).toBe(before)
        drafted = produce(drafted, draft => {
          expect(acceptRace(draft, input)).toBe(refusal)
        })
        phases.add(plain.phase)
      }
      expect(drafted).toEqual(plain)
      expect(JSON.parse(JSON.stringify(plain))).toEqual(plain)
    }),
    { numRuns: 60, seed: 3 },
  )
  expect([...phases].sort()).toEqual(['close', 'done', 'find'])
})

test('the debrief tells the numbers that come out', () => {
  const { debrief } = twoCpus()
  const { orders, losing } = prove(start, null)
  const right = PLACES.filter(lock => prove(start, lock).losing === 0)
  for (const number of [orders, losing, PLACES.length, right.length])
    expect(debrief).toMatch(new RegExp(`\\b${number}\\b`))
})
