import type { Primitive } from '../../src/kernel/index.ts'
import { HEAP, NEXT } from '../game/scenes-linux.ts'
import * as s from '../kernel/steps.ts'
import type { LateLevelId } from './late-stories.ts'
import { always, before, flushLast, type Misplay, without } from './misplay.ts'

const { a, alloc, b, back, c, d, e, f } = s
/** The seventh frame. */
const g = 6

/** A copy of a page for a process, flushed, and one reference fewer on its old frame. */
const copied = (process: number, page: number, from: number, to: number): Primitive[] => [
  alloc,
  s.copy(from, to),
  s.map(process, page, to, 'rw'),
  s.flush(process, page),
  s.put(from),
]

/** Pages 0 and 1 of a process's first region; NEXT is page 0 of its second. */
const [FIRST, SECOND] = [HEAP, HEAP + 1] as const

export const LATE_MISPLAYS: readonly Misplay<LateLevelId>[] = [
  [
    'gives the copy to the child when the parent stores',
    'boss-regions',
    'P1 store heap[0]',
    always(...copied(2, FIRST, b, f), s.permit(1, FIRST), back),
    'different M1',
  ],
  [
    'copies a COW page that its region forbids to write',
    'boss-regions',
    'P1 store heap[1]',
    always(...copied(1, SECOND, c, g), back),
    'wrong M10',
  ],
  ['takes W from the child alone at fork', 'boss-regions', 'P1 fork', without('protect'), 'wrong M11'],
  ['forks and leaves W in the parent’s TLB', 'boss-regions', 'P1 fork', without('flush'), 'wrong M12'],
  [
    'makes the heap read-only and leaves W in the TLB',
    'boss-regions',
    'P1 protect r',
    without('flush'),
    'wrong M12',
  ],
  [
    'gives the page’s frame up before the flush',
    'boss-regions',
    'P2 dontneed heap[1]',
    flushLast,
    'unsafe M12',
  ],
  ['lets the parent run beside its vfork child', 'boss-regions', 'P1 vfork', without('suspend'), 'wrong M17'],
  [
    'gives a vfork child a COW memory of its own',
    'boss-regions',
    'P1 vfork',
    always(
      ...[s.spawn(1, 3), s.protect(1, FIRST), s.map(3, FIRST, f, 'cow'), s.get(f)],
      ...[s.map(3, SECOND, c, 'cow'), s.get(c), s.flush(1), back],
    ),
    'wrong M17',
  ],
  [
    'makes the shared region COW at fork',
    'boss-regions',
    'P1 fork',
    right => [
      ...without('flush', 'return')(right),
      ...[s.protect(1, NEXT), s.map(2, NEXT, d, 'cow'), s.get(d), s.flush(1), back],
    ],
    'different M18',
  ],
  [
    'copies a shared page for the one who stores',
    'boss-regions',
    'P2 store shm[0]',
    always(alloc, s.copy(d, e), s.map(2, NEXT, e, 'rw'), back),
    'wrong M18',
  ],
  [
    'takes a frame for the first load after madvise',
    'boss-regions',
    'P2 load heap[1]',
    always(alloc, s.zero(g), s.map(2, SECOND, g, 'rw'), back),
    'different M19',
  ],
  [
    'gives the copy to the child that runs second',
    'who-runs-first',
    'P1 store heap[0]',
    always(...copied(2, FIRST, a, b), s.permit(1, FIRST), back),
    'different M1',
  ],
  ['suspends the parent in fork', 'who-runs-first', 'P1 fork', before(s.suspend(1)), 'wrong M22'],
  ['puts the parent to sleep in fork', 'who-runs-first', 'P1 fork', before(s.sleep(1)), 'wrong M22'],
  [
    'copies for the child between before the grandchild',
    'boss-other-choices',
    'P3 store heap[0]',
    always(
      ...[alloc, s.copy(a, f), s.map(2, FIRST, f, 'rw'), s.flush(2, FIRST)],
      ...[alloc, s.copy(f, g), s.map(3, FIRST, g, 'rw'), s.flush(3, FIRST)],
      ...[s.put(a), s.put(a), back],
    ),
    'different M2',
  ],
  [
    'sets two free who are left together',
    'boss-other-choices',
    'P3 store heap[0]',
    before(s.permit(1, FIRST), s.permit(2, FIRST)),
    'wrong M4',
  ],
  ['takes W from the child alone at fork', 'boss-other-choices', 'P1 fork', without('protect'), 'wrong M11'],
  [
    'frees at exit what the one that exits shared',
    'boss-other-choices',
    'P2 exit',
    before(s.put(b)),
    'wrong M14',
  ],
  [
    'gives the orphan to its grandparent',
    'boss-other-choices',
    'P2 exit',
    right => right.map(step => (step.do === 'reparent' ? s.reparent(3, 1) : step)),
    'wrong M15',
  ],
  ['lets the child run first', 'boss-other-choices', 'P1 fork', before(s.suspend(1)), 'wrong M22'],
  [
    'gives the shared frame back to the one who filled it',
    'boss-other-choices',
    'P1 store heap[0]',
    always(s.permit(1, FIRST), back),
    'wrong M23',
  ],
]
