import type { Primitive } from '../../src/kernel/index.ts'
import * as s from '../kernel/steps.ts'
import type { MiddleLevelId } from './middle-stories.ts'
import { always, before, copied, type Misplay } from './misplay.ts'

const { a, alloc, b, back, c, d, e } = s

/** The steps, with others before them. */
const first =
  (...more: readonly Primitive[]) =>
  (right: readonly Primitive[]): Primitive[] => [...more, ...right]

/** Clears PTEs of a process from its page 0 on, and gives up the frames that they map. */
const givenUp = (process: number, ...frames: readonly number[]): Primitive[] =>
  frames.flatMap((frame, page) => [s.unmap(process, page), s.put(frame)])

export const MIDDLE_MISPLAYS: readonly Misplay<MiddleLevelId>[] = [
  [
    'frees at a wait what others share',
    'exit-counts-down',
    'P1 wait',
    first(s.put(a), s.put(a)),
    'wrong M14',
  ],
  [
    'copies for the one whom the dead have left alone',
    'exit-counts-down',
    'P1 store heap[1]',
    always(...copied(1, 1, b, d), back),
    'wasteful M5',
  ],
  ['gives memory up at exit', 'exit-counts-down', 'P2 exit', first(...givenUp(2, a, b)), 'different M24'],
  ['gives memory up at exit', 'zombies-keep-memory', 'P2 exit', first(...givenUp(2, a, c)), 'different M24'],
  [
    'gives the parent its W back at the child’s exec',
    'exec-after-fork',
    'P2 exec',
    before(s.permit(1, 0), s.permit(1, 1)),
    'different M16',
  ],
  [
    'frees at exec what the parent shares',
    'exec-after-fork',
    'P2 exec',
    before(s.put(a), s.put(b)),
    'wrong M14',
  ],
  [
    'copies for the one whom the exec has left alone',
    'exec-after-fork',
    'P1 store heap[0]',
    always(...copied(1, 0, a, d), back),
    'wasteful M5',
  ],
  ['gives the shell its W back at the exec', 'the-shell', 'P2 exec', before(s.permit(1, 1)), 'different M16'],
  [
    'gives the shell’s memory up at exit',
    'the-shell',
    'P3 exit',
    first(...givenUp(3, a, b)),
    'different M24',
  ],
  [
    'fails a fork that is long over',
    'out-of-frames-at-a-fault',
    'P2 store heap[1]',
    always(alloc, s.fail('ENOMEM'), back),
    'wrong M21',
  ],
  [
    'takes the memory from a killed process at its exit',
    'out-of-frames-at-a-fault',
    // The kernel itself goes on with it: no instruction has this name.
    'exit',
    first(...givenUp(2, c, b)),
    'different M24',
  ],
  [
    'gives memory up at exit',
    'out-of-frames-in-fork',
    'P2 exit',
    first(...givenUp(2, d, e, s.f)),
    'different M24',
  ],
  [
    'kills the caller where fork finds no frame',
    'out-of-frames-in-fork',
    'P1 fork',
    always(s.kill(1), back),
    'wrong M21',
  ],
  [
    'takes a zombie that shares the frame for nobody',
    'zombies-keep-memory',
    'P1 store heap[0]',
    always(s.permit(1, 0), back),
    'wrong M24',
  ],
  [
    'gives those who share with the one in exec their W back',
    'boss-life-and-death',
    'P2 exec',
    before(s.permit(1, 1), s.permit(3, 1)),
    'wrong M16',
  ],
  [
    'answers a store without a frame like a call',
    'boss-life-and-death',
    'P3 store heap[1]',
    always(alloc, s.fail('ENOMEM'), back),
    'wrong M21',
  ],
  ['gives memory up at exit', 'boss-life-and-death', 'P4 exit', first(...givenUp(4, c, d)), 'different M24'],
  ['frees at a wait what it shares itself', 'boss-life-and-death', 'P1 wait', before(s.put(c)), 'wrong M14'],
  [
    'gives the orphan to its grandparent',
    'boss-life-and-death',
    'P2 exit',
    right => right.map(step => (step.do === 'reparent' ? s.reparent(3, 1) : step)),
    'wrong M15',
  ],
  [
    'copies a page for a write(2) from it',
    'copyin-copies-nothing',
    'P2 write heap[0]',
    always(...copied(2, 0, a, c), back),
    'different M6',
  ],
  [
    'pokes into both pages without a look',
    'across-two-pages',
    'P2 read heap[0]',
    always(s.poke(d, 'K'), s.poke(b, 'L'), back),
    'wrong M13',
  ],
  [
    'looks at the first page of the buffer only',
    'across-two-pages',
    'P1 read heap[1]',
    always(s.permit(1, 1), s.poke(b, 'M'), s.poke(c, 'N'), back),
    'wrong M13',
  ],
  [
    'copies a page for its last sharer',
    'across-two-pages',
    'P1 read heap[0]',
    // P1's heap[1] has W by then.
    always(...copied(1, 0, a, 6), s.poke(6, 'Q'), s.poke(b, 'R'), back),
    'wasteful M5',
  ],
  ['pokes into text', 'bad-pointers', 'P2 read text[0]', always(s.poke(a, 'K'), back), 'wrong M13'],
  [
    'copies text for one who stores to it',
    'bad-pointers',
    'P2 store text[0]',
    always(...copied(2, 0, a, c), back),
    'wrong M10',
  ],
  [
    'copies a page for a write(2) from it',
    'boss-kernel-writes',
    'P3 write heap[0]',
    always(...copied(3, 1, b, e), back),
    'different M6',
  ],
  [
    'pokes into both pages without a look',
    'boss-kernel-writes',
    'P2 read heap[0]',
    always(s.poke(b, 'K'), s.poke(c, 'L'), back),
    'wrong M13',
  ],
  [
    'pokes into a shared page since no frame is left',
    'boss-kernel-writes',
    'P3 read heap[1]',
    always(s.permit(3, 2), s.poke(c, 'M'), s.poke(d, 'N'), back),
    'wrong M13',
  ],
  [
    'gives W to text for one who stores to it',
    'boss-kernel-writes',
    'P3 store text[0]',
    always(s.permit(3, 0), back),
    'wrong M10',
  ],
]
