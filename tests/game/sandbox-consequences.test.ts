import { describe, expect, test } from 'vitest'
import {
  lastMoment,
  type Moment,
  reduceSandbox,
  type Sandbox,
  type Setting,
  viewed,
} from '../../src/game/sandbox/index.ts'
import type { Primitive } from '../../src/kernel/index.ts'
import { judged, line, must, story, surfaced } from './sandbox-play.ts'

type Script = readonly (string | readonly Primitive[])[]

const SHARED: readonly string[] = ['P1 map heap anon private 1', 'P1 store heap[0] A']

/** A fork of one page by hand, with `steps` between the birth and the return. */
const fork = (...steps: readonly Primitive[]): readonly Primitive[] => [
  { do: 'spawn', process: 1, child: 2 },
  ...steps,
  { do: 'return' },
]

const protect: Primitive = { do: 'protect', process: 1, page: 0 }
const mapChild: Primitive = { do: 'map', process: 2, page: 0, frame: 0, rights: 'cow' }
const count: Primitive = { do: 'get', frame: 0 }

const FORGOT_TO_COUNT = "It comes from moment 7: step 3, map P2 heap[0] → a r cow, of P1's fork P2."
const FORGOT_TO_PROTECT = "It comes from moment 6: step 2, map P2 heap[0] → a r cow, of P1's fork P2."

interface Consequence {
  readonly what: string
  readonly setting?: Partial<Setting>
  readonly script: Script
  readonly surfaces: readonly string[]
}

/** Handlers that are wrong, and every place where that comes to light, in order. */
const CONSEQUENCES: readonly Consequence[] = [
  {
    what: 'a parent that keeps W writes into its child’s memory, and the child reads it',
    script: [
      ...SHARED,
      'P1 fork P2',
      fork(mapChild, count),
      'P1 store heap[0] B',
      'P1 load heap[0]',
      'P2 load heap[0]',
      'P2 write heap[0]',
    ],
    surfaces: [
      `overwritten: P2 now reads 'B' at heap[0]; it should read 'A'. ${FORGOT_TO_PROTECT}`,
      `corruption: P2 reads 'B' at heap[0], and should read 'A'. ${FORGOT_TO_PROTECT}`,
      `corruption: The kernel reads 'B' at P2's heap[0], and should read 'A'. ${FORGOT_TO_PROTECT}`,
    ],
  },
  {
    what: 'a frame that fork did not count is freed with its first user, handed out again, and overwritten',
    script: [
      ...SHARED,
      'P1 fork P2',
      fork(protect, mapChild),
      'P2 exit',
      'P1 wait',
      'P1 map buf anon private 1',
      'P1 store buf[0] Z',
      'P1 load heap[0]',
    ],
    surfaces: [
      `freed in use: Frame a is free now, and P1 still maps it at heap[0]. ${FORGOT_TO_COUNT}`,
      `overwritten: P1 now reads junk at heap[0]; it should read 'A'. ${FORGOT_TO_COUNT}`,
      `handed out twice: Frame a is handed out again, and P1 still maps it at heap[0]. ${FORGOT_TO_COUNT}`,
      `corruption: P1 reads 'Z' at heap[0], and should read 'A'. ${FORGOT_TO_COUNT}`,
    ],
  },
  {
    what: 'the reference panics over a count that the player left too low',
    script: [...SHARED, 'P1 fork P2', fork(protect, mapChild), 'P2 exit', 'P1 wait', 'P1 fork P3'],
    surfaces: [
      `freed in use: Frame a is free now, and P1 still maps it at heap[0]. ${FORGOT_TO_COUNT}`,
      `overwritten: P1 now reads junk at heap[0]; it should read 'A'. ${FORGOT_TO_COUNT}`,
      `panic: Kernel panic: get: frame a is free. The machine stands still. ${FORGOT_TO_COUNT}`,
    ],
  },
  {
    what: 'a frame left in hand is lost at once',
    script: [
      'P1 map heap anon private 1',
      'P1 fork P2',
      'P1 store heap[0] A',
      [
        { do: 'alloc' },
        { do: 'alloc' },
        { do: 'copy', from: 0, to: 1 },
        { do: 'map', process: 1, page: 0, frame: 1, rights: 'rw' },
        { do: 'put', frame: 0 },
        { do: 'return' },
      ],
      'go on',
    ],
    surfaces: [
      "leak: Frame c is lost: its count is 1, nobody maps it, and nobody will free it. It comes from moment 7: step 2, alloc, of P1's store heap[0] A.",
    ],
  },
  {
    what: 'a reference too many is told of at the end of the program, and again when nobody is left to put it',
    script: [
      'P1 map heap anon private 1',
      'P1 fork P2',
      fork(protect, mapChild, count, count),
      'go on',
      'P2 exit',
      'P1 wait',
      'P1 unmap heap',
    ],
    surfaces: [
      "leak: Frame a counts 3 references but 2 PTEs map it: it can never be freed. It comes from moment 8: step 5, get a, of P1's fork P2.",
      "leak: Frame a is lost: its count is 1, nobody maps it, and nobody will free it. It comes from moment 8: step 5, get a, of P1's fork P2.",
    ],
  },
  {
    what: 'a leak is told of where it is missed: a fork fails for want of a frame',
    setting: { frames: 3 },
    script: [
      'P1 map heap anon private 1',
      'P1 fork P2',
      'P1 store heap[0] A',
      [
        { do: 'alloc' },
        { do: 'alloc' },
        { do: 'copy', from: 0, to: 1 },
        { do: 'map', process: 1, page: 0, frame: 1, rights: 'rw' },
        { do: 'put', frame: 0 },
        { do: 'return' },
      ],
      'go on',
      'P1 map buf anon private 1',
    ],
    surfaces: [
      "leak: Frame c is lost: its count is 1, nobody maps it, and nobody will free it. It comes from moment 7: step 2, alloc, of P1's store heap[0] A.",
      "out of frames: No frame is free, and frame c counts references that nobody holds: it is leaked. It comes from moment 7: step 2, alloc, of P1's store heap[0] A.",
    ],
  },
  {
    what: 'a put too many is a panic at once',
    script: ['P1 map heap anon private 1', 'P1 fork P2', 'P1 store heap[0] A', [{ do: 'put', frame: 3 }]],
    surfaces: [
      "panic: Kernel panic: put: frame d has no reference left. The machine stands still. It comes from moment 6: step 1, put d, of P1's store heap[0] A.",
    ],
  },
  {
    what: 'an instruction whose cause is left in place traps again',
    script: ['P1 map heap anon private 1', 'P1 fork P2', 'P1 store heap[0] A', [{ do: 'return' }], 'go on'],
    surfaces: [
      "again: P1 store heap[0] A traps again: you have returned, and its cause is still there. It comes from moment 6: the return from P1's store heap[0] A.",
    ],
  },
  {
    what: 'a lawful store, and a read(2), are refused where fork left neither W nor COW',
    script: [
      'P1 map heap anon private 1',
      'P1 fork P2',
      fork(protect, { ...mapChild, rights: 'r' }, count),
      'P2 store heap[0] B',
      'P2 read heap[0] C',
    ],
    surfaces: [
      "refused: P2's store heap[0] B is lawful, and the kernel answers it with SIGSEGV. It comes from moment 6: step 3, map P2 heap[0] → a r, of P1's fork P2.",
      "refused: P2's read heap[0] C is lawful, and the kernel answers it with -1. It comes from moment 6: step 3, map P2 heap[0] → a r, of P1's fork P2.",
    ],
  },
  {
    what: 'a store to code goes through, again and again',
    script: [
      'P1 map text file private 1 rx',
      'P1 store text[0] A',
      [{ do: 'permit', process: 1, page: 0 }, { do: 'return' }],
      'go on',
      'P1 store text[0] B',
    ],
    surfaces: [
      "let through: P1's store to text[0] went through, and it may not be written. It comes from moment 4: step 1, permit P1 text[0], of P1's store text[0] A.",
      "let through: P1's store to text[0] went through, and it may not be written. It comes from moment 4: step 1, permit P1 text[0], of P1's store text[0] A.",
    ],
  },
  {
    what: 'on linux a TLB that nobody flushed lets the parent store into the shared frame',
    setting: { kernel: 'linux' },
    script: [
      ...SHARED,
      'P1 fork P2',
      fork({ ...protect, page: 12 }, { ...mapChild, page: 12 }, count),
      'P1 store heap[0] B',
      'P2 load heap[0]',
    ],
    surfaces: [
      "overwritten: P2 now reads 'B' at heap[0]; it should read 'A'. It comes from moment 8: step 2, protect P1 heap[0], of P1's fork P2.",
      "corruption: P2 reads 'B' at heap[0], and should read 'A'. It comes from moment 8: step 2, protect P1 heap[0], of P1's fork P2.",
    ],
  },
]

describe('what a wrong handler leads to', () => {
  test.each(CONSEQUENCES)('$what', ({ setting = {}, script, surfaces }) => {
    expect(surfaced(story(setting, script))).toEqual(surfaces)
  })
})

test('a process that was never born keeps its lines from running, and the fork is named', () => {
  const lines = ['P1 map heap anon private 1', 'P1 fork P2', 'P2 store heap[0] B', 'P1 load heap[0]']
  let sandbox: Sandbox = story({}, lines)
  sandbox = must(sandbox, { do: 'go', to: 2 })
  sandbox = must(sandbox, { do: 'handle-by', mode: 'hand' })
  sandbox = reduceSandbox(sandbox, { do: 'step' })
  sandbox = must(sandbox, { do: 'answer', consent: 'go' })
  sandbox = must(sandbox, { do: 'use', primitives: [{ do: 'return' }] })
  expect(judged(sandbox)).toBe('wrong')
  sandbox = must(sandbox, { do: 'run' })
  expect(surfaced(sandbox)).toEqual([
    "stuck: P2 cannot go on here: there is no P2 yet; alive here: P1. It comes from moment 4: the return from P1's fork P2, where a step was missing.",
  ])
  expect(lastMoment(sandbox).log?.text).toBe('P1 load heap[0]')
})

test('what was right, or wrong only on the way, leads to nothing', () => {
  const forked = [...SHARED, 'P1 fork P2', fork(protect, mapChild, count)]
  const tooEarly: readonly Primitive[] = [
    { do: 'alloc' },
    { do: 'put', frame: 0 },
    { do: 'copy', from: 0, to: 1 },
    { do: 'map', process: 2, page: 0, frame: 1, rights: 'rw' },
    { do: 'return' },
  ]
  const unsafe = story({}, [...forked, 'P2 store heap[0] B', tooEarly, 'go on'])
  expect(judged(unsafe)).toBe('unsafe')
  const rest = ['P1 load heap[0]', 'P2 exit', 'P1 wait', 'P1 store heap[0] C', 'P1 load heap[0]', 'P1 exit']
  const sandbox = rest.reduce(line, must(unsafe, { do: 'handle-by', mode: 'reference' }))
  expect(surfaced(sandbox)).toEqual([])
  expect(lastMoment(sandbox).causes).toEqual([])
})

test('a mistake on a damaged machine is told apart from those before it', () => {
  const twice = story({}, [
    'P1 map heap anon private 2',
    'P1 fork P2',
    fork(protect, mapChild, count, { do: 'map', process: 2, page: 1, frame: 1, rights: 'cow' }),
    'P1 store heap[0] A',
    [
      { do: 'alloc' },
      { do: 'copy', from: 0, to: 2 },
      { do: 'map', process: 1, page: 0, frame: 2, rights: 'rw' },
      { do: 'return' },
    ],
    'go on',
  ])
  const { causes } = lastMoment(twice)
  expect(causes.map(({ trap, finding }) => [trap, finding?.rule])).toEqual([
    ["P1's fork P2", 'B6'],
    ["P1's fork P2", 'B1'],
    ["P1's store heap[0] A", 'B1'],
  ])
  const lost = line(line(line(twice, 'P2 exit'), 'P1 wait'), 'P1 load heap[0]')
  expect(surfaced(lost).at(-1)).toBe(
    "leak: Frame a is lost: its count is 1, nobody maps it, and nobody will free it. It comes from moment 13: step 3, map P1 heap[0] → c rw, of P1's store heap[0] A.",
  )
})

test('nothing runs after a panic but time: the way back stands open', () => {
  const dead = story({}, [
    'P1 map heap anon private 1',
    'P1 fork P2',
    'P1 store heap[0] A',
    [{ do: 'put', frame: 3 }],
  ])
  for (const input of ['step', 'line', 'run'] as const)
    expect(reduceSandbox(dead, { do: input }).refusal?.text).toMatch(/panicked/)
  expect(reduceSandbox(dead, { do: 'type', text: 'P1 load heap[0]' }).refusal?.text).toMatch(/panicked/)
  const back = must(dead, { do: 'go', to: 5 })
  const again = must(back, { do: 'give-up' })
  expect(lastMoment(again).panic).toBeNull()
  expect(again.moments).toHaveLength(7)
})

test('an instruction whose cause even the reference leaves in place is given up, and the program goes on', () => {
  const trapped = must(story({}, [...SHARED, 'P1 fork P2', 'P2 store heap[0] B', 'P1 load heap[0]']), {
    do: 'go',
    to: 6,
  })
  const moment = viewed(trapped)
  const { open } = moment
  if (open?.instruction === null || open?.instruction === undefined) throw new Error('no trap here')
  // No handler of ours does that: it is as if it had returned with nothing done.
  const { trap, instruction } = open
  const retry: Moment['retry'] = { instruction, trap, by: 'kernel', returned: 6 }
  const returned: Moment = { ...moment, open: null, opened: null, retry }
  const [boot, ...rest] = trapped.moments
  const sandbox: Sandbox = { ...trapped, moments: [boot, ...rest.slice(0, 5), returned], at: 6 }
  const on = must(sandbox, { do: 'step' })
  expect(lastMoment(on).log).toMatchObject({ how: 'skipped', result: 'it would trap for ever' })
  expect(lastMoment(on).symptoms.map(({ kind }) => kind)).toEqual(['again'])
  expect(lastMoment(must(on, { do: 'run' })).log?.text).toBe('P1 load heap[0]')
})

test('a run stops where a mistake comes to light, and goes on from there', () => {
  let sandbox = story({}, [...SHARED, 'P1 fork P2', fork(mapChild, count)])
  // A line is put where the program goes on: the last one typed is the first to run.
  for (const text of ['P1 load heap[0]', 'P2 load heap[0]', 'P1 store heap[0] B'])
    sandbox = must(sandbox, { do: 'type', text })
  const found: string[][] = []
  for (let runs = 0; runs < 3; runs++) {
    sandbox = must(sandbox, { do: 'run' })
    found.push(viewed(sandbox).symptoms.map(({ kind }) => kind))
  }
  expect(found).toEqual([['overwritten'], ['corruption'], []])
})
