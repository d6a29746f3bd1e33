import { expect, test } from 'vitest'
import { apply, KERNELS, type Primitive } from '../../src/kernel/index.ts'
import {
  type CachedFile,
  createMachine,
  type Frame,
  findFrame,
  freshProcess,
  type Machine,
  type Process,
  pteFor,
  type RegionRequest,
} from '../../src/machine/index.ts'
import { regionOf } from '../machine/region.ts'
import { machineAfter } from './scene.ts'
import * as s from './steps.ts'
import { a, alloc, anon, b, c, d, e, f, zeros } from './steps.ts'

/** The first page of each region: every one begins in its own 16 pages. */
const [HEAP, TEXT, SHM, BSS, END] = [12, 28, 44, 60, 61] as const
const [FAR, NOBODY] = [24, 9] as const

/**
 * On linux P1 and P2 share frame a, heap[0]; b and c are the page cache's, P1's text; shm and bss are untouched.
 * P3 is P1's vfork child. d is in the hand, e and f are free.
 */
function scene(): Machine {
  const lines = [
    'P1 map heap anon private 2',
    'P1 store heap[0] A',
    'P1 map text file private 2 rx',
    'P1 load text[0]',
    'P1 map shm anon shared 2',
    'P1 map bss anon private 1',
    'P1 fork P2',
    'P1 vfork P3',
  ]
  const machine = machineAfter(KERNELS.linux, lines, 6)
  apply(machine, alloc)
  return machine
}

const P = (machine: Machine, id: number): Process => {
  const found = machine.processes[id]
  if (found === undefined) throw new Error(`no P${id} in the scene`)
  return found
}
const F = (machine: Machine, number: number): Frame => {
  const found = findFrame(machine, number)
  if (found === undefined) throw new Error(`no frame ${number} in the scene`)
  return found
}
const region = (machine: Machine, id: number, name: string) => {
  const found = P(machine, id).regions.find(one => one.name === name)
  if (found === undefined) throw new Error(`no ${name} in the scene`)
  return found
}
const cacheOf = (machine: Machine): Record<number, CachedFile> => machine.demand?.cache ?? {}
const fileAt = (machine: Machine, id: number): CachedFile => {
  const found = cacheOf(machine)[id]
  if (found === undefined) throw new Error(`no file ${id} in the scene`)
  return found
}
const countFiles = (machine: Machine, change: number): void => {
  for (const file of Object.values(cacheOf(machine))) file.regions += change
}

const lib: RegionRequest = { ...anon('lib', 2), kind: 'file' }
const common: RegionRequest = { ...anon('common', 1), share: 'shared' }

/** What each primitive changes, and by the test's equality all that it changes. */
const effects: readonly [sentence: string, Primitive, change: (machine: Machine) => unknown][] = [
  [
    "cache puts a frame in hand into the page cache, which then has the hand's reference",
    s.cache(1, SHM, d),
    m => {
      fileAt(m, 1).frames[0] = d
      m.hand = []
    },
  ],
  [
    'share makes a child in the address space of its parent, without pages or regions of its own',
    s.share(2, 4),
    m => Object.assign(m.processes, { 4: { ...freshProcess(4, 2, 'sh'), mm: 2 } }),
  ],
  [
    'share by a vfork child shares what it shares',
    s.share(3, 4),
    m => Object.assign(m.processes, { 4: { ...freshProcess(4, 3, 'sh'), mm: 1 } }),
  ],
  ['suspend stops a process', s.suspend(2), m => Object.assign(P(m, 2), { state: 'suspended' })],
  ['wake lets a suspended process go on', s.wake(1), m => Object.assign(P(m, 1), { state: 'runnable' })],
  [
    'rights takes W from a region, and its PTEs, its TLB entries and its charge stay',
    s.rights(1, 'heap', 'r'),
    m => Object.assign(region(m, 1, 'heap'), { rights: 'r' }),
  ],
  [
    'rights gives W to a region, which is charged from then on',
    s.rights(1, 'text', 'rw'),
    m => Object.assign(region(m, 1, 'text'), { rights: 'rw', charged: true }),
  ],
  [
    'a vfork child changes the rights of its parent’s region',
    s.rights(3, 'heap', 'r'),
    m => Object.assign(region(m, 1, 'heap'), { rights: 'r' }),
  ],
  [
    'a vfork child maps into its parent’s page table',
    s.map(3, HEAP + 1, d, 'rw'),
    m => {
      P(m, 1).pages[HEAP + 1] = pteFor(d, 'rw')
      F(m, d).mappers = 1
      m.hand = []
    },
  ],
  [
    'a vfork child unmaps from its parent’s page table',
    s.unmap(3, HEAP),
    m => {
      delete P(m, 1).pages[HEAP]
      F(m, a).mappers = 2
    },
  ],
  [
    'a vfork child’s permit is its parent’s',
    s.permit(3, HEAP),
    m => Object.assign(P(m, 1).pages, { [HEAP]: pteFor(a, 'rw') }),
  ],
  ['a vfork child flushes its parent’s TLB', s.flush(3), m => Object.assign(P(m, 1), { tlb: {} })],
  [
    'map of the zero frame counts nothing, and the region holds no anonymous page by it',
    s.map(1, BSS, zeros, 'r'),
    m => {
      P(m, 1).pages[BSS] = pteFor(zeros, 'r')
      F(m, zeros).mappers = 1
    },
  ],
  [
    'map of a frame of its own lets the region hold an anonymous page',
    s.map(1, BSS, d, 'rw'),
    m => {
      P(m, 1).pages[BSS] = pteFor(d, 'rw')
      F(m, d).mappers = 1
      region(m, 1, 'bss').anon = true
      m.hand = []
    },
  ],
  [
    'map of the page-cache frame that belongs there does not',
    s.map(2, TEXT, b, 'rx'),
    m => {
      P(m, 2).pages[TEXT] = pteFor(b, 'rx')
      F(m, b).mappers = 1 + 2
    },
  ],
  [
    'map of the page-cache frame of another page does: it is a frame like any other there',
    s.map(2, TEXT, c, 'rx'),
    m => {
      P(m, 2).pages[TEXT] = pteFor(c, 'rx')
      F(m, c).mappers = 1 + 2
      region(m, 2, 'text').anon = true
    },
  ],
  [
    'spawn by a vfork child makes a child with the regions that it uses, which map the same files',
    s.spawn(3, 4),
    m => {
      const regions = P(m, 1).regions.map(one => ({ ...one }))
      m.processes[4] = { ...freshProcess(4, 3, 'sh'), regions }
      countFiles(m, 1)
    },
  ],
  [
    'grow of a file takes frames for its pages, and fills them: they are the page cache’s',
    s.grow(1, lib),
    m => {
      P(m, 1).regions.push(regionOf('lib', END, 2, { kind: 'file', file: 2, charged: true }))
      Object.assign(F(m, e), { content: 'a', count: 1 })
      Object.assign(F(m, f), { content: 'b', count: 1 })
      m.free = []
      cacheOf(m)[2] = { kind: 'file', regions: 1, frames: { 0: e, 1: f } }
      Object.assign(m.demand ?? {}, { nextFile: 3 })
    },
  ],
  [
    'grow of shared anonymous memory makes an object to share, without a frame yet',
    s.grow(1, common),
    m => {
      P(m, 1).regions.push(regionOf('common', END, 1, { share: 'shared', file: 2, charged: true }))
      cacheOf(m)[2] = { kind: 'anon', regions: 1, frames: {} }
      Object.assign(m.demand ?? {}, { nextFile: 3 })
    },
  ],
  [
    'grow of memory that may only be read is not charged',
    s.grow(1, anon('ro', 1, 'r')),
    m => P(m, 1).regions.push(regionOf('ro', END, 1, { rights: 'r' })),
  ],
  [
    'shrink of a file that another process maps too leaves it in the page cache',
    s.shrink(1, 'text'),
    m => {
      P(m, 1).regions = P(m, 1).regions.filter(one => one.name !== 'text')
      for (const page of [TEXT, TEXT + 1]) {
        delete P(m, 1).pages[page]
        delete P(m, 1).tlb[page]
      }
      F(m, b).mappers = 0
      F(m, c).mappers = 0
      fileAt(m, 0).regions = 1
    },
  ],
  [
    'zombie takes the regions away in which nothing is mapped',
    s.zombie(2, 3),
    m => {
      const regions = P(m, 2).regions.filter(one => one.name === 'heap')
      Object.assign(P(m, 2), { state: 'zombie', status: 3, regions })
      countFiles(m, -1)
    },
  ],
  [
    'zombie takes a vfork child out of its parent’s address space, which stays',
    s.zombie(3, 0),
    m => Object.assign(P(m, 3), { state: 'zombie', status: 0, mm: 3 }),
  ],
  [
    'exec takes a vfork child out of its parent’s address space, which stays',
    s.exec(3, 'ls'),
    m => Object.assign(P(m, 3), { program: 'ls', mm: 3 }),
  ],
  ['get counts the zero frame, wrongly', s.get(zeros), m => Object.assign(F(m, zeros), { count: 2 })],
]

test.each(effects)('%s', (_, primitive, change) => {
  const machine = scene()
  const expected = scene()
  change(expected)
  expect(apply(machine, primitive)).toMatchObject({ ok: true })
  expect(machine).toEqual(expected)
})

const noProcess = 'There is no process P9.'

const refusals: readonly [primitive: Primitive, kind: 'refused' | 'panic', message: string][] = [
  [s.cache(NOBODY, SHM, d), 'refused', noProcess],
  [s.cache(1, SHM, FAR), 'refused', 'There is no frame y.'],
  [s.cache(1, 0, d), 'refused', 'P1 has no page at 0x4000.'],
  [s.cache(1, HEAP, d), 'refused', 'No file is behind heap: the page cache has no place for it.'],
  [s.cache(1, TEXT + 1, d), 'refused', 'The page cache holds text[1] already, in frame c.'],
  [s.share(NOBODY, 4), 'refused', noProcess],
  [s.share(1, 2), 'refused', 'There is a P2 already.'],
  [s.suspend(NOBODY), 'refused', noProcess],
  [s.rights(NOBODY, 'heap', 'r'), 'refused', noProcess],
  [s.rights(1, 'lib', 'r'), 'refused', 'P1 has no region lib.'],
  [s.exec(1, 'ls'), 'refused', "P3 still runs in P1's address space."],
  [s.grow(1, { ...lib, pages: 3 }), 'refused', 'A file of 3 pages does not fit: 2 frames are free.'],
  [s.reap(1), 'panic', 'panic: reap: P3 still runs in this address space'],
  [s.put(zeros), 'panic', 'panic: put: the zero frame is never counted'],
]

test.each(refusals)('%j is %s and changes nothing: %s', (primitive, kind, message) => {
  const machine = scene()
  expect(apply(machine, primitive)).toEqual({ ok: false, kind, message })
  expect(machine).toEqual(scene())
})

test('once no region maps a file any more, the page cache gives up its frames', () => {
  const machine = scene()
  const counts = () => [b, c].map(frame => F(machine, frame).count)
  for (const step of [s.unmap(1, TEXT), s.put(b), s.unmap(1, TEXT + 1), s.put(c)]) apply(machine, step)
  apply(machine, s.shrink(1, 'text'))
  expect(counts()).toEqual([1, 1])
  apply(machine, s.shrink(2, 'text'))
  expect(counts()).toEqual([0, 0])
  expect(Object.keys(cacheOf(machine))).toEqual(['1'])
  expect(machine.free.slice(-2)).toEqual([b, c])
})

test('a reference to the zero frame that was taken can be given back', () => {
  const machine = scene()
  apply(machine, s.get(zeros))
  expect(apply(machine, s.put(zeros))).toEqual({ ok: true })
  expect(machine).toEqual(scene())
})

test('where nothing comes on demand there is neither a zero frame nor a page cache', () => {
  const machine = createMachine(2)
  apply(machine, s.grow(1, { ...lib, pages: 4 }))
  expect(P(machine, 1).regions).toEqual([regionOf('lib', 0, 4, { kind: 'file' })])
  for (const step of [s.map(1, 0, zeros, 'r'), s.get(zeros)])
    expect(apply(machine, step)).toEqual({ ok: false, kind: 'refused', message: 'There is no frame zero.' })
  expect(apply(machine, s.cache(1, 0, a))).toMatchObject({
    message: expect.stringMatching(/^No file is behind lib/),
  })
})
