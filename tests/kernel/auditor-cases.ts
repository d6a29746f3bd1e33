import { type Finding, KERNELS, type Kernel, type Primitive } from '../../src/kernel/index.ts'
import {
  a,
  alloc,
  b,
  c,
  copy,
  fill,
  flush,
  get,
  map,
  permit,
  poke,
  protect,
  put,
  reparent,
  spawn,
  unmap,
  zero,
  zombie,
} from './steps.ts'

export const { xv6 } = KERNELS
/** As xv6, but the other threads of the process that trapped run on meanwhile. */
export const threaded: Kernel = { ...xv6, threads: true }

/**
 * After these lines, in the trap of the last one, `broken` breaks a rule once or more (`found`, with what the player
 * reads of the first), and `lawful`, which differs by as little as can be, breaks none.
 */
export interface Case {
  readonly sentence: string
  readonly lines: readonly string[]
  readonly kernel?: Kernel
  readonly broken: readonly Primitive[]
  readonly found: readonly Finding[]
  readonly said: readonly string[]
  readonly lawful: readonly Primitive[]
}

export const HEAP = ['P1 map heap anon private 1', 'P1 store heap[0] A']
/** P1 and P2 share frame a, and P2 stores. */
export const SHARED = [...HEAP, 'P1 fork P2', 'P2 store heap[0] B']
/** The same, and P1's TLB has frame a. */
const CACHED = [...HEAP, 'P1 fork P2', 'P1 load heap[0]', 'P2 store heap[0] B']
/** P2 stores, and P1 has a writable frame b of its own, in its TLB too. */
const APART = [...HEAP, 'P1 fork P2', 'P1 store heap[0] C', 'P2 store heap[0] B']
/** P1's text is frame a. */
const TEXT = ['P1 map text file private 1 rx', 'P1 store text[0] X']

export const byCopy = [alloc, copy(a, b), map(2, 0, b, 'rw'), put(a)]

export const onTheWay: readonly Case[] = [
  {
    sentence: 'A1: a put too many frees the frame that a sibling maps',
    lines: SHARED,
    broken: [...byCopy, put(a)],
    found: [{ rule: 'A1', frame: a, process: 1, page: 0 }],
    said: ['Frame a was freed', "P1's heap[0]"],
    lawful: byCopy,
  },
  {
    sentence: "A1: a frame is freed that only a sibling's TLB still has",
    lines: CACHED,
    broken: [unmap(1, 0), put(a), put(a)],
    found: [
      { rule: 'A4', frame: a, process: 1, page: 0 },
      { rule: 'A1', frame: a, process: 1, page: 0 },
    ],
    said: ['Frame a', "P1's TLB", 'heap[0]'],
    lawful: [unmap(1, 0), flush(1, 0), put(a), put(a)],
  },
  {
    sentence: 'A2: permit for a sibling while the frame is shared',
    lines: SHARED,
    broken: [permit(1, 0)],
    found: [{ rule: 'A2', frame: a, process: 1, page: 0 }],
    said: ['P1 had W on frame a', 'heap[0]'],
    lawful: [...byCopy, permit(1, 0)],
  },
  {
    sentence: 'A2: a shared frame mapped rw for a sibling',
    lines: SHARED,
    broken: [map(1, 0, a, 'rw')],
    found: [{ rule: 'A2', frame: a, process: 1, page: 0 }],
    said: ['P1 had W on frame a', 'heap[0]'],
    lawful: [map(1, 0, a, 'cow')],
  },
  {
    sentence: 'A2: one reference more to a frame that another process may write',
    lines: APART,
    broken: [get(b)],
    found: [{ rule: 'A2', frame: b, process: 1, page: 0 }],
    said: ['P1 had W on frame b', 'heap[0]'],
    lawful: [protect(1, 0), flush(1, 0), get(b)],
  },
  {
    sentence: 'A3: a frame mapped for a sibling before it is filled',
    lines: SHARED,
    broken: [alloc, map(1, 0, b, 'rw'), copy(a, b)],
    found: [{ rule: 'A3', frame: b, process: 1, page: 0 }],
    said: ['P1 could have read frame b', 'heap[0]'],
    lawful: [alloc, copy(a, b), map(1, 0, b, 'rw')],
  },
  {
    sentence: 'A3: a frame mapped unfilled for the trapped process, where its threads run on',
    lines: SHARED,
    kernel: threaded,
    broken: [alloc, map(2, 0, b, 'rw'), copy(a, b)],
    found: [{ rule: 'A3', frame: b, process: 2, page: 0 }],
    said: ['P2 could have read frame b', 'heap[0]'],
    lawful: [alloc, zero(b), map(2, 0, b, 'rw'), copy(a, b)],
  },
  {
    sentence: "A4: a sibling's page is moved, and its reference given up before the flush",
    lines: CACHED,
    broken: [alloc, copy(a, b), map(1, 0, b, 'rw'), put(a), flush(1, 0)],
    found: [{ rule: 'A4', frame: a, process: 1, page: 0 }],
    said: ['Frame a was given up', "P1's TLB", 'heap[0]'],
    lawful: [alloc, copy(a, b), map(1, 0, b, 'rw'), flush(1, 0), put(a)],
  },
  {
    sentence: 'A5: a frame is copied from after its reference was given up',
    lines: SHARED,
    broken: [alloc, map(2, 0, b, 'rw'), put(a), copy(a, b)],
    found: [{ rule: 'A5', frame: a, count: 1 }],
    said: ['frame a after giving up its reference'],
    lawful: [alloc, map(2, 0, b, 'rw'), put(a), get(a), copy(a, b)],
  },
  ...[zero(b), fill(b, 0), poke(b, 'X'), copy(a, b), copy(b, a)].map(
    (touch): Case => ({
      sentence: `A5: ${touch.do} of a free frame`,
      lines: SHARED,
      broken: [alloc, put(b), touch],
      found: [{ rule: 'A5', frame: b, count: 0 }],
      said: ['frame b when it was free'],
      lawful: [alloc, put(b), alloc, touch],
    }),
  ),
]

export const atReturn: readonly Case[] = [
  {
    sentence: 'B1: the old reference is not given up',
    lines: SHARED,
    broken: [alloc, copy(a, b), map(2, 0, b, 'rw')],
    found: [{ rule: 'B1', frame: a, count: 2, ptes: 1, inCache: false }],
    said: ['Frame a counts 2 references but 1 PTE maps it', 'never be freed'],
    lawful: byCopy,
  },
  {
    sentence: 'B1: one reference too many is given up',
    lines: [...HEAP, 'P1 fork P2', 'P1 fork P3', 'P2 store heap[0] B'],
    broken: [...byCopy, put(a)],
    found: [{ rule: 'B1', frame: a, count: 1, ptes: 2, inCache: false }],
    said: ['Frame a counts 1 reference but 2 PTEs map it', 'freed while somebody uses it'],
    lawful: byCopy,
  },
  {
    sentence: 'B2: a frame is left in the hand',
    lines: SHARED,
    broken: [...byCopy, alloc],
    found: [{ rule: 'B2', frame: c }],
    said: ['Frame c', 'hand'],
    lawful: [...byCopy, alloc, put(c)],
  },
  {
    sentence: "B3: another process's TLB still allows the store that its PTE does not",
    lines: APART,
    broken: [permit(2, 0), protect(1, 0)],
    found: [{ rule: 'B3', frame: b, process: 1, page: 0 }],
    said: ["P1's TLB", 'heap[0]', 'frame b'],
    lawful: [permit(2, 0), protect(1, 0), flush(1)],
  },
  {
    sentence: "B3: another process's TLB still has the frame that its PTE left",
    lines: CACHED,
    broken: [alloc, copy(a, b), map(1, 0, b, 'rw'), put(a), permit(2, 0)],
    found: [{ rule: 'B3', frame: a, process: 1, page: 0 }],
    said: ["P1's TLB", 'heap[0]', 'frame a'],
    lawful: [alloc, copy(a, b), map(1, 0, b, 'rw'), flush(1, 0), put(a), permit(2, 0)],
  },
  {
    sentence: 'B4: the new frame is zeroed and not copied',
    lines: SHARED,
    broken: [alloc, zero(b), map(2, 0, b, 'rw'), put(a)],
    found: [{ rule: 'B4', process: 2, page: 0, saw: '\0', owed: 'A' }],
    said: ["P2 now reads '0' at heap[0]", "'A'"],
    lawful: byCopy,
  },
  {
    sentence: 'B4: the new frame is never filled',
    lines: SHARED,
    broken: [alloc, map(2, 0, b, 'rw'), put(a)],
    found: [{ rule: 'B4', process: 2, page: 0, saw: null, owed: 'A' }],
    said: ['P2 now reads junk at heap[0]', "'A'"],
    lawful: [alloc, map(2, 0, b, 'rw'), copy(a, b), put(a)],
  },
  {
    sentence: 'B4: a page is lost',
    lines: SHARED,
    broken: [unmap(2, 0), put(a)],
    found: [{ rule: 'B4', process: 2, page: 0, saw: undefined, owed: 'A' }],
    said: ["P2's heap[0] is not present", "'A'"],
    lawful: [unmap(2, 0), map(2, 0, a, 'cow')],
  },
  {
    sentence: 'B5: a child is left with a dead parent',
    lines: ['P1 fork P2', 'P2 fork P3', 'P2 exit'],
    broken: [zombie(2, 0)],
    found: [{ rule: 'B5', process: 3, parent: 2 }],
    said: ["P3's parent is P2"],
    lawful: [reparent(3, 0), zombie(2, 0)],
  },
  {
    sentence: 'B6: W while the frame is shared',
    lines: SHARED,
    broken: [permit(2, 0)],
    found: [{ rule: 'B6', frame: a, process: 2, page: 0 }],
    said: ['P2 has W on frame a', 'heap[0]'],
    lawful: [alloc, copy(a, b), map(2, 0, b, 'rw'), put(a), permit(1, 0)],
  },
  {
    sentence: 'B7: a COW page is handed on as plain read-only',
    lines: [...HEAP, 'P1 fork P2'],
    broken: [spawn(1, 2), protect(1, 0), map(2, 0, a, 'r'), get(a)],
    found: [{ rule: 'B7', process: 2, page: 0, may: 'write' }],
    said: ["P2's heap[0] has neither W nor COW", 'SIGSEGV'],
    lawful: [spawn(1, 2), protect(1, 0), map(2, 0, a, 'cow'), get(a)],
  },
  {
    sentence: 'B7: W on text',
    lines: TEXT,
    broken: [map(1, 0, a, 'rw')],
    found: [{ rule: 'B7', process: 1, page: 0, may: 'not-write' }],
    said: ["P1's text[0] may not be written"],
    lawful: [map(1, 0, a, 'rx')],
  },
  {
    sentence: 'B7: COW on text',
    lines: TEXT,
    broken: [map(1, 0, a, 'cow')],
    found: [{ rule: 'B7', process: 1, page: 0, may: 'not-write' }],
    said: ["P1's text[0] may not be written"],
    lawful: [map(1, 0, a, 'rx')],
  },
  {
    sentence: 'B7: code that cannot be run',
    lines: TEXT,
    broken: [map(1, 0, a, 'r')],
    found: [{ rule: 'B7', process: 1, page: 0, may: 'execute' }],
    said: ["P1's text[0] holds code"],
    lawful: [map(1, 0, a, 'rx')],
  },
  {
    sentence: 'B7: data that can be run',
    lines: ['P1 map rodata anon private 1 r', 'P1 store rodata[0] X'],
    broken: [map(1, 0, a, 'rx')],
    found: [{ rule: 'B7', process: 1, page: 0, may: 'not-execute' }],
    said: ["P1's rodata[0] holds no code"],
    lawful: [map(1, 0, a, 'r')],
  },
]
