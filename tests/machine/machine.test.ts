import { expect, test } from 'vitest'
import {
  cachedFrame,
  contentName,
  copyMachine,
  createMachine,
  fileContent,
  findFrame,
  findSpace,
  frameName,
  freeFrames,
  freshProcess,
  pageName,
  placeFor,
  processAt,
  pteFor,
  scauseOf,
  spaceOf,
  TRAP_KINDS,
  writePte,
  ZERO_FRAME,
  ZEROED,
} from '../../src/machine/index.ts'
import { regionOf } from './region.ts'

test.each([
  [0, 'a'],
  [25, 'z'],
  [26, 'a1'],
  [27, 'b1'],
  [52, 'a2'],
  [ZERO_FRAME, 'zero'],
])('frame %i is called %s', (number, name) => {
  expect(frameName(number)).toBe(name)
})

test('no two frames have one name', () => {
  const names = Array.from({ length: 2000 }, (_, number) => frameName(number))
  expect(new Set(names).size).toBe(2000)
})

test.each([
  [null, '?'],
  [ZEROED, '0'],
  ['0', '0'],
  ['A', 'A'],
])('the content %j is drawn as %s', (content, name) => {
  expect(contentName(content)).toBe(name)
})

test.each([
  [0, 'a'],
  [25, 'z'],
  [256, 'a'],
])('page %i of a file holds %s', (index, content) => {
  expect(fileContent(index)).toBe(content)
})

test('a page is called by its region, and by its address where it lies in none', () => {
  const machine = createMachine(1)
  processAt(machine, 1).regions = [regionOf('text', 0, 2), regionOf('heap', 5, 3)]
  expect([0, 1, 2, 5, 7, 8].map(page => pageName(machine, 1, page))).toEqual([
    'text[0]',
    'text[1]',
    'page 0x6000',
    'heap[0]',
    'heap[2]',
    'page 0xc000',
  ])
})

test.each([
  ['the first region', [], 'heap', 0],
  ['a region behind the last', [regionOf('text', 0, 2)], 'heap', 2],
  [
    'a region behind the highest, whatever their order',
    [regionOf('b', 4, 2), regionOf('a', 0, 1)],
    'heap',
    6,
  ],
  ['a stack behind a guard page', [regionOf('text', 0, 2)], 'stack', 3],
])('%s has its place', (_, regions, name, start) => {
  expect(placeFor(regions, name)).toBe(start)
})

test.each([
  [0, 12],
  [11, 12],
  [12, 28],
  [27, 28],
  [28, 44],
])(
  'a region that is to begin in 16 pages of its own, with pages up to %i taken, begins at page %i and touches none',
  (end, start) => {
    const regions = end === 0 ? [] : [regionOf('text', 0, end)]
    expect(placeFor(regions, 'heap', 16)).toBe(start)
    // Four pages lie below page 0.
    expect((placeFor(regions, 'heap', 16) + 4) % 16).toBe(0)
  },
)

test.each([1, 64, 65, 1_048_576])(
  'a machine of %i frames has that many free, and only init and P1',
  limit => {
    const machine = createMachine(limit)
    expect(freeFrames(machine)).toBe(limit)
    expect(machine.frames.length).toBeLessThanOrEqual(64)
    expect(Object.values(machine.processes).map(({ id, parent, pages }) => ({ id, parent, pages }))).toEqual([
      { id: 0, parent: 0, pages: {} },
      { id: 1, parent: 0, pages: {} },
    ])
  },
)

test('scause tells a load from a store from a system call', () => {
  const causes = TRAP_KINDS.map(kind => [kind, scauseOf(kind)] as const)
  expect(causes.filter(([, cause]) => cause !== 8)).toEqual([
    ['store-page-fault', 15],
    ['load-page-fault', 13],
  ])
})

/** P1 with a region, and P2 that runs in its address space. */
function withGuest() {
  const machine = createMachine(2, 'heuristic')
  const parent = processAt(machine, 1)
  parent.regions = [regionOf('heap', 0, 2)]
  machine.processes[2] = { ...freshProcess(2, 1, 'sh'), mm: 1 }
  return { machine, parent }
}

test('a vfork child uses the address space of its parent: its regions, its page table, its TLB', () => {
  const { machine, parent } = withGuest()
  expect([spaceOf(machine, 1), spaceOf(machine, 2), findSpace(machine, 2)]).toEqual([parent, parent, parent])
  expect(findSpace(machine, 3)).toBeUndefined()
  expect(pageName(machine, 2, 1)).toBe('heap[1]')
})

test('a frame knows by the sum of their numbers who maps it, and is told of every PTE that comes, goes or moves', () => {
  const { machine, parent } = withGuest()
  const other = freshProcess(5, 1, 'sh')
  const seen: number[][] = []
  const look = () => seen.push([0, 1, ZERO_FRAME].map(frame => findFrame(machine, frame)?.mappers ?? -1))
  for (const [space, page, frame] of [
    [parent, 0, 0],
    [other, 0, 0],
    [parent, 1, ZERO_FRAME],
    [parent, 0, 1],
    [other, 0, null],
    [parent, 1, 1],
  ] as const) {
    writePte(machine, space, page, frame === null ? null : pteFor(frame, 'r'))
    look()
  }
  expect(seen).toEqual([
    [1, 0, 0],
    [6, 0, 0],
    [6, 0, 1],
    [5, 1, 1],
    [0, 1, 1],
    [0, 2, 0],
  ])
})

test('only a machine that pages on demand has a zero frame and a page cache', () => {
  expect(findFrame(createMachine(1), ZERO_FRAME)).toBeUndefined()
  expect(createMachine(1).demand).toBeNull()
  const machine = createMachine(1, 'never')
  expect(findFrame(machine, ZERO_FRAME)).toEqual({ content: ZEROED, count: 1, mappers: 0 })
  expect(machine.demand).toMatchObject({ cache: {}, overcommit: 'never' })
  expect(freeFrames(machine)).toBe(1)
})

test('the page cache says which frame belongs at a page of a region, where there is one', () => {
  const cache = { 7: { kind: 'file' as const, regions: 1, frames: { 1: 3 } } }
  const mapped = regionOf('text', 10, 3, { file: 7 })
  expect([10, 11, 12].map(page => cachedFrame(cache, mapped, page))).toEqual([undefined, 3, undefined])
  expect(cachedFrame(cache, regionOf('heap', 10, 3), 11)).toBeUndefined()
  expect(cachedFrame(cache, regionOf('gone', 10, 3, { file: 8 }), 11)).toBeUndefined()
  expect(cachedFrame(undefined, mapped, 11)).toBeUndefined()
})

test('a copy of a machine has its own zero frame and its own page cache', () => {
  const machine = createMachine(1, 'always')
  if (machine.demand === null) throw new Error('it has no page cache')
  machine.demand.cache[0] = { kind: 'anon', regions: 1, frames: { 0: 0 } }
  const copy = copyMachine(machine)
  expect(copy).toEqual(machine)
  machine.demand.zero.mappers = 9
  machine.demand.nextFile = 9
  Object.assign(machine.demand.cache[0], { regions: 9 })
  machine.demand.cache[0].frames[0] = 9
  expect(copy.demand).toEqual({
    zero: { content: ZEROED, count: 1, mappers: 0 },
    cache: { 0: { kind: 'anon', regions: 1, frames: { 0: 0 } } },
    nextFile: 0,
    overcommit: 'always',
  })
})
