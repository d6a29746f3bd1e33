import { expect, test } from 'vitest'
import { foundAt, owedAt } from '../../src/kernel/ideal.ts'
import {
  bootMachine,
  copyIdeal,
  freshIdeal,
  type Ideal,
  KERNELS,
  type Kernel,
} from '../../src/kernel/index.ts'
import { processAt, regionAt } from '../../src/machine/index.ts'
import { runAudited } from './audited-run.ts'
import { instructions } from './scene.ts'

const { linux, xv6 } = KERNELS
/** The first pages of the first two regions: each begins in its own 16 pages. */
const [P, Q] = [12, 28] as const

function idealAfter(kernel: Kernel, lines: readonly string[], frames = 64): Ideal {
  const machine = bootMachine(kernel, frames)
  const ideal = freshIdeal()
  for (const instruction of instructions(kernel, lines, frames))
    runAudited(machine, kernel, ideal, instruction)
  return ideal
}

const HEAP = ['P1 map heap anon private 2', 'P1 store heap[0] A']
const SHM = ['P1 map shm anon shared 2', 'P1 store shm[1] A']

const onLinux: readonly [sentence: string, lines: readonly string[], ideal: Ideal][] = [
  [
    'untouched memory is not listed',
    ['P1 map heap anon private 2', 'P1 load heap[0]'],
    { own: { 1: {} }, shared: {} },
  ],
  ['a store is its process’s own', HEAP, { own: { 1: { [P]: 'A' } }, shared: {} }],
  [
    'read(2) stores one character a page',
    ['P1 map heap anon private 2', 'P1 read heap[0..1] XY'],
    { own: { 1: { [P]: 'X', [P + 1]: 'Y' } }, shared: {} },
  ],
  [
    'a store that is not allowed is none',
    ['P1 map ro anon private 1 r', 'P1 store ro[0] X', 'P1 read ro[0] X'],
    { own: { 1: {} }, shared: {} },
  ],
  [
    'fork copies everything, and from then on each stores for itself',
    [...HEAP, 'P1 fork P2', 'P2 store heap[0] B', 'P1 store heap[1] C'],
    { own: { 1: { [P]: 'A', [P + 1]: 'C' }, 2: { [P]: 'B' } }, shared: {} },
  ],
  [
    'shared memory is nobody’s own: all see the last store',
    [...SHM, 'P1 fork P2', 'P2 store shm[1] B', 'P2 store shm[0] C'],
    { own: { 1: {}, 2: {} }, shared: { 0: { 0: 'C', 1: 'B' } } },
  ],
  [
    'each mapping of a file is another file',
    ['P1 map a file shared 1', 'P1 map b file shared 1', 'P1 store b[0] X'],
    { own: { 1: {} }, shared: { 1: { 0: 'X' } } },
  ],
  [
    'what a vfork child stores is its parent’s',
    [...HEAP, 'P1 vfork P2', 'P2 store heap[0] B'],
    { own: { 1: { [P]: 'B' } }, shared: {} },
  ],
  [
    'a vfork child that calls exec has its own from then on',
    [...HEAP, 'P1 vfork P2', 'P2 exec ls', 'P2 map bss anon private 1', 'P2 store bss[0] Z'],
    { own: { 1: { [P]: 'A' }, 2: { [P]: 'Z' } }, shared: {} },
  ],
  [
    'fork by a vfork child copies what it uses',
    [...HEAP, 'P1 vfork P2', 'P2 fork P3', 'P3 store heap[0] C'],
    { own: { 1: { [P]: 'A' }, 3: { [P]: 'C' } }, shared: {} },
  ],
  [
    'a vfork child that exits takes nothing with it',
    [...HEAP, 'P1 vfork P2', 'P2 exit'],
    { own: { 1: { [P]: 'A' } }, shared: {} },
  ],
  [
    'who exits owns nothing any more',
    [...HEAP, 'P1 fork P2', 'P2 exit'],
    { own: { 1: { [P]: 'A' } }, shared: {} },
  ],
  ['exec forgets everything', [...HEAP, 'P1 exec ls'], { own: { 1: {} }, shared: {} }],
  [
    'munmap forgets its region alone',
    [...HEAP, 'P1 map bss anon private 1', 'P1 store bss[0] B', 'P1 unmap heap'],
    { own: { 1: { [Q]: 'B' } }, shared: {} },
  ],
  [
    'madvise(MADV_DONTNEED) forgets a private page',
    [...HEAP, 'P1 store heap[1] B', 'P1 dontneed heap[0]'],
    { own: { 1: { [P + 1]: 'B' } }, shared: {} },
  ],
  [
    'madvise forgets no shared page',
    [...SHM, 'P1 dontneed shm[1]'],
    { own: { 1: {} }, shared: { 0: { 1: 'A' } } },
  ],
  ['mprotect changes nothing', [...HEAP, 'P1 protect heap r'], { own: { 1: { [P]: 'A' } }, shared: {} }],
]

test.each(onLinux)('on linux %s', (_, lines, ideal) => {
  expect(idealAfter(linux, lines)).toEqual(ideal)
})

test('on xv6, where memory comes at once, every page is listed', () => {
  expect(idealAfter(xv6, ['P1 map text file private 2 rx', ...HEAP])).toEqual({
    own: { 1: { 0: 'a', 1: 'b', 2: 'A', 3: '\0' } },
    shared: {},
  })
})

test('a call that fails changes nothing: no child of a fork without memory owns anything', () => {
  const lines = ['P1 map stack anon private 1', 'P1 store stack[0] A', 'P1 fork P2']
  expect(idealAfter(KERNELS.eager, lines, 1)).toEqual({ own: { 1: { [P]: 'A' } }, shared: {} })
})

test('what is owed for a page, and what is found there, stored to or not', () => {
  const lines = [
    ...['P1 map heap anon private 2', 'P1 store heap[1] A'],
    ...['P1 map text file private 3', 'P1 load text[0]', 'P1 store text[1] X'],
    ...['P1 map shm anon shared 2', 'P1 store shm[0] B'],
  ]
  const machine = bootMachine(linux, 64)
  const ideal = freshIdeal()
  for (const instruction of instructions(linux, lines)) runAudited(machine, linux, ideal, instruction)
  const space = processAt(machine, 1)
  const pages = [P, P + 1, Q, Q + 1, Q + 2, 44, 45].map(page => {
    const region = regionAt(space.regions, page)
    if (region === undefined) throw new Error(`no region at ${page}`)
    return [owedAt(ideal, space, region, page), foundAt(machine, space, region, page)]
  })
  expect(pages).toEqual(['\0', 'A', 'a', 'X', 'c', 'B', '\0'].map(content => [content, content]))
})

test('a copy of an ideal memory shares nothing with it', () => {
  const ideal = idealAfter(linux, [...SHM, 'P1 map heap anon private 1', 'P1 store heap[0] A'])
  const copy = copyIdeal(ideal)
  expect(copy).toEqual(ideal)
  Object.assign(ideal.own[1] ?? {}, { 99: 'Z' })
  Object.assign(ideal.shared[0] ?? {}, { 99: 'Z' })
  ideal.own[2] = {}
  ideal.shared[1] = {}
  expect(copy).toEqual({ own: { 1: { [Q]: 'A' } }, shared: { 0: { 1: 'A' } } })
})
