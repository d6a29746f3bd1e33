import { expect, test } from 'vitest'
import {
  contentName,
  createMachine,
  fileContent,
  frameName,
  freeFrames,
  pageName,
  placeFor,
  processAt,
  type Region,
  scauseOf,
  TRAP_KINDS,
  ZEROED,
} from '../../src/machine/index.ts'

const region = (name: string, start: number, pages: number): Region => ({
  name,
  start,
  pages,
  rights: 'rw',
  kind: 'anon',
  share: 'private',
})

test.each([
  [0, 'a'],
  [25, 'z'],
  [26, 'a1'],
  [27, 'b1'],
  [52, 'a2'],
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
  processAt(machine, 1).regions = [region('text', 0, 2), region('heap', 5, 3)]
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
  ['a region behind the last', [region('text', 0, 2)], 'heap', 2],
  ['a region behind the highest, whatever their order', [region('b', 4, 2), region('a', 0, 1)], 'heap', 6],
  ['a stack behind a guard page', [region('text', 0, 2)], 'stack', 3],
])('%s has its place', (_, regions, name, start) => {
  expect(placeFor(regions, name)).toBe(start)
})

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
