import { KERNELS } from '../../src/kernel/index.ts'
import type { Case } from './auditor-cases.ts'
import {
  a,
  alloc,
  b,
  cache,
  copy,
  flush,
  get,
  map,
  permit,
  poke,
  protect,
  put,
  rights,
  spawn,
  unmap,
  zero,
  zeros,
} from './steps.ts'

export const { linux } = KERNELS

/** Where the first region of a process begins on linux: in its own 16 pages. */
const FIRST = 12
const SECOND = FIRST + 16

const HEAP = ['P1 map heap anon private 1', 'P1 store heap[0] A']
/** P1 and P2 share frame a, P2's TLB has it, and P2 stores. */
const SHARED = [...HEAP, 'P1 fork P2', 'P2 load heap[0]', 'P2 store heap[0] B']
/** P1's heap is the zero frame, and P1 stores. */
const ZEROS = ['P1 map heap anon private 1', 'P1 load heap[0]', 'P1 store heap[0] A']
/** P1's page of shared memory is frame a, which is the page cache's too; P2 has not touched it yet, and stores. */
const SHM = ['P1 map shm anon shared 1', 'P1 store shm[0] A', 'P1 fork P2', 'P2 store shm[0] B']
/** Frame a is the page cache's, for text[0]. */
const FILE = ['P1 map text file private 1', 'P1 store text[0] X']
/** P1 and P2 run in one address space; frame a is its heap. */
const VFORK = [...HEAP, 'P1 vfork P2', 'P2 map bss anon private 1', 'P2 store bss[0] X']

const byCopy = [alloc, copy(a, b), map(2, FIRST, b, 'rw'), flush(2, FIRST), put(a)]
const byZero = [alloc, zero(a), map(1, FIRST, a, 'rw'), flush(1, FIRST)]

export const onTheWayOnDemand: readonly Case[] = [
  {
    sentence: 'A1: a page is freed before the flush, while threads of its own process still reach it',
    lines: [...HEAP, 'P1 unmap heap'],
    kernel: linux,
    broken: [unmap(1, FIRST), put(a), flush(1)],
    found: [{ rule: 'A1', frame: a, process: 1, page: FIRST }],
    said: ['Frame a was freed', "P1's heap[0]"],
    lawful: [unmap(1, FIRST), flush(1), put(a)],
  },
  {
    sentence: 'A4: the old frame is given up before the flush of the page that left it',
    lines: SHARED,
    kernel: linux,
    broken: [alloc, copy(a, b), map(2, FIRST, b, 'rw'), put(a), flush(2, FIRST)],
    found: [{ rule: 'A4', frame: a, process: 2, page: FIRST }],
    said: ['Frame a was given up', "P2's TLB", 'heap[0]'],
    lawful: byCopy,
  },
  {
    sentence: 'A4: the old frame is given up while the page still maps it',
    lines: SHARED,
    kernel: linux,
    broken: [alloc, copy(a, b), put(a), map(2, FIRST, b, 'rw'), flush(2, FIRST)],
    found: [{ rule: 'A4', frame: a, process: 2, page: FIRST, mapped: true }],
    said: ['rame a', 'P2', 'heap[0]'],
    lawful: byCopy,
  },
  {
    sentence: 'A2: the trapped process gets W before the count falls, and its threads run',
    lines: SHARED,
    kernel: linux,
    broken: [permit(2, FIRST)],
    found: [{ rule: 'A2', frame: a, process: 2, page: FIRST }],
    said: ['P2 had W on frame a', 'heap[0]'],
    lawful: byCopy,
  },
  {
    sentence: 'A2: W on the zero frame, which is everybody’s and never counted',
    lines: ZEROS,
    kernel: linux,
    broken: [map(1, FIRST, zeros, 'rw')],
    found: [{ rule: 'A2', frame: zeros, process: 1, page: FIRST }],
    said: ['P1 had W on the zero frame', 'heap[0]'],
    lawful: byZero,
  },
  {
    sentence: 'A2 is not about shared memory, where all may store',
    lines: SHM,
    kernel: linux,
    broken: [protect(1, FIRST), get(a), map(2, FIRST, a, 'rw'), alloc, put(b), zero(b)],
    found: [{ rule: 'A5', frame: b, count: 0 }],
    said: ['frame b when it was free'],
    lawful: [get(a), map(2, FIRST, a, 'rw')],
  },
  {
    sentence: 'A3: a fresh frame is mapped before it is zeroed',
    lines: ZEROS,
    kernel: linux,
    broken: [alloc, map(1, FIRST, a, 'rw'), zero(a)],
    found: [{ rule: 'A3', frame: a, process: 1, page: FIRST }],
    said: ['P1 could have read frame a', 'heap[0]'],
    lawful: byZero,
  },
  {
    sentence: 'A3: a frame is put into the page cache, where others find it, before it is zeroed',
    lines: ['P1 map shm anon shared 1', 'P1 store shm[0] A'],
    kernel: linux,
    broken: [alloc, cache(1, FIRST, a), zero(a)],
    found: [{ rule: 'A3', frame: a, process: 1, page: FIRST }],
    said: ['P1 could have read frame a', 'shm[0]'],
    lawful: [alloc, zero(a), cache(1, FIRST, a)],
  },
  {
    sentence: 'A3: a vfork child maps an unfilled frame into the address space that is its parent’s too',
    lines: VFORK,
    kernel: linux,
    broken: [alloc, map(2, SECOND, b, 'rw'), zero(b)],
    found: [{ rule: 'A3', frame: b, process: 2, page: SECOND }],
    said: ['P2 could have read frame b', 'bss[0]'],
    lawful: [alloc, zero(b), map(2, SECOND, b, 'rw')],
  },
]

export const atReturnOnDemand: readonly Case[] = [
  {
    sentence: "B1: the page cache's own reference is forgotten",
    lines: SHM,
    kernel: linux,
    broken: [map(2, FIRST, a, 'rw')],
    found: [{ rule: 'B1', frame: a, count: 2, ptes: 2, inCache: true }],
    said: ['Frame a counts 2 references but 2 PTEs map it, and the page cache holds one', 'will be freed'],
    lawful: [get(a), map(2, FIRST, a, 'rw')],
  },
  {
    sentence: 'B1: the zero frame is counted',
    lines: ZEROS.slice(0, 2),
    kernel: linux,
    broken: [get(zeros), map(1, FIRST, zeros, 'r')],
    found: [{ rule: 'B1', frame: zeros, count: 2, ptes: 0, inCache: false }],
    said: ['The zero frame was counted'],
    lawful: [map(1, FIRST, zeros, 'r')],
  },
  {
    sentence: "B3: fork takes W from the parent's pages and forgets the flush",
    lines: [...HEAP, 'P1 fork P2'],
    kernel: linux,
    broken: [spawn(1, 2), protect(1, FIRST), map(2, FIRST, a, 'cow'), get(a)],
    found: [{ rule: 'B3', frame: a, process: 1, page: FIRST }],
    said: ["P1's TLB", 'heap[0]', 'frame a'],
    lawful: [spawn(1, 2), protect(1, FIRST), map(2, FIRST, a, 'cow'), get(a), flush(1)],
  },
  {
    sentence: 'B3: mprotect takes X from a page and forgets the flush',
    lines: ['P1 map text file private 1 rx', 'P1 load text[0]', 'P1 protect text r'],
    kernel: linux,
    broken: [rights(1, 'text', 'r'), map(1, FIRST, a, 'r')],
    found: [{ rule: 'B3', frame: a, process: 1, page: FIRST }],
    said: ["P1's TLB", 'text[0]', 'frame a'],
    lawful: [rights(1, 'text', 'r'), map(1, FIRST, a, 'r'), flush(1)],
  },
  {
    sentence: 'B4: a store to a private file page brings zeros instead of the file',
    lines: FILE,
    kernel: linux,
    broken: [alloc, zero(b), map(1, FIRST, b, 'rw')],
    found: [{ rule: 'B4', process: 1, page: FIRST, saw: '\0', owed: 'a' }],
    said: ["P1 now reads '0' at text[0]", "'a'"],
    lawful: [alloc, copy(a, b), map(1, FIRST, b, 'rw')],
  },
  {
    sentence: 'B4: shared memory changes without a store, for all who map it',
    lines: SHM,
    kernel: linux,
    broken: [get(a), map(2, FIRST, a, 'rw'), poke(a, 'Z')],
    found: [1, 2].map(process => ({ rule: 'B4', process, page: FIRST, saw: 'Z', owed: 'A' })),
    said: ["P1 now reads 'Z' at shm[0]", "'A'"],
    lawful: [get(a), map(2, FIRST, a, 'rw')],
  },
  {
    sentence: 'B4: a page that was stored to is dropped, and would come back as zeros',
    lines: [...HEAP, 'P1 fork P2', 'P2 store heap[0] B'],
    kernel: linux,
    broken: [unmap(2, FIRST), put(a)],
    found: [{ rule: 'B4', process: 2, page: FIRST, saw: '\0', owed: 'A' }],
    said: ["P2 now reads '0' at heap[0]", "'A'"],
    lawful: [unmap(2, FIRST), map(2, FIRST, a, 'cow')],
  },
  {
    sentence: 'B4: madvise(MADV_DONTNEED) leaves the page as it was',
    lines: [...HEAP, 'P1 dontneed heap[0]'],
    kernel: linux,
    broken: [],
    found: [{ rule: 'B4', process: 1, page: FIRST, saw: 'A', owed: '\0' }],
    said: ["P1 now reads 'A' at heap[0]", "'0'"],
    lawful: [unmap(1, FIRST), flush(1, FIRST), put(a)],
  },
  {
    sentence: 'B4: a vfork child changes what its parent reads, but not by a store',
    lines: VFORK,
    kernel: linux,
    broken: [alloc, zero(b), map(2, SECOND, b, 'rw'), poke(a, 'Z')],
    found: [{ rule: 'B4', process: 1, page: FIRST, saw: 'Z', owed: 'A' }],
    said: ["P1 now reads 'Z' at heap[0]", "'A'"],
    lawful: [alloc, zero(b), map(2, SECOND, b, 'rw')],
  },
  {
    sentence: 'B6: W on the zero frame',
    lines: ZEROS,
    kernel: linux,
    broken: [map(1, FIRST, zeros, 'rw')],
    found: [{ rule: 'B6', frame: zeros, process: 1, page: FIRST }],
    said: ['P1 has W on the zero frame', 'heap[0]'],
    lawful: byZero,
  },
  {
    sentence: 'B7: fork lets both believe that a read-only page of theirs is theirs alone',
    lines: [...HEAP, 'P1 protect heap r', 'P1 fork P2'],
    kernel: linux,
    broken: [spawn(1, 2), map(2, FIRST, a, 'r'), get(a), flush(1)],
    found: [
      { rule: 'B7', process: 1, page: FIRST, may: 'alone' },
      { rule: 'B7', process: 2, page: FIRST, may: 'alone' },
    ],
    said: ["P1's heap[0] passes for P1's alone", 'mprotect'],
    lawful: [spawn(1, 2), protect(1, FIRST), map(2, FIRST, a, 'cow'), get(a), flush(1)],
  },
  {
    sentence: 'B7: W in a shared region that may only be read',
    lines: ['P1 map shm file shared 1 r', 'P1 load shm[0]'],
    kernel: linux,
    broken: [get(a), map(1, FIRST, a, 'rw')],
    found: [{ rule: 'B7', process: 1, page: FIRST, may: 'not-write' }],
    said: ["P1's shm[0] may not be written"],
    lawful: [get(a), map(1, FIRST, a, 'r')],
  },
  {
    sentence: 'B7: a load maps code without X',
    lines: ['P1 map text file private 1 rx', 'P1 load text[0]'],
    kernel: linux,
    broken: [get(a), map(1, FIRST, a, 'r')],
    found: [{ rule: 'B7', process: 1, page: FIRST, may: 'execute' }],
    said: ["P1's text[0] holds code"],
    lawful: [get(a), map(1, FIRST, a, 'rx')],
  },
  {
    sentence: 'B9: a store into shared memory is answered with a copy, as if it were private',
    lines: SHM,
    kernel: linux,
    broken: [alloc, copy(a, b), map(2, FIRST, b, 'rw')],
    found: [{ rule: 'B9', frame: b, process: 2, page: FIRST }],
    said: ["P2's shm[0]"],
    lawful: [get(a), map(2, FIRST, a, 'rw')],
  },
]
