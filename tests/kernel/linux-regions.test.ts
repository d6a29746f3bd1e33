import { expect, test } from 'vitest'
import { KERNELS, type Primitive, runInstruction } from '../../src/kernel/index.ts'
import {
  frameAt,
  type Instruction,
  processAt,
  type RegionRequest,
  WINDOW_PAGES,
} from '../../src/machine/index.ts'
import { answerOf, machineAfter } from './scene.ts'
import {
  a,
  alloc,
  anon,
  b,
  back,
  copy,
  fail,
  flush,
  get,
  grow,
  map,
  permit,
  put,
  rights,
  segv,
  shrink,
  unmap,
  zero,
  zeros,
} from './steps.ts'

const { linux, eager } = KERNELS
/** The first page of the first region: every region begins in its own 16 pages. */
const P = 12

/** After all lines but the last, the last line's trap is answered with these. */
type Row = readonly [sentence: string, lines: readonly string[], steps: readonly Primitive[]]

const aligned = (request: RegionRequest): RegionRequest => ({ ...request, align: WINDOW_PAGES })

const HEAP = ['P1 map heap anon private 2', 'P1 store heap[0] A']
const FORKED = [...HEAP, 'P1 fork P2']
const DATA = ['P1 map data file private 1']
const TEXT = ['P1 map text file private 1 rx', 'P1 load text[0]']
const LOG = ['P1 map log file shared 1', 'P1 store log[0] X']
const SHM = ['P1 map shm anon shared 1', 'P1 store shm[0] X']

const rows: readonly Row[] = [
  [
    'mmap makes a region, and no page',
    ['P1 map heap anon private 2'],
    [grow(1, aligned(anon('heap', 2))), back],
  ],
  [
    'mmap of a file makes a region: its pages are in the page cache, and in no page table',
    ['P1 map text file private 1 rx'],
    [grow(1, aligned({ ...anon('text', 1, 'rx'), kind: 'file' })), back],
  ],
  [
    'munmap clears all PTEs, flushes once, and only then gives up the frames',
    [...HEAP, 'P1 store heap[1] B', 'P1 unmap heap'],
    [unmap(1, P), unmap(1, P + 1), flush(1), put(a), put(b), shrink(1, 'heap'), back],
  ],
  [
    'munmap of zeros gives up nothing',
    ['P1 map heap anon private 2', 'P1 load heap[1]', 'P1 unmap heap'],
    [unmap(1, P + 1), flush(1), shrink(1, 'heap'), back],
  ],
  [
    'munmap of what was never touched is munmap of the region alone',
    ['P1 map heap anon private 2', 'P1 unmap heap'],
    [shrink(1, 'heap'), back],
  ],
  [
    'madvise(MADV_DONTNEED) gives up one page, and flushes it alone',
    [...HEAP, 'P1 store heap[1] B', 'P1 dontneed heap[0]'],
    [unmap(1, P), flush(1, P), put(a), back],
  ],
  [
    'madvise of a page of zeros gives up nothing',
    ['P1 map heap anon private 2', 'P1 load heap[0]', 'P1 dontneed heap[0]'],
    [unmap(1, P), flush(1, P), back],
  ],
  ['madvise of a page that is not there does nothing', [...HEAP, 'P1 dontneed heap[1]'], [back]],
  [
    'madvise of a shared page gives up this mapping',
    [...SHM, 'P1 dontneed shm[0]'],
    [unmap(1, P), flush(1, P), put(a), back],
  ],
  [
    'mprotect to r takes W, flushes, and remembers that the page is nobody else’s',
    [...HEAP, 'P1 protect heap r'],
    [rights(1, 'heap', 'r'), map(1, P, a, 'r'), flush(1), back],
  ],
  [
    'mprotect back to rw gives W at once to a page that is known to have one owner',
    [...HEAP, 'P1 protect heap r', 'P1 protect heap rw'],
    [rights(1, 'heap', 'rw'), permit(1, P), back],
  ],
  [
    'mprotect to r has nothing to take from a COW page',
    [...HEAP, 'P1 fork P2', 'P1 protect heap r'],
    [rights(1, 'heap', 'r'), back],
  ],
  [
    'after mprotect and back a store to a page that is shared copies it',
    [...FORKED, 'P1 fork P3', 'P1 protect heap r', 'P1 protect heap rw', 'P1 store heap[0] B'],
    [alloc, copy(a, b), map(1, P, b, 'rw'), flush(1, P), put(a), back],
  ],
  [
    'mprotect to rw gives no W to a page of zeros',
    ['P1 map ro anon private 1 r', 'P1 load ro[0]', 'P1 protect ro rw'],
    [rights(1, 'ro', 'rw'), back],
  ],
  [
    '… and the next store to it takes a zeroed frame',
    ['P1 map ro anon private 1 r', 'P1 load ro[0]', 'P1 protect ro rw', 'P1 store ro[0] A'],
    [alloc, zero(a), map(1, P, a, 'rw'), flush(1, P), back],
  ],
  [
    'mprotect to rw gives no W to a page-cache frame in a private region',
    ['P1 map data file private 1 r', 'P1 load data[0]', 'P1 protect data rw'],
    [rights(1, 'data', 'rw'), back],
  ],
  [
    'mprotect of a shared page takes W',
    [...LOG, 'P1 protect log r'],
    [rights(1, 'log', 'r'), map(1, P, a, 'r'), flush(1), back],
  ],
  [
    '… and mprotect back to rw gives it back, whoever else maps it',
    [...LOG, 'P1 fork P2', 'P2 load log[0]', 'P1 protect log r', 'P1 protect log rw'],
    [rights(1, 'log', 'rw'), permit(1, P), back],
  ],
  [
    'mprotect to r takes X from text',
    [...TEXT, 'P1 protect text r'],
    [rights(1, 'text', 'r'), map(1, P, a, 'r'), flush(1), back],
  ],
  [
    'mprotect of private text to rw takes X, and leaves W to the next store',
    [...TEXT, 'P1 protect text rw'],
    [rights(1, 'text', 'rw'), map(1, P, a, 'r'), flush(1), back],
  ],
  [
    'mprotect of shared text to rw takes X and gives W',
    ['P1 map lib file shared 1 rx', 'P1 load lib[0]', 'P1 protect lib rw'],
    [rights(1, 'lib', 'rw'), map(1, P, a, 'rw'), flush(1), back],
  ],
  [
    'a store after mprotect to r is SIGSEGV',
    [...HEAP, 'P1 protect heap r', 'P1 store heap[0] B'],
    [segv(1), back],
  ],
  [
    'read(2) after mprotect to r is EFAULT',
    [...HEAP, 'P1 protect heap r', 'P1 read heap[0] B'],
    [fail('EFAULT'), back],
  ],
  [
    'a load after mprotect to r brings a page as before',
    [...DATA, 'P1 protect data r', 'P1 load data[0]'],
    [get(a), map(1, P, a, 'r'), back],
  ],
]

test.each(rows)('%s', (_, lines, steps) => {
  expect(answerOf(linux, lines)).toEqual(steps)
  expect(answerOf(eager, lines)).toEqual(steps)
})

const LEFT_ALONE = [...HEAP, 'P1 protect heap r', 'P1 fork P2', 'P2 exit', 'P1 protect heap rw']

test('on linux mprotect back to rw gives no W to a page whose sharer has exited; its next store reuses the frame', () => {
  expect(answerOf(linux, LEFT_ALONE)).toEqual([rights(1, 'heap', 'rw'), back])
  expect(answerOf(linux, [...LEFT_ALONE, 'P1 store heap[0] B'])).toEqual([permit(1, P), back])
})

test('on eager, which asks the count, it gives W at once, and the next store does not fault', () => {
  expect(answerOf(eager, LEFT_ALONE)).toEqual([rights(1, 'heap', 'rw'), permit(1, P), back])
  const store: Instruction = { by: 1, do: 'store', region: 'heap', page: 0, value: 'B' }
  expect(runInstruction(machineAfter(eager, LEFT_ALONE), eager, store).faults).toBe(0)
})

test.each([
  ['private anonymous memory comes back as zeros', HEAP, 'heap', '\0', { frame: zeros, count: 1 }],
  [
    'a private file page comes back as the file',
    [...DATA, 'P1 store data[0] X'],
    'data',
    'a',
    { frame: a, count: 2 },
  ],
  ['shared anonymous memory keeps what was stored', SHM, 'shm', 'X', { frame: a, count: 2 }],
  ['a shared file page keeps what was stored', LOG, 'log', 'X', { frame: a, count: 2 }],
])('after madvise(MADV_DONTNEED) %s', (_, lines, region, saw, { frame, count }) => {
  const machine = machineAfter(linux, [...lines, `P1 dontneed ${region}[0]`])
  expect(processAt(machine, 1).pages).toEqual({})
  const load: Instruction = { by: 1, do: 'load', region, page: 0 }
  expect(runInstruction(machine, linux, load)).toEqual({ faults: 1, saw, result: null })
  expect(processAt(machine, 1).pages[P]?.frame).toBe(frame)
  expect(frameAt(machine, frame).count).toBe(count)
})

test('madvise in the child leaves the parent what it has', () => {
  const machine = machineAfter(linux, [...HEAP, 'P1 fork P2', 'P2 dontneed heap[0]'])
  const load = (by: number): Instruction => ({ by, do: 'load', region: 'heap', page: 0 })
  expect([1, 2].map(by => runInstruction(machine, linux, load(by)).saw)).toEqual(['A', '\0'])
})

test('every region begins in its own 16 pages, so that windows of fault-around never lie in two', () => {
  const lines = [
    'P1 map a anon private 1',
    'P1 map b file private 17',
    'P1 map stack anon private 1',
    'P1 map c anon shared 3',
  ]
  const { regions } = processAt(machineAfter(linux, lines), 1)
  expect(regions.map(({ start }) => start)).toEqual([12, 28, 60, 76])
})
