import { expect, test } from 'vitest'
import { handleByReference, KERNELS, type KernelName, type Primitive } from '../../src/kernel/index.ts'
import { trapOf } from './scene.ts'
import {
  a,
  alloc,
  anon,
  b,
  back,
  c,
  copy,
  d,
  e,
  exec,
  f,
  fail,
  fill,
  get,
  grow,
  kill,
  map,
  permit,
  poke,
  protect,
  put,
  reap,
  reparent,
  segv,
  shrink,
  sleep,
  spawn,
  unmap,
  wake,
  zero,
  zombie,
} from './steps.ts'

/** On a machine of so many frames, after all lines but the last, the last line's trap is answered with these. */
type Row = readonly [
  sentence: string,
  kernel: KernelName,
  frames: number,
  lines: string[],
  steps: Primitive[],
]

const HEAP = ['P1 map heap anon private 1', 'P1 store heap[0] A']
const HEAP_OF_2 = ['P1 map heap anon private 2']
const THREE_SHARERS = [...HEAP, 'P1 fork P2', 'P1 fork P3']
/** A zombie keeps its memory until its parent waits, so P1 waits. */
const LAST_SHARER = [...HEAP, 'P1 fork P2', 'P2 exit', 'P1 wait']

const rows: readonly Row[] = [
  [
    'a COW store by one of three sharers copies the page to the one who stores',
    'xv6',
    64,
    [...THREE_SHARERS, 'P3 store heap[0] C'],
    [alloc, copy(a, b), map(3, 0, b, 'rw'), put(a), back],
  ],
  [
    "a grandchild's COW store makes one copy, and nothing for the child between",
    'xv6',
    64,
    [...HEAP, 'P1 fork P2', 'P2 fork P3', 'P3 store heap[0] C'],
    [alloc, copy(a, b), map(3, 0, b, 'rw'), put(a), back],
  ],
  [
    'the last sharer gets its page back without a copy',
    'xv6',
    64,
    [...LAST_SHARER, 'P1 store heap[0] B'],
    [permit(1, 0), back],
  ],
  [
    'a store into text is answered with SIGSEGV',
    'xv6',
    64,
    ['P1 map text file private 1 rx', 'P1 store text[0] X'],
    [segv(1), back],
  ],
  [
    'a store into shared text is answered with SIGSEGV too: it was never COW',
    'xv6',
    64,
    ['P1 map text file private 1 rx', 'P1 fork P2', 'P2 store text[0] X'],
    [segv(2), back],
  ],
  [
    'a COW store without a free frame kills the one who stores',
    'xv6',
    1,
    [...HEAP, 'P1 fork P2', 'P2 store heap[0] B'],
    [alloc, kill(2), back],
  ],
  [
    'fork shares text read-only, protects what may be written on both sides, and leaves COW as it is',
    'xv6',
    64,
    [
      'P1 map text file private 1 rx',
      'P1 map stack anon private 1',
      'P1 map heap anon private 2',
      'P1 fork P2',
      'P1 store heap[1] B',
      'P1 fork P3',
    ],
    [
      spawn(1, 3),
      ...[map(3, 0, a, 'rx'), get(a)],
      ...[map(3, 2, b, 'cow'), get(b)],
      ...[map(3, 3, c, 'cow'), get(c)],
      ...[protect(1, 4), map(3, 4, e, 'cow'), get(e)],
      back,
    ],
  ],
  [
    'fork on naive copies every page, text too',
    'naive',
    64,
    ['P1 map text file private 1 rx', 'P1 map heap anon private 1', 'P1 fork P2'],
    [
      spawn(1, 2),
      ...[alloc, copy(a, c), map(2, 0, c, 'rx')],
      ...[alloc, copy(b, d), map(2, 1, d, 'rw')],
      back,
    ],
  ],
  [
    'fork on naive that runs out of frames half-way undoes what it made and fails',
    'naive',
    5,
    ['P1 map heap anon private 3', 'P1 fork P2'],
    [
      spawn(1, 2),
      ...[alloc, copy(a, d), map(2, 0, d, 'rw')],
      ...[alloc, copy(b, e), map(2, 1, e, 'rw')],
      ...[alloc, unmap(2, 0), put(d), unmap(2, 1), put(e), reap(2), fail('ENOMEM'), back],
    ],
  ],
  [
    'read(2) over two pages breaks COW only of the one that is shared',
    'xv6',
    64,
    [...HEAP_OF_2, 'P1 fork P2', 'P1 store heap[1] B', 'P1 read heap[0..1] XY'],
    [alloc, copy(a, d), map(1, 0, d, 'rw'), put(a), poke(d, 'X'), poke(c, 'Y'), back],
  ],
  [
    'read(2) into a page of the last sharer writes in place',
    'xv6',
    64,
    [...LAST_SHARER, 'P1 read heap[0] X'],
    [permit(1, 0), poke(a, 'X'), back],
  ],
  [
    'read(2) into a region that may not be written is EFAULT, and nothing is written',
    'xv6',
    64,
    ['P1 map rodata anon private 2 r', 'P1 read rodata[0..1] XY'],
    [fail('EFAULT'), back],
  ],
  [
    'read(2) without a free frame for the second page leaves the first written',
    'xv6',
    3,
    [...HEAP_OF_2, 'P1 fork P2', 'P1 read heap[0..1] XY'],
    [alloc, copy(a, c), map(1, 0, c, 'rw'), put(a), poke(c, 'X'), alloc, fail('EFAULT'), back],
  ],
  ['write(2) of a shared page only reads', 'xv6', 64, [...THREE_SHARERS, 'P3 write heap[0]'], [back]],
  [
    'exit gives both children to init, keeps the memory and wakes the parent that waits',
    'xv6',
    64,
    [...HEAP, 'P1 fork P2', 'P2 fork P3', 'P2 fork P4', 'P1 wait', 'P2 exit 3'],
    [reparent(3, 0), reparent(4, 0), zombie(2, 3), wake(1), back],
  ],
  [
    'exit wakes nobody where the parent does not wait, and moves no grandchild of its own',
    'xv6',
    64,
    [...HEAP, 'P1 fork P2', 'P2 fork P3', 'P3 fork P4', 'P2 exit'],
    [reparent(3, 0), zombie(2, 0), back],
  ],
  [
    'wait frees the memory that the zombie kept',
    'xv6',
    64,
    [...HEAP_OF_2, 'P1 fork P2', 'P2 exit', 'P1 wait'],
    [unmap(2, 0), put(a), unmap(2, 1), put(b), reap(2), back],
  ],
  [
    'wait with two zombies frees one',
    'xv6',
    64,
    ['P1 fork P2', 'P1 fork P3', 'P3 exit', 'P2 exit', 'P1 wait'],
    [reap(2), back],
  ],
  ['wait with a live child sleeps', 'xv6', 64, ['P1 fork P2', 'P1 wait'], [sleep(1), back]],
  [
    "wait of one whose grandchild alone is a zombie sleeps: a zombie is its own parent's",
    'xv6',
    64,
    ['P1 fork P2', 'P2 fork P3', 'P3 exit', 'P1 wait'],
    [sleep(1), back],
  ],
  ['wait without children fails', 'xv6', 64, ['P1 wait'], [fail('ECHILD'), back]],
  [
    'exec puts every reference, and makes nobody else writable',
    'xv6',
    64,
    [...HEAP_OF_2, 'P1 fork P2', 'P2 store heap[1] B', 'P2 exec ls'],
    [unmap(2, 0), put(a), unmap(2, 1), put(c), exec(2, 'ls'), back],
  ],
  [
    'sbrk gives zeroed frames at once',
    'xv6',
    64,
    ['P1 map heap anon private 2'],
    [
      grow(1, anon('heap', 2)),
      ...[alloc, zero(a), map(1, 0, a, 'rw')],
      ...[alloc, zero(b), map(1, 1, b, 'rw')],
      back,
    ],
  ],
  [
    'a file region is filled from its file, with the rights that it has',
    'xv6',
    64,
    ['P1 map text file private 2 rx'],
    [
      grow(1, { ...anon('text', 2, 'rx'), kind: 'file' }),
      ...[alloc, fill(a, 0), map(1, 0, a, 'rx')],
      ...[alloc, fill(b, 1), map(1, 1, b, 'rx')],
      back,
    ],
  ],
  [
    'sbrk that runs out of frames gives all of them back',
    'xv6',
    2,
    ['P1 map heap anon private 1', 'P1 map bss anon private 2'],
    [
      grow(1, anon('bss', 2)),
      ...[alloc, zero(b), map(1, 1, b, 'rw'), alloc],
      ...[unmap(1, 1), put(b), shrink(1, 'bss'), fail('ENOMEM'), back],
    ],
  ],
  [
    'unmap puts the pages of that region alone',
    'xv6',
    64,
    ['P1 map heap anon private 1', 'P1 map bss anon private 1', 'P1 unmap bss'],
    [unmap(1, 1), put(b), shrink(1, 'bss'), back],
  ],
  [
    'a frame that was freed last is taken first',
    'xv6',
    64,
    [
      'P1 map heap anon private 1',
      'P1 map bss anon private 5',
      'P1 unmap heap',
      'P1 fork P2',
      'P2 store bss[4] Z',
    ],
    [alloc, copy(f, a), map(2, 5, a, 'rw'), put(f), back],
  ],
]

test.each(rows)('%s', (_, name, frames, lines, steps) => {
  const kernel = KERNELS[name]
  const { machine, trap } = trapOf(kernel, lines, frames)
  expect(handleByReference(machine, kernel, trap)).toEqual(steps)
})

test('a load of a page that nothing maps is answered with SIGSEGV', () => {
  const { machine } = trapOf(KERNELS.xv6, ['P1 wait'])
  const steps = handleByReference(machine, KERNELS.xv6, { kind: 'load-page-fault', by: 1, page: 0 })
  expect(steps).toEqual([segv(1), back])
})
