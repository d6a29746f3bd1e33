import { expect, test } from 'vitest'
import { KERNELS, type Primitive, runInstruction } from '../../src/kernel/index.ts'
import {
  freeFrames,
  type Instruction,
  type Machine,
  processAt,
  rightsOf,
  spaceOf,
} from '../../src/machine/index.ts'
import { answerOf, instructions, machineAfter } from './scene.ts'
import {
  a,
  alloc,
  b,
  back,
  exec,
  fail,
  flush,
  map,
  put,
  reap,
  reparent,
  share,
  sleep,
  suspend,
  unmap,
  wake,
  zero,
  zombie,
} from './steps.ts'

const { linux, eager, xv6 } = KERNELS
/** The first page of the first region: every region begins in its own 16 pages. */
const P = 12

/** After all lines but the last, the last line's trap is answered with these. */
type Row = readonly [sentence: string, lines: readonly string[], steps: readonly Primitive[]]

const HEAP = ['P1 map heap anon private 2', 'P1 store heap[0] A']
/** Three sharers, so that on eager too one who leaves leaves nobody alone. */
const SHARED = [...HEAP, 'P1 fork P2', 'P1 fork P3']

const rows: readonly Row[] = [
  [
    'exit gives up the memory at once, then gives the children to init, and wakes nobody who does not wait',
    [...SHARED, 'P2 fork P4', 'P2 exit 3'],
    [unmap(2, P), flush(2), put(a), reparent(4, 0), zombie(2, 3), back],
  ],
  ['exit wakes the parent that waits', ['P1 fork P2', 'P1 wait', 'P2 exit'], [zombie(2, 0), wake(1), back]],
  ['wait frees a zombie, which has no memory left', [...SHARED, 'P2 exit', 'P1 wait'], [reap(2), back]],
  ['wait with a live child sleeps', ['P1 fork P2', 'P1 wait'], [sleep(1), back]],
  ['wait without children fails', ['P1 wait'], [fail('ECHILD'), back]],
  [
    'exec gives up the memory, and flushes before it does',
    [...SHARED, 'P2 exec ls'],
    [unmap(2, P), flush(2), put(a), exec(2, 'ls'), back],
  ],
  [
    'vfork makes a child in the same address space, and suspends the parent',
    [...HEAP, 'P1 vfork P2'],
    [share(1, 2), suspend(1), back],
  ],
  [
    'exec of a vfork child gives up nothing, and wakes the parent',
    [...HEAP, 'P1 vfork P2', 'P2 exec ls'],
    [exec(2, 'ls'), wake(1), back],
  ],
  [
    'exit of a vfork child gives up nothing, and wakes the parent',
    [...HEAP, 'P1 vfork P2', 'P2 exit'],
    [zombie(2, 0), wake(1), back],
  ],
  [
    'a vfork child that has called exec exits like any other',
    ['P1 vfork P2', 'P2 exec ls', ...['P2 map heap anon private 1', 'P2 store heap[0] A'], 'P2 exit'],
    [unmap(2, P), flush(2), put(a), zombie(2, 0), back],
  ],
  [
    'exit of another child does not wake a parent that is suspended in vfork',
    [...SHARED, 'P1 vfork P4', 'P2 exit'],
    [unmap(2, P), flush(2), put(a), zombie(2, 0), back],
  ],
  [
    'exit of a child of the vfork child wakes neither of the two',
    ['P1 vfork P2', 'P2 fork P3', 'P3 exit'],
    [zombie(3, 0), back],
  ],
  [
    'the vfork child of a vfork child wakes its own parent alone',
    ['P1 vfork P2', 'P2 vfork P3', 'P3 exit'],
    [zombie(3, 0), wake(2), back],
  ],
  [
    'a fault of a vfork child is a fault in the page table of its parent',
    [...HEAP, 'P1 vfork P2', 'P2 store heap[1] B'],
    [alloc, zero(b), map(1, P + 1, b, 'rw'), back],
  ],
  [
    'a vfork child unmaps the memory of its parent',
    [...HEAP, 'P1 vfork P2', 'P2 dontneed heap[0]'],
    [unmap(1, P), flush(1, P), put(a), back],
  ],
]

test.each(rows)('%s', (_, lines, steps) => {
  expect(answerOf(linux, lines)).toEqual(steps)
  expect(answerOf(eager, lines)).toEqual(steps)
})

const states = (machine: Machine): Record<string, string> =>
  Object.fromEntries(Object.values(machine.processes).map(({ id, mm, state }) => [id, `${state} in ${mm}`]))

const vforks: readonly [sentence: string, lines: string[], states: Record<string, string>][] = [
  ['while the child runs', [], { 0: 'runnable in 0', 1: 'suspended in 1', 2: 'runnable in 1' }],
  ['after its exec', ['P2 exec ls'], { 0: 'runnable in 0', 1: 'runnable in 1', 2: 'runnable in 2' }],
  ['after its exit', ['P2 exit'], { 0: 'runnable in 0', 1: 'runnable in 1', 2: 'zombie in 2' }],
  [
    'after vfork by the child',
    ['P2 vfork P3'],
    { 0: 'runnable in 0', 1: 'suspended in 1', 2: 'suspended in 1', 3: 'runnable in 1' },
  ],
  [
    'after exec by the grandchild',
    ['P2 vfork P3', 'P3 exec ls'],
    { 0: 'runnable in 0', 1: 'suspended in 1', 2: 'runnable in 1', 3: 'runnable in 3' },
  ],
  [
    'after fork by the child',
    ['P2 fork P3'],
    { 0: 'runnable in 0', 1: 'suspended in 1', 2: 'runnable in 1', 3: 'runnable in 3' },
  ],
]

test.each(vforks)('who runs, and in whose address space: %s', (_, lines, expected) => {
  expect(states(machineAfter(linux, [...HEAP, 'P1 vfork P2', ...lines]))).toEqual(expected)
})

test('what a vfork child stores and maps is its parent’s after it has exited', () => {
  const lines = [
    'P2 store heap[0] B',
    'P2 store heap[1] C',
    'P2 map bss anon private 1',
    'P2 store bss[0] D',
    'P2 exit',
  ]
  const machine = machineAfter(linux, [...HEAP, 'P1 vfork P2', ...lines])
  const loads = instructions(linux, [
    ...HEAP,
    'P1 map bss anon private 1',
    'P1 load heap[0]',
    'P1 load heap[1]',
    'P1 load bss[0]',
  ])
  const saw = loads
    .filter(({ do: verb }) => verb === 'load')
    .map(load => runInstruction(machine, linux, load).saw)
  expect(saw).toEqual(['B', 'C', 'D'])
  expect(Object.values(processAt(machine, 1).pages).map(rightsOf)).toEqual(['rw', 'rw', 'rw'])
})

test('what a vfork child maps after exec is its own, and its parent keeps what it had', () => {
  const after = ['P2 exec ls', 'P2 map heap anon private 1', 'P2 store heap[0] Z']
  const machine = machineAfter(linux, [...HEAP, 'P1 vfork P2', ...after])
  expect([1, 2].map(id => spaceOf(machine, id).pages[P]?.frame)).toEqual([a, b])
  expect([a, b].map(frame => machine.frames[frame])).toEqual([
    { content: 'A', count: 1, mappers: 1 },
    { content: 'Z', count: 1, mappers: 2 },
  ])
})

test('a vfork child that is killed for want of a frame lets its parent go on', () => {
  const lines = ['P1 map file file private 1 r', ...HEAP, 'P1 vfork P2']
  const machine = machineAfter(linux, lines, 2)
  const store: Instruction = { by: 2, do: 'store', region: 'heap', page: 1, value: 'B' }
  expect(runInstruction(machine, linux, store).result).toBe('killed')
  expect(states(machine)).toMatchObject({ 1: 'runnable in 1', 2: 'zombie in 2' })
  expect(runInstruction(machine, linux, { by: 1, do: 'load', region: 'heap', page: 0 }).saw).toBe('A')
})

test.each([
  { kernel: linux, holds: 0 },
  { kernel: eager, holds: 0 },
  { kernel: xv6, holds: 1 },
])('on $kernel.name a zombie that nobody has waited for holds $holds frames', ({ kernel, holds }) => {
  const life = [
    'P1 map heap anon private 1',
    'P1 store heap[0] A',
    'P1 fork P2',
    'P2 store heap[0] B',
    'P2 exit',
  ]
  const machine = machineAfter(kernel, life)
  expect(processAt(machine, 2).state).toBe('zombie')
  expect(Object.keys(processAt(machine, 2).pages).length).toBe(holds)
  expect(freeFrames(machine)).toBe(64 - 1 - holds)
})

test('an exit leaves the other sharer as it was: COW, and alone', () => {
  const machine = machineAfter(linux, [...HEAP, 'P1 fork P2', 'P2 exit'])
  expect(processAt(machine, 1).pages[P]).toEqual({ frame: a, w: false, cow: true, x: false })
  expect(machine.frames[a]?.count).toBe(1)
})
