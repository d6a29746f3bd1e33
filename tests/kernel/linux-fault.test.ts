import { expect, test } from 'vitest'
import { apply, handleByReference, KERNELS, type Primitive, runInstruction } from '../../src/kernel/index.ts'
import { type Instruction, processAt, type Trap } from '../../src/machine/index.ts'
import { runAudited } from './audited-run.ts'
import { answerOf, machineAfter, trapOf } from './scene.ts'
import {
  a,
  alloc,
  b,
  back,
  c,
  cache,
  copy,
  fail,
  flush,
  get,
  kill,
  map,
  permit,
  protect,
  put,
  segv,
  zero,
  zeros,
} from './steps.ts'

const { linux, eager } = KERNELS
/** The first page of the first region: every region begins in its own 16 pages. */
const P = 12

/** After all lines but the last, the last line's trap is answered with these. */
type Row = readonly [sentence: string, lines: readonly string[], steps: readonly Primitive[]]

const FRESH = ['P1 map heap anon private 2']
const HEAP = [...FRESH, 'P1 store heap[0] A']
const DATA = ['P1 map data file private 1']
const SHM = ['P1 map shm anon shared 2']
const FULL = ['P1 map file file private 1 r', 'P1 map shm anon shared 2', 'P1 map heap anon private 2']

const rows: readonly Row[] = [
  [
    'a load of fresh memory maps the zero frame read-only, takes no frame and counts nothing',
    [...FRESH, 'P1 load heap[0]'],
    [map(1, P, zeros, 'r'), back],
  ],
  [
    'a load of fresh memory that may be executed maps the zero frame so',
    ['P1 map jit anon private 1 rx', 'P1 load jit[0]'],
    [map(1, P, zeros, 'rx'), back],
  ],
  [
    'a store to fresh memory takes a frame and zeroes it',
    [...FRESH, 'P1 store heap[1] A'],
    [alloc, zero(a), map(1, P + 1, a, 'rw'), back],
  ],
  [
    'a store to a page of zeros takes a frame, zeroes it and flushes the page',
    [...FRESH, 'P1 load heap[0]', 'P1 store heap[0] A'],
    [alloc, zero(a), map(1, P, a, 'rw'), flush(1, P), back],
  ],
  [
    'read(2) into fresh memory faults as a store does',
    [...FRESH, 'P1 read heap[0] A'],
    [alloc, zero(a), map(1, P, a, 'rw'), back],
  ],
  [
    'write(2) of fresh memory faults as a load does',
    [...FRESH, 'P1 write heap[0]'],
    [map(1, P, zeros, 'r'), back],
  ],
  [
    'a load of a private file page maps the page-cache frame, and its cached neighbours with it',
    ['P1 map text file private 3 rx', 'P1 load text[1]'],
    [
      ...[get(b), map(1, P + 1, b, 'rx')],
      ...[get(a), map(1, P, a, 'rx')],
      ...[get(c), map(1, P + 2, c, 'rx')],
      back,
    ],
  ],
  [
    'a private file page that may be written is mapped without W: the file is nobody’s to change',
    [...DATA, 'P1 load data[0]'],
    [get(a), map(1, P, a, 'r'), back],
  ],
  [
    'a shared file page is mapped with W at once',
    ['P1 map log file shared 1', 'P1 load log[0]'],
    [get(a), map(1, P, a, 'rw'), back],
  ],
  [
    'a store into a shared file maps that page alone',
    ['P1 map log file shared 2', 'P1 store log[1] X'],
    [get(b), map(1, P + 1, b, 'rw'), back],
  ],
  [
    'the first access to shared anonymous memory puts a zeroed frame into the page cache',
    [...SHM, 'P1 load shm[0]'],
    [alloc, zero(a), cache(1, P, a), get(a), map(1, P, a, 'rw'), back],
  ],
  [
    'a store to shared memory that another process has touched maps the same frame',
    [...SHM, 'P1 fork P2', 'P1 store shm[0] A', 'P2 store shm[0] B'],
    [get(a), map(2, P, a, 'rw'), back],
  ],
  [
    'a store to a private file page copies it from the page cache, also as the very first access',
    [...DATA, 'P1 store data[0] X'],
    [alloc, copy(a, b), map(1, P, b, 'rw'), back],
  ],
  [
    'a store to a private file page that is mapped gives up the page-cache frame, whoever else maps it',
    [...DATA, 'P1 load data[0]', 'P1 store data[0] X'],
    [alloc, copy(a, b), map(1, P, b, 'rw'), flush(1, P), put(a), back],
  ],
  [
    'a COW store by one of three sharers copies, flushes and only then gives up the old frame',
    [...HEAP, 'P1 fork P2', 'P1 fork P3', 'P3 store heap[0] C'],
    [alloc, copy(a, b), map(3, P, b, 'rw'), flush(3, P), put(a), back],
  ],
  [
    'a COW store by the last sharer reuses the frame',
    [...HEAP, 'P1 fork P2', 'P2 exit', 'P1 store heap[0] B'],
    [permit(1, P), back],
  ],
  [
    'a COW store to what was copied from a file reuses the frame too: it is anonymous by now',
    [...DATA, 'P1 store data[0] X', 'P1 fork P2', 'P2 exit', 'P1 store data[0] Y'],
    [permit(1, P), back],
  ],
  [
    'read(2) into a COW page breaks it as a store does',
    [...HEAP, 'P1 fork P2', 'P1 fork P3', 'P2 read heap[0] B'],
    [alloc, copy(a, b), map(2, P, b, 'rw'), flush(2, P), put(a), back],
  ],
  [
    'a store into text is SIGSEGV, and nothing is copied',
    ['P1 map text file private 1 rx', 'P1 store text[0] X'],
    [segv(1), back],
  ],
  [
    'a store into shared memory that may only be read is SIGSEGV',
    ['P1 map log file shared 1 r', 'P1 store log[0] X'],
    [segv(1), back],
  ],
  [
    'read(2) into memory that may not be written is EFAULT',
    ['P1 map ro anon private 1 r', 'P1 read ro[0] X'],
    [fail('EFAULT'), back],
  ],
]

test.each(rows)('%s', (_, lines, steps) => {
  expect(answerOf(linux, lines)).toEqual(steps)
})

/** Where eager gives W to whoever is left alone, it does so besides; in all else its faults are those of linux. */
const ALIKE = rows.filter(([, , steps]) => !steps.some(({ do: verb }) => verb === 'permit'))

test.each(ALIKE)('on eager as on linux: %s', (_, lines, steps) => {
  expect(answerOf(eager, lines)).toEqual(steps)
})

/** The same on a machine of two frames, one of which is the page cache's. */
const starved: readonly Row[] = [
  [
    'a store to fresh memory without a free frame kills',
    [...FULL, 'P1 store heap[0] A', 'P1 store heap[1] B'],
    [alloc, kill(1), back],
  ],
  [
    'a COW store without a free frame kills',
    [...FULL, 'P1 store heap[0] A', 'P1 fork P2', 'P2 store heap[0] B'],
    [alloc, kill(2), back],
  ],
  [
    'a load of fresh shared memory without a free frame kills',
    [...FULL, 'P1 store heap[0] A', 'P1 load shm[0]'],
    [alloc, kill(1), back],
  ],
  [
    'read(2) without a free frame kills: it faults as a store does',
    [...FULL, 'P1 store heap[0] A', 'P1 read heap[1] B'],
    [alloc, kill(1), back],
  ],
]

test.each(starved)('%s', (_, lines, steps) => {
  for (const kernel of [linux, eager]) expect(answerOf(kernel, lines, 2)).toEqual(steps)
})

test.each<[string, Trap, Primitive]>([
  ['a store is SIGSEGV', { kind: 'store-page-fault', by: 1, page: 0 }, segv(1)],
  ['a load is SIGSEGV', { kind: 'load-page-fault', by: 1, page: 0 }, segv(1)],
  ['read(2) is EFAULT', { kind: 'store-page-fault', by: 1, page: 0, copying: 'read' }, fail('EFAULT')],
  ['write(2) is EFAULT', { kind: 'load-page-fault', by: 1, page: 0, copying: 'write' }, fail('EFAULT')],
])('outside of every region %s', (_, trap, no) => {
  expect(handleByReference(machineAfter(linux, HEAP), linux, trap)).toEqual([no, back])
})

test('a shared page that has lost its W, as no reference handler takes it, gets it back at a store', () => {
  const machine = machineAfter(linux, [...SHM, 'P1 store shm[0] A'])
  for (const step of [protect(1, P), flush(1, P)]) apply(machine, step)
  const trap: Trap = { kind: 'store-page-fault', by: 1, page: P }
  expect(handleByReference(machine, linux, trap)).toEqual([permit(1, P), back])
})

const present = (lines: readonly string[], id: number): number[] =>
  Object.keys(processAt(machineAfter(linux, lines, 128), id).pages).map(page => Number(page) - P)

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

test.each([
  ['a load maps the 16 pages of its aligned window', ['P1 load text[20]'], range(16, 31)],
  ['the window is aligned, wherever in it the load is', ['P1 load text[16]'], range(16, 31)],
  ['the last window ends with the region', ['P1 load text[39]'], range(32, 39)],
  [
    'each window has its own load',
    ['P1 load text[0]', 'P1 load text[32]'],
    [...range(0, 15), ...range(32, 39)],
  ],
  ['a store to shared memory maps one page', ['P1 store log[20] X'], [48 + 20]],
])('fault-around: %s', (_, lines, pages) => {
  const files = ['P1 map text file private 40 rx', 'P1 map log file shared 40']
  expect(present([...files, ...lines], 1)).toEqual(pages)
})

test('fault-around maps only what the page cache has, and leaves alone what is mapped', () => {
  const lines = ['P1 map shm anon shared 40', 'P1 map data file private 3']
  const stores = ['P1 store shm[17] A', 'P1 store shm[30] B', 'P1 store shm[32] C', 'P1 fork P2']
  expect(present([...lines, ...stores, 'P2 load shm[20]'], 2)).toEqual([17, 20, 30])
  const machine = machineAfter(linux, [...lines, 'P1 store data[1] X', 'P1 load data[0]'])
  const { pages } = processAt(machine, 1)
  expect(range(48, 50).map(index => machine.frames[pages[P + index]?.frame ?? -1]?.content)).toEqual([
    'a',
    'X',
    'c',
  ])
  expect(pages[P + 49]?.w).toBe(true)
})

test('read(2) over pages of which one is not there fails with EFAULT, and the pages before it are written', () => {
  const { machine, ideal } = trapOf(linux, [...FRESH, 'P1 wait'])
  const beyond: Instruction = { by: 1, do: 'read', region: 'heap', page: 1, value: 'XYZ' }
  const { outcome, traps } = runAudited(machine, linux, ideal, beyond)
  expect(outcome).toEqual({ faults: 0, saw: null, result: 'EFAULT' })
  expect(traps.map(({ trap, findings }) => ['page' in trap && trap.page, findings])).toEqual([
    [P + 1, []],
    [P + 2, []],
  ])
  const load: Instruction = { by: 1, do: 'load', region: 'heap', page: 1 }
  expect(runInstruction(machine, linux, load).saw).toBe('X')
})

test('read(2) that is killed for want of a second frame has written the first page', () => {
  const machine = machineAfter(linux, [...FULL, 'P1 fork P2'], 2)
  const read: Instruction = { by: 2, do: 'read', region: 'shm', page: 0, value: 'XY' }
  expect(runInstruction(machine, linux, read).result).toBe('killed')
  expect(runInstruction(machine, linux, { by: 1, do: 'load', region: 'shm', page: 0 }).saw).toBe('X')
})

test('read(2) over three pages takes a fault for each page that needs one', () => {
  const machine = machineAfter(linux, ['P1 map heap anon private 3', 'P1 store heap[1] A'])
  const read: Instruction = { by: 1, do: 'read', region: 'heap', page: 0, value: 'XYZ' }
  expect(runInstruction(machine, linux, read)).toEqual({ faults: 2, saw: null, result: null })
  expect(machine.frames.slice(0, 3).map(({ content }) => content)).toEqual(['Y', 'X', 'Z'])
})
