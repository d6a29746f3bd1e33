import { expect, test } from 'vitest'
import {
  attempt,
  createMachine,
  freshProcess,
  type Instruction,
  type Machine,
  type PteRights,
  processAt,
  pteFor,
} from '../../src/machine/index.ts'
import { regionOf } from './region.ts'

/** P1 with three pages of heap, of which those with rights are present: heap[0] is frame 0, and so on. P2 is its vfork child. */
function machineWith(...rights: (PteRights | null)[]): Machine {
  const machine = createMachine(3, 'heuristic')
  machine.frames = ['A', 'B', 'C'].map(content => ({ content, count: 1, mappers: 1 }))
  machine.free = []
  const process = processAt(machine, 1)
  process.regions = [regionOf('heap', 12, 3)]
  for (const [index, bits] of rights.entries())
    if (bits !== null) process.pages[12 + index] = pteFor(index, bits)
  machine.processes[2] = { ...freshProcess(2, 1, 'sh'), mm: 1 }
  return machine
}

const contents = (machine: Machine): string => machine.frames.map(({ content }) => content).join('')
const onHeap = { region: 'heap', page: 0 }

/** `frames`: what the three frames hold afterwards. */
type Row = readonly [
  sentence: string,
  rights: readonly (PteRights | null)[],
  instruction: Instruction,
  attempted: object,
  frames: string,
]

const rows: readonly Row[] = [
  [
    'read(2) stores through the page table of its process',
    ['rw', 'rw', 'rw'],
    { by: 1, do: 'read', ...onHeap, value: 'XYZ' },
    { done: true, saw: 'Z', stored: 3 },
    'XYZ',
  ],
  [
    'read(2) faults at the first page that it may not store to, and has stored to those before it',
    ['rw', 'rw', 'cow'],
    { by: 1, do: 'read', ...onHeap, value: 'XYZ' },
    { done: false, trap: { kind: 'store-page-fault', by: 1, page: 14, copying: 'read' }, stored: 2 },
    'XYC',
  ],
  [
    'read(2) faults at a page that is not present, as a store does',
    ['rw', null, 'rw'],
    { by: 1, do: 'read', ...onHeap, value: 'XYZ' },
    { done: false, trap: { kind: 'store-page-fault', by: 1, page: 13, copying: 'read' }, stored: 1 },
    'XBC',
  ],
  [
    'write(2) loads through the page table of its process',
    ['r'],
    { by: 1, do: 'write', ...onHeap },
    { done: true, saw: 'A', stored: 0 },
    'ABC',
  ],
  [
    'write(2) faults at a page that is not present, as a load does',
    [],
    { by: 1, do: 'write', ...onHeap },
    { done: false, trap: { kind: 'load-page-fault', by: 1, page: 12, copying: 'write' }, stored: 0 },
    'ABC',
  ],
  [
    'a vfork child stores through the page table of its parent',
    ['rw'],
    { by: 2, do: 'store', ...onHeap, value: 'X' },
    { done: true, saw: 'X', stored: 1 },
    'XBC',
  ],
  [
    'a fault of a vfork child is its own',
    ['cow'],
    { by: 2, do: 'store', ...onHeap, value: 'X' },
    { done: false, trap: { kind: 'store-page-fault', by: 2, page: 12 }, stored: 0 },
    'ABC',
  ],
  [
    'mmap asks for a place that begins in 16 pages of its own',
    [],
    { by: 1, do: 'map', region: 'bss', kind: 'anon', share: 'shared', pages: 2, rights: 'r' },
    {
      done: false,
      trap: {
        kind: 'mmap',
        by: 1,
        request: { name: 'bss', kind: 'anon', share: 'shared', pages: 2, rights: 'r', align: 16 },
      },
      stored: 0,
    },
    'ABC',
  ],
  ...(
    [
      [
        { by: 1, do: 'unmap', region: 'heap' },
        { kind: 'munmap', region: 'heap' },
      ],
      [
        { by: 1, do: 'protect', region: 'heap', to: 'r' },
        { kind: 'mprotect', region: 'heap', to: 'r' },
      ],
      [
        { by: 1, do: 'dontneed', region: 'heap', page: 2 },
        { kind: 'madvise', page: 14 },
      ],
      [
        { by: 1, do: 'vfork', child: 3 },
        { kind: 'vfork', child: 3 },
      ],
      [
        { by: 1, do: 'fork', child: 3 },
        { kind: 'fork', child: 3 },
      ],
      [
        { by: 1, do: 'exec', program: 'ls' },
        { kind: 'exec', program: 'ls' },
      ],
      [
        { by: 1, do: 'exit', status: 3 },
        { kind: 'exit', status: 3 },
      ],
      [{ by: 1, do: 'wait' }, { kind: 'wait' }],
    ] satisfies [Instruction, object][]
  ).map(
    ([instruction, trap]): Row => [
      `${instruction.do} is a system call`,
      [],
      instruction,
      { done: false, trap: { by: 1, ...trap }, stored: 0 },
      'ABC',
    ],
  ),
]

test.each(rows)('where memory comes on demand %s', (_, rights, instruction, attempted, frames) => {
  const machine = machineWith(...rights)
  expect(attempt(machine, instruction)).toEqual(attempted)
  expect(contents(machine)).toBe(frames)
})

test('an access by a vfork child fills the TLB of its parent', () => {
  const machine = machineWith('rw')
  attempt(machine, { by: 2, do: 'load', ...onHeap })
  expect([1, 2].map(id => processAt(machine, id).tlb)).toEqual([{ 12: pteFor(0, 'rw') }, {}])
})
