import { expect, test } from 'vitest'
import {
  attempt,
  createMachine,
  type Instruction,
  type Machine,
  type Process,
  PTE_RIGHTS,
  type PteRights,
  processAt,
  pteFor,
  rightsOf,
} from '../../src/machine/index.ts'
import { regionOf } from './region.ts'

const [old, fresh] = [0, 1] as const
/** "old rw" is an entry that maps frame `old` with W; null is no entry. */
type Entry = readonly [frame: number, rights: PteRights] | null

/** P1 with one page of heap: its TLB entry and its PTE as said. Frame `old` holds O, frame `fresh` holds F. */
function machineWith(tlb: Entry, pte: Entry): Machine {
  const machine = createMachine(2)
  machine.frames = [
    { content: 'O', count: 1, mappers: 0 },
    { content: 'F', count: 1, mappers: 0 },
  ]
  machine.free = []
  const process = processAt(machine, 1)
  process.regions = [regionOf('heap', 0, 1)]
  if (tlb !== null) process.tlb = { 0: pteFor(...tlb) }
  if (pte !== null) process.pages = { 0: pteFor(...pte) }
  return machine
}

const load: Instruction = { by: 1, do: 'load', region: 'heap', page: 0 }
const store: Instruction = { by: 1, do: 'store', region: 'heap', page: 0, value: 'X' }
const entryOf = (process: Process): Entry => {
  const cached = process.tlb[0]
  return cached === undefined ? null : [cached.frame, rightsOf(cached)]
}

/** `reaches` is the frame that the access reaches, null where it faults; `after` is what the TLB holds then. */
type Row = readonly [
  sentence: string,
  tlb: Entry,
  pte: Entry,
  'load' | 'store',
  reaches: number | null,
  after: Entry,
]

const rows: readonly Row[] = [
  ['nothing maps the page', null, null, 'load', null, null],
  ['nothing maps the page', null, null, 'store', null, null],
  ['a walk fills the TLB', null, [fresh, 'rw'], 'load', fresh, [fresh, 'rw']],
  ['a walk fills the TLB', null, [fresh, 'rw'], 'store', fresh, [fresh, 'rw']],
  ['every present page may be read', null, [fresh, 'r'], 'load', fresh, [fresh, 'r']],
  ['every present page may be read', null, [fresh, 'rx'], 'load', fresh, [fresh, 'rx']],
  ['every present page may be read', null, [fresh, 'cow'], 'load', fresh, [fresh, 'cow']],
  ['W is off', null, [fresh, 'r'], 'store', null, null],
  ['W is off', null, [fresh, 'rx'], 'store', null, null],
  ['W is off, and the hardware does not know COW', null, [fresh, 'cow'], 'store', null, null],
  ['a right entry is used', [fresh, 'rw'], [fresh, 'rw'], 'store', fresh, [fresh, 'rw']],
  ['a stale entry for another frame is used', [old, 'r'], [fresh, 'rw'], 'load', old, [old, 'r']],
  ['a stale entry without a PTE is used', [old, 'rw'], null, 'store', old, [old, 'rw']],
  ['a stale writable entry is used after protect', [old, 'rw'], [old, 'cow'], 'store', old, [old, 'rw']],
  [
    'an entry that does not allow it is walked past',
    [old, 'r'],
    [fresh, 'rw'],
    'store',
    fresh,
    [fresh, 'rw'],
  ],
  ['an entry that does not allow it stays when the walk faults', [old, 'r'], null, 'store', null, [old, 'r']],
]

test.each(rows)('%s: TLB %j, PTE %j, a %s reaches %j', (_, tlb, pte, access, reaches, after) => {
  const machine = machineWith(tlb, pte)
  const attempted = attempt(machine, access === 'load' ? load : store)
  const contents = ['O', 'F']
  if (reaches === null)
    expect(attempted).toEqual({
      done: false,
      trap: { kind: `${access}-page-fault`, by: 1, page: 0 },
      stored: 0,
    })
  else if (access === 'load') expect(attempted).toEqual({ done: true, saw: contents[reaches], stored: 0 })
  else {
    expect(attempted).toMatchObject({ done: true, stored: 1 })
    contents[reaches] = 'X'
  }
  expect(machine.frames.map(({ content }) => content)).toEqual(contents)
  expect(entryOf(processAt(machine, 1))).toEqual(after)
})

test('what the walk caches is a copy: a later change of the PTE does not reach it', () => {
  const machine = machineWith(null, [old, 'rw'])
  attempt(machine, load)
  Object.assign(machine.processes[1]?.pages[0] ?? {}, pteFor(fresh, 'r'))
  expect(entryOf(processAt(machine, 1))).toEqual([old, 'rw'])
})

test.each(PTE_RIGHTS)('the bits of a PTE and their name %s fit each other', rights => {
  expect(rightsOf(pteFor(old, rights))).toBe(rights)
})

const calls: readonly [Instruction, trap: object][] = [
  [
    { by: 1, do: 'read', region: 'heap', page: 0, value: 'X' },
    { kind: 'read', page: 0, values: 'X' },
  ],
  [
    { by: 1, do: 'write', region: 'heap', page: 0 },
    { kind: 'write', page: 0 },
  ],
  [
    { by: 1, do: 'fork', child: 2 },
    { kind: 'fork', child: 2 },
  ],
  [
    { by: 1, do: 'map', region: 'bss', kind: 'anon', share: 'private', pages: 2, rights: 'r' },
    { kind: 'sbrk', request: { name: 'bss', kind: 'anon', share: 'private', pages: 2, rights: 'r' } },
  ],
  [
    { by: 1, do: 'unmap', region: 'heap' },
    { kind: 'unmap', region: 'heap' },
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
]

test.each(calls)('on xv6 the system call %j traps, and changes nothing by itself', (instruction, trap) => {
  const machine = machineWith(null, [old, 'rw'])
  expect(attempt(machine, instruction)).toEqual({ done: false, trap: { by: 1, ...trap }, stored: 0 })
  expect(machine).toEqual(machineWith(null, [old, 'rw']))
})
