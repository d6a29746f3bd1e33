import { expect, test } from 'vitest'
import {
  apply,
  auditReturn,
  handleByReference,
  KERNELS,
  noteStore,
  noteSystemCall,
  type Primitive,
  returnToUser,
  runInstruction,
} from '../../src/kernel/index.ts'
import { type Instruction, processAt, rightsOf } from '../../src/machine/index.ts'
import { answerOf, machineAfter, trapOf } from './scene.ts'
import { a, alloc, b, back, c, copy, flush, get, map, protect, spawn, zeros } from './steps.ts'

const { linux, eager } = KERNELS
/** The first pages of the regions in order: each begins in its own 16 pages. */
const [P, Q, R] = [12, 28, 44] as const

/** After all lines but the last, the fork of the last line is answered with these. */
type Row = readonly [sentence: string, lines: readonly string[], steps: readonly Primitive[]]

const HEAP = ['P1 map heap anon private 1', 'P1 store heap[0] A']

const rows: readonly Row[] = [
  [
    'an anonymous page is shared, W off and COW on in both, and the parent is flushed',
    [...HEAP, 'P1 fork P2'],
    [spawn(1, 2), protect(1, P), map(2, P, a, 'cow'), get(a), flush(1), back],
  ],
  [
    'a page that is COW already stays so',
    [...HEAP, 'P1 fork P2', 'P1 fork P3'],
    [spawn(1, 3), map(3, P, a, 'cow'), get(a), flush(1), back],
  ],
  [
    'what holds no anonymous page is left to faults: text, fresh memory that was only read, shared memory',
    [
      ...['P1 map text file private 1 rx', 'P1 load text[0]'],
      ...['P1 map bss anon private 1', 'P1 load bss[0]'],
      ...['P1 map shm anon shared 1', 'P1 store shm[0] A'],
      'P1 fork P2',
    ],
    [spawn(1, 2), flush(1), back],
  ],
  [
    'where one page is anonymous the whole page table of the region is copied, the zero frame too, uncounted',
    ['P1 map heap anon private 3', 'P1 load heap[0]', 'P1 store heap[2] A', 'P1 fork P2'],
    [
      ...[spawn(1, 2), map(2, P, zeros, 'r')],
      ...[protect(1, P + 2), map(2, P + 2, a, 'cow'), get(a)],
      ...[flush(1), back],
    ],
  ],
  [
    'a page-cache frame in such a region is shared, and never COW',
    ['P1 map data file private 2', 'P1 load data[0]', 'P1 store data[1] X', 'P1 fork P2'],
    [
      ...[spawn(1, 2), map(2, P, a, 'r'), get(a)],
      ...[protect(1, P + 1), map(2, P + 1, c, 'cow'), get(c)],
      ...[flush(1), back],
    ],
  ],
  [
    'that a region once held an anonymous page is not forgotten with the page',
    [...HEAP, 'P1 dontneed heap[0]', 'P1 load heap[0]', 'P1 fork P2'],
    [spawn(1, 2), map(2, P, zeros, 'r'), flush(1), back],
  ],
  [
    'nor is it by a child that never stored itself',
    [...HEAP, 'P1 fork P2', 'P2 dontneed heap[0]', 'P2 load heap[0]', 'P2 fork P3'],
    [spawn(2, 3), map(3, P, zeros, 'r'), flush(2), back],
  ],
  [
    'an anonymous page that may only be read is marked too: it is nobody’s alone any more',
    [...HEAP, 'P1 protect heap r', 'P1 fork P2'],
    [spawn(1, 2), protect(1, P), map(2, P, a, 'cow'), get(a), flush(1), back],
  ],
  ['a process without memory is flushed all the same', ['P1 fork P2'], [spawn(1, 2), flush(1), back]],
  [
    'a vfork child forks the address space that it uses: its child has one of its own',
    [...HEAP, 'P1 vfork P2', 'P2 fork P3'],
    [spawn(2, 3), protect(1, P), map(3, P, a, 'cow'), get(a), flush(1), back],
  ],
]

test.each(rows)('%s', (_, lines, steps) => {
  expect(answerOf(linux, lines)).toEqual(steps)
  expect(answerOf(eager, lines)).toEqual(steps)
})

const STACK = ['P1 map stack anon private 2', 'P1 store stack[0] A', 'P1 store stack[1] B', 'P1 fork P2']

test('eager copies the page at the top of the stack at once, and shares the one below it', () => {
  expect(answerOf(eager, STACK)).toEqual([
    ...[spawn(1, 2), protect(1, P), map(2, P, a, 'cow'), get(a)],
    ...[alloc, copy(b, c), map(2, P + 1, c, 'rw')],
    ...[flush(1), back],
  ])
  expect(answerOf(linux, STACK)).toEqual([
    ...[spawn(1, 2), protect(1, P), map(2, P, a, 'cow'), get(a)],
    ...[protect(1, P + 1), map(2, P + 1, b, 'cow'), get(b)],
    ...[flush(1), back],
  ])
})

test('where the stack has not grown to its top, eager copies the highest page that it has', () => {
  expect(answerOf(eager, ['P1 map stack anon private 2', 'P1 store stack[0] A', 'P1 fork P2'])).toEqual([
    spawn(1, 2),
    ...[alloc, copy(a, b), map(2, P, b, 'rw')],
    ...[flush(1), back],
  ])
})

test.each<Row>([
  [
    'one that is the zero frame',
    ['P1 map stack anon private 2', 'P1 store stack[0] A', 'P1 load stack[1]', 'P1 fork P2'],
    [...[spawn(1, 2), protect(1, P), map(2, P, a, 'cow'), get(a)], map(2, P + 1, zeros, 'r'), flush(1), back],
  ],
  [
    'one that is the page cache’s',
    ['P1 map stack file private 2', 'P1 store stack[0] A', 'P1 load stack[1]', 'P1 fork P2'],
    [
      ...[spawn(1, 2), protect(1, P), map(2, P, c, 'cow'), get(c)],
      ...[map(2, P + 1, b, 'r'), get(b), flush(1), back],
    ],
  ],
  [
    'the highest page of another region',
    ['P1 map stac anon private 1', 'P1 store stac[0] A', 'P1 fork P2'],
    [spawn(1, 2), protect(1, P), map(2, P, a, 'cow'), get(a), flush(1), back],
  ],
])('eager copies no other page at fork: %s', (_, lines, steps) => {
  expect(answerOf(eager, lines)).toEqual(steps)
})

test('after a fork on eager neither parent nor child faults on the top of the stack; on linux both do, one copies', () => {
  const stores = (name: 'linux' | 'eager'): object[] => {
    const machine = machineAfter(KERNELS[name], STACK)
    return [1, 2].map(by => {
      const store: Instruction = { by, do: 'store', region: 'stack', page: 1, value: 'Z' }
      const { faults } = runInstruction(machine, KERNELS[name], store)
      return { by, faults, frame: processAt(machine, by).pages[P + 1]?.frame }
    })
  }
  expect(stores('eager')).toEqual([
    { by: 1, faults: 0, frame: b },
    { by: 2, faults: 0, frame: c },
  ])
  expect(stores('linux')).toEqual([
    { by: 1, faults: 1, frame: c },
    { by: 2, faults: 1, frame: b },
  ])
})

test('after a fork the child has what the recordings of Linux show: anonymous pages, and no others', () => {
  const machine = machineAfter(linux, [
    'P1 map text file private 1 rx',
    'P1 map heap anon private 2',
    'P1 map shm file shared 1',
    'P1 load text[0]',
    'P1 store heap[0] A',
    'P1 store shm[0] B',
    'P1 fork P2',
  ])
  const [parent, child] = [1, 2].map(id =>
    Object.entries(processAt(machine, id).pages).map(([page, pte]) => [Number(page), rightsOf(pte)]),
  )
  expect(parent).toEqual([
    [P, 'rx'],
    [Q, 'cow'],
    [R, 'rw'],
  ])
  expect(child).toEqual([[Q, 'cow']])
})

const store: Instruction = { by: 1, do: 'store', region: 'heap', page: 0, value: 'B' }
const load: Instruction = { by: 2, do: 'load', region: 'heap', page: 0 }

test('a fork that forgets the flush lets the parent store through its stale entry into the shared frame', () => {
  const { machine, ideal, trap } = trapOf(linux, [...HEAP, 'P1 fork P2'])
  for (const step of [spawn(1, 2), protect(1, P), map(2, P, a, 'cow'), get(a), back]) apply(machine, step)
  noteSystemCall(ideal, machine, trap, [])
  returnToUser(machine, linux, 1)
  expect(auditReturn(machine, ideal)).toEqual([{ rule: 'B3', frame: a, process: 1, page: P }])
  expect(runInstruction(machine, linux, store).faults).toBe(0)
  noteStore(ideal, machine, store, 1)
  expect(auditReturn(machine, ideal)).toContainEqual({ rule: 'B4', process: 2, page: P, saw: 'B', owed: 'A' })
  expect(runInstruction(machine, linux, load).saw).toBe('B')
})

test('with the flush the same store faults and copies, and the child reads what it owns', () => {
  const { machine, trap } = trapOf(linux, [...HEAP, 'P1 fork P2'])
  handleByReference(machine, linux, trap)
  returnToUser(machine, linux, 1)
  expect(runInstruction(machine, linux, store).faults).toBe(1)
  expect(runInstruction(machine, linux, load).saw).toBe('A')
})

test('on linux the return to user space flushes nothing', () => {
  const { machine, trap } = trapOf(linux, [...HEAP, 'P1 wait'])
  handleByReference(machine, linux, trap)
  returnToUser(machine, linux, 1)
  expect(Object.keys(processAt(machine, 1).tlb)).toEqual([String(P)])
})
