import { expect, test } from 'vitest'
import { KERNELS, type Primitive, runInstruction } from '../../src/kernel/index.ts'
import { type Instruction, type Pte, processAt } from '../../src/machine/index.ts'
import { answerOf, machineAfter } from './scene.ts'
import {
  a,
  alloc,
  b,
  back,
  copy,
  exec,
  fail,
  flush,
  get,
  map,
  permit,
  protect,
  put,
  reap,
  reparent,
  shrink,
  spawn,
  unmap,
  zombie,
} from './steps.ts'

const { linux, eager } = KERNELS
/** The first pages of the first two regions: each begins in its own 16 pages. */
const [P, Q] = [12, 28] as const

/** After all lines but the last, eager answers the last line's trap with these; linux does so without the last permit. */
type Row = readonly [sentence: string, lines: readonly string[], steps: readonly Primitive[]]

const HEAP = ['P1 map heap anon private 1', 'P1 store heap[0] A']
const SHARED = [...HEAP, 'P1 fork P2']

const rows: readonly Row[] = [
  ['exit', [...SHARED, 'P2 exit'], [unmap(2, P), flush(2), put(a), permit(1, P), zombie(2, 0), back]],
  [
    'exit of the parent',
    [...SHARED, 'P1 exit'],
    [unmap(1, P), flush(1), put(a), permit(2, P), reparent(2, 0), zombie(1, 0), back],
  ],
  ['exec', [...SHARED, 'P2 exec ls'], [unmap(2, P), flush(2), put(a), permit(1, P), exec(2, 'ls'), back]],
  [
    'munmap',
    [...SHARED, 'P2 unmap heap'],
    [unmap(2, P), flush(2), put(a), permit(1, P), shrink(2, 'heap'), back],
  ],
  ['madvise', [...SHARED, 'P2 dontneed heap[0]'], [unmap(2, P), flush(2, P), put(a), permit(1, P), back]],
  [
    'a COW store',
    [...SHARED, 'P2 store heap[0] B'],
    [alloc, copy(a, b), map(2, P, b, 'rw'), flush(2, P), put(a), permit(1, P), back],
  ],
  [
    'read(2) into a COW page',
    [...SHARED, 'P1 read heap[0] B'],
    [alloc, copy(a, b), map(1, P, b, 'rw'), flush(1, P), put(a), permit(2, P), back],
  ],
  [
    'exec of a sharer while the other is a vfork parent: its page table is the one',
    [...SHARED, 'P1 vfork P3', 'P2 exec ls'],
    [unmap(2, P), flush(2), put(a), permit(1, P), exec(2, 'ls'), back],
  ],
  [
    'exit, of what was copied from a file and then shared',
    ['P1 map data file private 1', 'P1 store data[0] X', 'P1 fork P2', 'P2 exit'],
    [unmap(2, P), flush(2), put(b), permit(1, P), zombie(2, 0), back],
  ],
]

const permits = (steps: readonly Primitive[]): readonly Primitive[] =>
  steps.filter(({ do: verb }) => verb === 'permit')

test.each(rows)('the moment that a count falls to 1 the last sharer gets W: at %s', (_, lines, steps) => {
  expect(answerOf(eager, lines)).toEqual(steps)
  expect(answerOf(linux, lines)).toEqual(steps.filter(({ do: verb }) => verb !== 'permit'))
})

test('a fork that runs out of frames half-way undoes what it made, and gives the parent its W back', () => {
  const lines = [...HEAP, 'P1 map stack anon private 1', 'P1 store stack[0] B', 'P1 fork P2']
  expect(answerOf(eager, lines, 2)).toEqual([
    ...[spawn(1, 2), protect(1, P), map(2, P, a, 'cow'), get(a)],
    alloc,
    flush(1),
    ...[unmap(2, P), flush(2), put(a), permit(1, P)],
    ...[reap(2), fail('ENOMEM'), back],
  ])
  const { departed, processes } = machineAfter(eager, lines, 2)
  expect(departed).toEqual({ 2: 'unborn' })
  expect(processes[1]?.pages).toEqual({
    [P]: { frame: a, w: true, cow: false, x: false },
    [Q]: { frame: b, w: true, cow: false, x: false },
  })
})

const none: readonly [sentence: string, lines: readonly string[], left: Pte][] = [
  [
    'while two sharers are left',
    [...SHARED, 'P1 fork P3', 'P2 exit'],
    { frame: a, w: false, cow: true, x: false },
  ],
  [
    'where its region may only be read',
    [...HEAP, 'P1 protect heap r', 'P1 fork P2', 'P2 exit'],
    { frame: a, w: false, cow: true, x: false },
  ],
  [
    'to a page-cache frame in a private region',
    ['P1 map data file private 1', 'P1 load data[0]', 'P1 fork P2', 'P2 load data[0]', 'P2 exit'],
    { frame: a, w: false, cow: false, x: false },
  ],
  [
    'to text',
    ['P1 map text file private 1 rx', 'P1 load text[0]', 'P1 fork P2', 'P2 load text[0]', 'P2 exit'],
    { frame: a, w: false, cow: false, x: true },
  ],
  [
    'to a shared page that may only be read',
    ['P1 map log file shared 1 r', 'P1 load log[0]', 'P1 fork P2', 'P2 load log[0]', 'P2 exit'],
    { frame: a, w: false, cow: false, x: false },
  ],
]

test.each(none)('nobody is given W %s', (_, lines, left) => {
  expect(permits(answerOf(eager, lines))).toEqual([])
  expect(processAt(machineAfter(eager, lines), 1).pages[P]).toEqual(left)
})

test('a shared page keeps the W that it always had, and is given none', () => {
  const lines = ['P1 map shm anon shared 1', 'P1 store shm[0] A', 'P1 fork P2', 'P2 load shm[0]', 'P2 exit']
  expect(permits(answerOf(eager, lines))).toEqual([])
  expect(processAt(machineAfter(eager, lines), 1).pages[P]).toEqual({
    frame: a,
    w: true,
    cow: false,
    x: false,
  })
})

test('who is left alone stores without a fault on eager, and with one on linux', () => {
  const store: Instruction = { by: 1, do: 'store', region: 'heap', page: 0, value: 'B' }
  const faults = [eager, linux].map(kernel => {
    const machine = machineAfter(kernel, [...SHARED, 'P1 load heap[0]', 'P2 exit'])
    return runInstruction(machine, kernel, store).faults
  })
  expect(faults).toEqual([0, 1])
})

test('a copied top of the stack is writable, also where the parent’s was shared before and became the top since', () => {
  const lines = [
    ...['P1 map stack anon private 2', 'P1 store stack[0] A', 'P1 store stack[1] B'],
    ...['P1 fork P2', 'P1 dontneed stack[1]', 'P1 fork P3'],
  ]
  const machine = machineAfter(eager, lines)
  expect(processAt(machine, 1).pages[P]).toMatchObject({ frame: a, w: false, cow: true })
  expect(processAt(machine, 3).pages[P]).toMatchObject({ w: true, cow: false })
  expect(processAt(machine, 3).pages[P]?.frame).not.toBe(a)
})
