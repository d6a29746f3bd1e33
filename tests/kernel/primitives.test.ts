import { expect, test } from 'vitest'
import { apply, type Primitive } from '../../src/kernel/index.ts'
import {
  copyMachine,
  createMachine,
  type Frame,
  type Machine,
  type Process,
  pteFor,
  ZEROED,
} from '../../src/machine/index.ts'
import { regionOf } from '../machine/region.ts'
import * as s from './steps.ts'
import { a, alloc, anon, b, c, d, e, f } from './steps.ts'

const NOBODY = 9

const process = (id: number, parent: number, more: Partial<Process> = {}): Process => ({
  id,
  parent,
  mm: id,
  state: 'runnable',
  killed: false,
  inWait: false,
  program: 'sh',
  files: [
    { fd: 0, name: 'console', closeOnExec: false },
    { fd: 3, name: 'secret', closeOnExec: true },
  ],
  status: null,
  regions: [],
  pages: {},
  tlb: {},
  ...more,
})

/** P1 and P2 share frame a; P1 has b alone; c is in the hand; d, e and f are free, d freed last. P3 waits, P4 is a zombie. */
function scene(): Machine {
  const heap = regionOf('heap', 0, 2, { anon: true })
  const machine = createMachine(6)
  machine.free = [f, e, d]
  machine.hand = [c]
  machine.frames = [
    { content: 'A', count: 2, mappers: 1 + 2 },
    { content: 'B', count: 1, mappers: 1 },
    { content: null, count: 1, mappers: 0 },
    { content: null, count: 0, mappers: 0 },
    { content: null, count: 0, mappers: 0 },
    { content: null, count: 0, mappers: 0 },
  ]
  machine.processes[1] = process(1, 0, {
    regions: [heap],
    pages: { 0: pteFor(a, 'cow'), 1: pteFor(b, 'rw') },
    tlb: { 0: pteFor(a, 'cow'), 1: pteFor(b, 'rw') },
  })
  machine.processes[2] = process(2, 1, { regions: [{ ...heap }], pages: { 0: pteFor(a, 'cow') } })
  machine.processes[3] = process(3, 1, { state: 'waiting', inWait: true })
  machine.processes[4] = process(4, 1, { state: 'zombie', status: 7 })
  machine.departed = { 5: 'exited' }
  return machine
}

const P = (machine: Machine, id: number): Process => {
  const found = machine.processes[id]
  if (found === undefined) throw new Error(`no P${id} in the scene`)
  return found
}
const F = (machine: Machine, number: number): Frame => {
  const found = machine.frames[number]
  if (found === undefined) throw new Error(`no frame ${number} in the scene`)
  return found
}

/** What each primitive changes, and by the test's equality all that it changes. */
const effects: readonly [sentence: string, Primitive, change: (machine: Machine) => unknown][] = [
  [
    'alloc takes the frame that was freed last, with count 1, into the hand',
    alloc,
    m => {
      m.free = [f, e]
      m.hand = [c, d]
      F(m, d).count = 1
    },
  ],
  ['zero fills a frame with zeros', s.zero(c), m => Object.assign(F(m, c), { content: ZEROED })],
  ['copy copies the content, not the count', s.copy(a, c), m => Object.assign(F(m, c), { content: 'A' })],
  ['copy of junk is junk', s.copy(c, b), m => Object.assign(F(m, b), { content: null })],
  ['fill reads the page of the file', s.fill(c, 2), m => Object.assign(F(m, c), { content: 'c' })],
  ['poke stores a byte whatever the PTEs say', s.poke(a, 'Z'), m => Object.assign(F(m, a), { content: 'Z' })],
  [
    'map of a frame in hand writes the PTE and empties the hand, its count as it is',
    s.map(2, 1, c, 'rw'),
    m => {
      P(m, 2).pages[1] = pteFor(c, 'rw')
      F(m, c).mappers = 2
      m.hand = []
    },
  ],
  [
    'map of another frame leaves hand, counts, old frame and TLB alone',
    s.map(1, 0, b, 'rx'),
    m => {
      P(m, 1).pages[0] = { frame: b, w: false, cow: false, x: true }
      F(m, a).mappers = 2
      F(m, b).mappers = 1 + 1
    },
  ],
  [
    'unmap clears the PTE, and neither count nor TLB',
    s.unmap(1, 0),
    m => {
      delete P(m, 1).pages[0]
      F(m, a).mappers = 2
    },
  ],
  [
    'protect turns W off and COW on, and leaves the TLB stale',
    s.protect(1, 1),
    m => Object.assign(P(m, 1).pages, { 1: { frame: b, w: false, cow: true, x: false } }),
  ],
  [
    'permit turns W on and COW off, however many share the frame',
    s.permit(2, 0),
    m => Object.assign(P(m, 2).pages, { 0: { frame: a, w: true, cow: false, x: false } }),
  ],
  ['get is one reference more', s.get(a), m => Object.assign(F(m, a), { count: 3 })],
  ['put is one reference fewer', s.put(a), m => Object.assign(F(m, a), { count: 1 })],
  [
    'put of the last reference frees the frame, and its content is junk',
    s.put(b),
    m => {
      m.frames[b] = { content: null, count: 0, mappers: 1 }
      m.free = [f, e, d, b]
    },
  ],
  [
    'put of a frame in hand takes it out of the hand',
    s.put(c),
    m => {
      F(m, c).count = 0
      m.free = [f, e, d, c]
      m.hand = []
    },
  ],
  ['flush of a page drops its TLB entry alone', s.flush(1, 1), m => delete P(m, 1).tlb[1]],
  ['flush of a process drops every entry of it', s.flush(1), m => Object.assign(P(m, 1), { tlb: {} })],
  [
    'spawn makes a child with the regions, files and program of its parent, and no page',
    s.spawn(1, 6),
    m =>
      Object.assign(m.processes, {
        6: process(6, 1, { regions: [regionOf('heap', 0, 2, { anon: true })] }),
      }),
  ],
  [
    'exec leaves pid, parent and open files but the close-on-exec one, and puts no reference',
    s.exec(1, 'ls'),
    m => {
      const files = [{ fd: 0, name: 'console', closeOnExec: false }]
      Object.assign(P(m, 1), { program: 'ls', files, regions: [], pages: {}, tlb: {} })
      F(m, a).mappers = 2
      F(m, b).mappers = 0
    },
  ],
  [
    'zombie stops a process, which keeps its memory',
    s.zombie(2, 3),
    m => Object.assign(P(m, 2), { state: 'zombie', status: 3 }),
  ],
  ['reparent gives another parent', s.reparent(2, 0), m => Object.assign(P(m, 2), { parent: 0 })],
  ['wake makes a waiting process runnable', s.wake(3), m => Object.assign(P(m, 3), { state: 'runnable' })],
  ['wake does not raise the dead', s.wake(4), () => {}],
  ['sleep makes a runnable process wait', s.sleep(2), m => Object.assign(P(m, 2), { state: 'waiting' })],
  ['sleep leaves a zombie a zombie', s.sleep(4), () => {}],
  [
    'reap removes a zombie and remembers that it was there',
    s.reap(4),
    m => {
      delete m.processes[4]
      m.departed[4] = 'exited'
    },
  ],
  [
    'reap of a live process removes it as never born, and puts no reference',
    s.reap(2),
    m => {
      delete m.processes[2]
      m.departed[2] = 'unborn'
      F(m, a).mappers = 1
    },
  ],
  ['kill only notes that the process is to exit', s.kill(1), m => Object.assign(P(m, 1), { killed: true })],
  [
    'grow adds a region behind the last one, without a page in it',
    s.grow(1, anon('bss', 3, 'r')),
    m => P(m, 1).regions.push(regionOf('bss', 2, 3, { rights: 'r' })),
  ],
  [
    'grow puts a stack behind a guard page',
    s.grow(1, anon('stack', 1)),
    m => P(m, 1).regions.push(regionOf('stack', 3, 1)),
  ],
  [
    'shrink takes a region away with its PTEs and TLB entries, and puts no reference',
    s.shrink(1, 'heap'),
    m => {
      Object.assign(P(m, 1), { regions: [], pages: {}, tlb: {} })
      F(m, a).mappers = 2
      F(m, b).mappers = 0
    },
  ],
  ['signal is noted for the answer', s.segv(2), m => Object.assign(m.answer, { signalled: 2 })],
  ['fail is noted for the answer', s.fail('EFAULT'), m => Object.assign(m.answer, { errno: 'EFAULT' })],
  ['return is noted for the answer', s.back, m => Object.assign(m.answer, { returned: true })],
]

test.each(effects)('%s', (_, primitive, change) => {
  const machine = scene()
  const expected = scene()
  change(expected)
  expect(apply(machine, primitive)).toMatchObject({ ok: true })
  expect(machine).toEqual(expected)
})

const noFrame = 'There is no frame y.'
const FAR = 24
const noProcess = 'There is no process P9.'

const refusals: readonly [primitive: Primitive, message: string][] = [
  [s.zero(FAR), noFrame],
  [s.fill(FAR, 0), noFrame],
  [s.copy(FAR, c), noFrame],
  [s.copy(a, FAR), noFrame],
  [s.poke(FAR, 'A'), noFrame],
  [s.map(1, 0, FAR, 'rw'), noFrame],
  [s.get(FAR), noFrame],
  [s.put(FAR), noFrame],
  [s.map(NOBODY, 0, c, 'rw'), noProcess],
  [s.unmap(NOBODY, 0), noProcess],
  [s.protect(NOBODY, 0), noProcess],
  [s.permit(NOBODY, 0), noProcess],
  [s.flush(NOBODY), noProcess],
  [s.spawn(NOBODY, 6), noProcess],
  [s.exec(NOBODY, 'ls'), noProcess],
  [s.zombie(NOBODY, 0), noProcess],
  [s.reparent(NOBODY, 0), noProcess],
  [s.reparent(2, NOBODY), noProcess],
  [s.wake(NOBODY), noProcess],
  [s.sleep(NOBODY), noProcess],
  [s.reap(NOBODY), noProcess],
  [s.kill(NOBODY), noProcess],
  [s.grow(NOBODY, anon('bss', 1)), noProcess],
  [s.shrink(NOBODY, 'heap'), noProcess],
  [s.segv(NOBODY), noProcess],
  [s.map(1, 2, c, 'rw'), 'P1 has no page at 0x6000.'],
  [s.unmap(2, 1), 'heap[1] of P2 is not present: no PTE.'],
  [s.protect(2, 1), 'heap[1] of P2 is not present: no PTE.'],
  [s.permit(1, 7), 'page 0xb000 of P1 is not present: no PTE.'],
  [s.spawn(1, 2), 'There is a P2 already.'],
  [s.spawn(1, 5), 'There is a P5 already.'],
  [s.reparent(2, 2), 'A process cannot be its own parent.'],
  [s.grow(1, anon('heap', 1)), 'P1 has a region heap already.'],
  [s.shrink(1, 'bss'), 'P1 has no region bss.'],
]

test.each(refusals)('%j is refused and changes nothing: %s', (primitive, message) => {
  const machine = scene()
  expect(apply(machine, primitive)).toEqual({ ok: false, kind: 'refused', message })
  expect(machine).toEqual(scene())
})

const panics: readonly [primitive: Primitive, message: string][] = [
  [s.put(d), 'panic: put: frame d has no reference left'],
  [s.get(d), 'panic: get: frame d is free'],
  [s.zombie(0, 0), 'panic: init exiting'],
  [s.reap(0), 'panic: init exiting'],
]

test.each(panics)('%j stops the kernel and changes nothing: %s', (primitive, message) => {
  const machine = scene()
  expect(apply(machine, primitive)).toEqual({ ok: false, kind: 'panic', message })
  expect(machine).toEqual(scene())
})

test('alloc says which frame it took, and that there is none once all are taken', () => {
  const machine = scene()
  const taken = [1, 2, 3, 4].map(() => apply(machine, alloc))
  expect(taken).toEqual([d, e, f, null].map(frame => ({ ok: true, frame })))
  const before = copyMachine(machine)
  apply(machine, alloc)
  expect(machine).toEqual(before)
})

test('a killed process is remembered as killed once it is reaped', () => {
  const machine = scene()
  for (const step of [s.kill(2), s.zombie(2, -1), s.reap(2)]) apply(machine, step)
  expect(machine.departed[2]).toBe('killed')
})

test('a large machine grows as frames are taken, in the order of their numbers, up to its limit', () => {
  const machine = createMachine(100)
  const taken = Array.from({ length: 101 }, () => {
    const applied = apply(machine, alloc)
    return applied.ok ? applied.frame : undefined
  })
  expect(taken).toEqual([...Array.from({ length: 100 }, (_, number) => number), null])
})
