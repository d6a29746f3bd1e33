import { expect, test } from 'vitest'
import {
  apply,
  auditReturn,
  freshIdeal,
  handleByReference,
  KERNELS,
  type Kernel,
  noteStore,
  noteSystemCall,
  pendingTrap,
  resultOf,
  returnToUser,
  runInstruction,
} from '../../src/kernel/index.ts'
import { attempt, createMachine, type Instruction, type Machine, processAt } from '../../src/machine/index.ts'
import { instructions, machineAfter, trapOf } from './scene.ts'
import { alloc, back, get, map, protect, spawn } from './steps.ts'

const { xv6, naive } = KERNELS
const HEAP = ['P1 map heap anon private 1', 'P1 store heap[0] A']

const states = (machine: Machine): Record<string, string> =>
  Object.fromEntries(
    Object.values(machine.processes).map(({ id, parent, state }) => [id, `${state}, of ${parent}`]),
  )

/** What the processes are after these lines, by their numbers; and who has been here. */
const lives: readonly [
  sentence: string,
  lines: string[],
  states: Record<string, string>,
  departed: object,
][] = [
  [
    'a child that nobody waits for stays a zombie',
    ['P1 fork P2', 'P2 exit'],
    { 0: 'runnable, of 0', 1: 'runnable, of 0', 2: 'zombie, of 1' },
    {},
  ],
  [
    'a parent that waits is woken by the exit, and reaps',
    ['P1 fork P2', 'P1 wait', 'P2 exit'],
    { 0: 'runnable, of 0', 1: 'runnable, of 0' },
    { 2: 'exited' },
  ],
  [
    'a parent that waits sleeps on while only a grandchild exits, which its own parent has to reap',
    ['P1 fork P2', 'P2 fork P3', 'P1 wait', 'P3 exit'],
    { 0: 'runnable, of 0', 1: 'waiting, of 0', 2: 'runnable, of 1', 3: 'zombie, of 2' },
    {},
  ],
  [
    'init takes the orphans, reaps the dead one, and lets the live one be',
    ['P1 fork P2', 'P2 fork P3', 'P2 fork P4', 'P3 exit', 'P1 wait', 'P2 exit'],
    { 0: 'runnable, of 0', 1: 'runnable, of 0', 4: 'runnable, of 0' },
    { 2: 'exited', 3: 'exited' },
  ],
  [
    'an orphan keeps its own children',
    ['P1 fork P2', 'P2 fork P3', 'P3 fork P4', 'P1 wait', 'P2 exit'],
    { 0: 'runnable, of 0', 1: 'runnable, of 0', 3: 'runnable, of 0', 4: 'runnable, of 3' },
    { 2: 'exited' },
  ],
  [
    'two that wait in a row are woken one by one',
    ['P1 fork P2', 'P2 fork P3', 'P1 wait', 'P2 wait', 'P3 exit', 'P2 exit'],
    { 0: 'runnable, of 0', 1: 'runnable, of 0' },
    { 2: 'exited', 3: 'exited' },
  ],
]

test.each(lives)('%s', (_, lines, expected, departed) => {
  const machine = machineAfter(xv6, lines)
  expect(states(machine)).toEqual(expected)
  expect(machine.departed).toEqual(departed)
  expect(pendingTrap(machine)).toBeNull()
})

test('who is killed at a fault exits, and its parent that waits reaps it', () => {
  const lines = [...HEAP, 'P1 fork P2', 'P1 wait']
  const machine = machineAfter(xv6, lines, 1)
  const store: Instruction = { by: 2, do: 'store', region: 'heap', page: 0, value: 'B' }
  expect(runInstruction(machine, xv6, store)).toEqual({ faults: 0, saw: null, result: 'killed' })
  expect(machine.departed).toEqual({ 2: 'killed' })
  const load: Instruction = { by: 1, do: 'load', region: 'heap', page: 0 }
  expect(runInstruction(machine, xv6, load).saw).toBe('A')
})

const outcomes: readonly [sentence: string, lines: string[], outcome: object][] = [
  [
    'a COW store is one fault',
    [...HEAP, 'P1 fork P2', 'P2 store heap[0] B'],
    { faults: 1, saw: null, result: null },
  ],
  [
    'the second store is none',
    [...HEAP, 'P1 fork P2', 'P2 store heap[0] B', 'P2 store heap[0] C'],
    { faults: 0, saw: null, result: null },
  ],
  ['a load sees the byte', [...HEAP, 'P1 load heap[0]'], { faults: 0, saw: 'A', result: null }],
  ['a write(2) sees the byte', [...HEAP, 'P1 write heap[0]'], { faults: 0, saw: 'A', result: null }],
  [
    'fresh memory is zero',
    ['P1 map heap anon private 1', 'P1 load heap[0]'],
    { faults: 0, saw: '\0', result: null },
  ],
  ['a file page holds its letter', ['P1 map text file private 2 rx', 'P1 load text[1]'], { saw: 'b' }],
  [
    'a read(2) takes no fault',
    [...HEAP, 'P1 fork P2', 'P2 read heap[0] B'],
    { faults: 0, saw: null, result: null },
  ],
  [
    'a store into r is SIGSEGV',
    ['P1 map d anon private 1 r', 'P1 store d[0] X'],
    { faults: 0, result: 'SIGSEGV' },
  ],
  ['a read(2) into r is EFAULT', ['P1 map d anon private 1 r', 'P1 read d[0] X'], { result: 'EFAULT' }],
  ['wait without children is ECHILD', ['P1 wait'], { result: 'ECHILD' }],
]

test.each(outcomes)('%s', (_, lines, outcome) => {
  const machine = createMachine(64)
  const all = instructions(xv6, lines).map(instruction => runInstruction(machine, xv6, instruction))
  expect(all.at(-1)).toMatchObject(outcome)
})

test('a fork that fails for want of frames is ENOMEM, and its child was never born', () => {
  const machine = machineAfter(naive, ['P1 map heap anon private 2'], 3)
  expect(runInstruction(machine, naive, { by: 1, do: 'fork', child: 2 }).result).toBe('ENOMEM')
  expect(machine.departed).toEqual({ 2: 'unborn' })
  expect(machine.frames.map(({ count }) => count)).toEqual([1, 1, 0])
})

test("on xv6 the return to user space empties the caller's TLB and leaves the others' alone", () => {
  const { machine, trap } = trapOf(xv6, [
    ...HEAP,
    'P1 fork P2',
    'P2 load heap[0]',
    'P1 load heap[0]',
    'P1 wait',
  ])
  const cached = () => [1, 2].map(id => Object.keys(processAt(machine, id).tlb))
  expect(cached()).toEqual([['0'], ['0']])
  returnToUser(machine, xv6, trap.by)
  expect(cached()).toEqual([[], ['0']])
})

test('the return to user space clears the hand and the answer', () => {
  const { machine, trap } = trapOf(xv6, ['P1 map d anon private 1 r', 'P1 store d[0] X'])
  handleByReference(machine, xv6, trap)
  apply(machine, alloc)
  expect([resultOf(machine, 1), machine.answer.returned, machine.hand.length]).toEqual(['SIGSEGV', true, 1])
  returnToUser(machine, xv6, 1)
  expect([resultOf(machine, 1), machine.answer, machine.hand]).toEqual([
    null,
    { signalled: null, errno: null, returned: false },
    [],
  ])
})

/** As xv6, but nothing empties the TLB on the way back to user space, as on a kernel that keeps one page table. */
const flushless: Kernel = { ...xv6, flushOnReturn: false }

test.each([
  { kernel: xv6, flushed: true, faults: 1, child: 'A' },
  { kernel: flushless, flushed: false, faults: 0, child: 'B' },
])(
  'after a fork that forgets the flush, the parent stores through its stale entry into the shared frame: flushed on return $flushed',
  ({ kernel, faults, child }) => {
    const machine = createMachine(8)
    const ideal = freshIdeal()
    for (const instruction of instructions(xv6, HEAP)) {
      const tried = attempt(machine, instruction)
      noteStore(ideal, machine, instruction, tried.stored)
      if (!tried.done) {
        const steps = handleByReference(machine, kernel, tried.trap)
        noteSystemCall(ideal, machine, tried.trap, steps)
        returnToUser(machine, kernel, 1)
      }
    }
    const fork = { kind: 'fork', by: 1, child: 2 } as const
    for (const step of [spawn(1, 2), protect(1, 0), map(2, 0, 0, 'cow'), get(0), back]) apply(machine, step)
    noteSystemCall(ideal, machine, fork, [])
    returnToUser(machine, kernel, 1)
    const store: Instruction = { by: 1, do: 'store', region: 'heap', page: 0, value: 'B' }
    expect(runInstruction(machine, kernel, store).faults).toBe(faults)
    noteStore(ideal, machine, store, 1)
    const load: Instruction = { by: 2, do: 'load', region: 'heap', page: 0 }
    expect(runInstruction(machine, kernel, load).saw).toBe(child)
    const broken = auditReturn(machine, ideal).filter(({ rule }) => rule === 'B4')
    expect(broken).toEqual(child === 'A' ? [] : [{ rule: 'B4', process: 2, page: 0, saw: 'B', owed: 'A' }])
  },
)

test('a handler that leaves the cause of a fault in place is a bug, and no endless loop', () => {
  const lazy: Kernel = { ...xv6, handlers: { ...xv6.handlers, 'store-page-fault': () => {} } }
  const machine = machineAfter(xv6, [...HEAP, 'P1 fork P2'])
  const store: Instruction = { by: 2, do: 'store', region: 'heap', page: 0, value: 'B' }
  expect(() => runInstruction(machine, lazy, store)).toThrow('left the cause of a store-page-fault in place')
})

test('whoever asks is told of every trap that is answered, what the kernel owes too, with the steps and in order', () => {
  const told: string[] = []
  const machine = machineAfter(xv6, [...HEAP, 'P1 fork P2', 'P1 wait'])
  runInstruction(machine, xv6, { by: 2, do: 'exit', status: 0 }, ({ kind, by }, steps, now) => {
    expect(now).toBe(machine)
    told.push(`P${by} ${kind}: ${steps.map(step => step.do).join(' ')}`)
  })
  expect(told).toEqual(['P2 exit: zombie wake return', 'P1 wait: unmap put reap return'])
})

test('read(2) on linux tells of each of its faults', () => {
  const pages: number[] = []
  const machine = machineAfter(KERNELS.linux, ['P1 map heap anon private 3', 'P1 store heap[1] A'])
  const read: Instruction = { by: 1, do: 'read', region: 'heap', page: 0, value: 'XYZ' }
  runInstruction(machine, KERNELS.linux, read, trap => void ('page' in trap && pages.push(trap.page)))
  expect(pages).toEqual([12, 14])
})

test('a trap that a kernel has no handler for is a bug, and says whose', () => {
  const trap = {
    kind: 'sbrk',
    by: 1,
    request: { name: 'h', kind: 'anon', share: 'private', pages: 1, rights: 'rw' },
  } as const
  expect(() => handleByReference(machineAfter(KERNELS.linux, HEAP), KERNELS.linux, trap)).toThrow(
    'linux has no handler for sbrk',
  )
})
