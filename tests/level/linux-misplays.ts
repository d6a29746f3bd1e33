import { HEAP, NEXT } from '../game/scenes-linux.ts'
import * as s from '../kernel/steps.ts'
import type { LevelId } from './linux-stories.ts'
import { always, before, flushLast, type Misplay, without } from './misplay.ts'

const { a, alloc, b, back, c, d, e } = s
/** The eighth frame. */
const h = 7

/** Pages 0 and 1 of a process's first region. */
const [FIRST, SECOND] = [HEAP, HEAP + 1] as const

export const MISPLAYS: readonly Misplay<LevelId>[] = [
  [
    'takes a frame for a first load',
    'zero-page',
    'P1 load heap[0]',
    always(alloc, s.zero(a), s.map(1, FIRST, a, 'rw'), back),
    'different M19',
  ],
  ['leaves the zero frame in the TLB', 'zero-page', 'P1 store heap[0]', without('flush'), 'wrong M12'],
  [
    'makes the shared region COW at fork',
    'shared-is-not-cow',
    'P1 fork',
    right => [
      ...without('flush', 'return')(right),
      s.protect(1, NEXT),
      s.map(2, NEXT, b, 'cow'),
      s.get(b),
      s.flush(1),
      back,
    ],
    'different M18',
  ],
  [
    'copies a shared page for the one who stores',
    'shared-is-not-cow',
    'P2 store shm[0]',
    always(alloc, s.copy(b, c), s.map(2, NEXT, c, 'rw'), back),
    'wrong M18',
  ],
  [
    'makes a shared page that is the first toucher’s alone',
    'shared-is-not-cow',
    'P2 load shm[1]',
    always(alloc, s.zero(c), s.map(2, NEXT + 1, c, 'rw'), back),
    'wrong M18',
  ],
  [
    'copies a file page for one who loads it',
    'private-file',
    'P1 load lib[1]',
    always(alloc, s.copy(b, d), s.map(1, SECOND, d, 'r'), back),
    'different M6',
  ],
  [
    'takes W from the child alone at fork',
    'fork-skips-untouched',
    'P1 fork',
    without('protect'),
    'wrong M11',
  ],
  [
    'takes a frame for the child’s first load',
    'fork-skips-untouched',
    'P2 load bss[0]',
    always(alloc, s.zero(c), s.map(2, NEXT, c, 'rw'), back),
    'different M19',
  ],
  ['forks and leaves W in the parent’s TLB', 'stale-tlb', 'P1 fork', without('flush'), 'wrong M12'],
  [
    'leaves the old frame in the writer’s TLB',
    'stale-tlb',
    'P1 store heap[0]',
    without('flush'),
    'wrong M12',
  ],
  ['gives the old frame up before the flush', 'stale-tlb', 'P2 store heap[1]', flushLast, 'unsafe M12'],
  [
    'copies a COW page that its region forbids to write',
    'protect-and-back',
    'P1 store heap[0]',
    always(alloc, s.copy(a, c), s.map(1, FIRST, c, 'rw'), s.flush(1, FIRST), s.put(a), back),
    'wrong M10',
  ],
  [
    'gives W to a page that its region forbids to write',
    'protect-and-back',
    'P1 store heap[1]',
    always(s.permit(1, SECOND), back),
    'wrong M10',
  ],
  [
    'copies for the one who is left with the frame',
    'dontneed',
    'P1 store heap[0]',
    always(alloc, s.copy(b, d), s.map(1, FIRST, d, 'rw'), s.flush(1, FIRST), s.put(b), back),
    'wasteful M5',
  ],
  [
    'leaves the page in the TLB after the call',
    'dontneed',
    'P2 dontneed heap[0]',
    without('flush'),
    'wrong M12',
  ],
  ['gives the frame up before the flush', 'dontneed', 'P2 dontneed heap[0]', flushLast, 'unsafe M12'],
  [
    'takes a frame for the first load after the call',
    'dontneed',
    'P2 load heap[0]',
    always(alloc, s.zero(d), s.map(2, FIRST, d, 'rw'), back),
    'different M19',
  ],
  [
    'frees at exit what the one that exits shared',
    'exit-on-linux',
    'P2 exit',
    before(s.put(a), s.put(a)),
    'wrong M14',
  ],
  [
    'gives the orphan to its grandparent',
    'exit-on-linux',
    'P2 exit',
    right => right.map(step => (step.do === 'reparent' ? s.reparent(3, 1) : step)),
    'wrong M15',
  ],
  [
    'gives the parent its W back at the child’s exec',
    'vfork',
    'P2 exec',
    before(s.permit(1, FIRST), s.permit(1, SECOND)),
    'different M16',
  ],
  [
    'answers vfork as if it were fork',
    'vfork',
    'P1 vfork',
    always(
      s.spawn(1, 3),
      ...[s.map(3, FIRST, a, 'cow'), s.get(a), s.map(3, SECOND, b, 'cow'), s.get(b)],
      s.flush(1),
      back,
    ),
    'wrong M17',
  ],
  ['lets the parent run beside its vfork child', 'vfork', 'P1 vfork', without('suspend'), 'wrong M17'],
  [
    'copies code for one who fetches it',
    'demand-loading',
    'P1 load text[0]',
    always(alloc, s.copy(a, e), s.map(1, FIRST, e, 'rx'), back),
    'different M6',
  ],
  [
    'copies code for one who stores to it',
    'demand-loading',
    'P1 store text[1]',
    always(alloc, s.copy(b, h), s.map(1, SECOND, h, 'rw'), s.flush(1, SECOND), s.put(b), back),
    'wrong M10',
  ],
  [
    'gives a vfork child a COW memory of its own',
    'overcommit',
    'P1 vfork',
    always(s.spawn(1, 3), s.protect(1, FIRST), s.map(3, FIRST, a, 'cow'), s.get(a), s.flush(1), back),
    'wrong M17',
  ],
  [
    'sets one free who is not the last',
    'last-sharer-set-free',
    'P2 store heap[0]',
    before(s.permit(1, FIRST)),
    'wrong M4',
  ],
  ['takes W from the child alone at fork', 'top-of-stack', 'P1 fork', without('protect'), 'wrong M11'],
]
