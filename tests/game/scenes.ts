import type { Plot } from './stage.ts'

/** A situation of the tests: the program stands behind the bar, and its first trap is the one to handle. */
export interface Scene {
  readonly lines: readonly string[]
  readonly plot?: Omit<Plot, 'setup' | 'program'>
}

const pair = ['P1 map heap anon private 1', 'P1 store heap[0] A', 'P1 fork P2']
const twoPages = ['P1 map heap anon private 2', 'P1 store heap[0] A', 'P1 store heap[1] B', 'P1 fork P2']
const withText = ['P1 map text file private 1 rx', 'P1 map heap anon private 1', 'P1 store heap[0] A']

/** Frames are named in the order in which they were taken, from a on; the next free one follows. */
export const SCENES = {
  /** a is shared by P1 and P2; P2 faults. */
  shared: { lines: [...pair, '|', 'P2 store heap[0] B'] },
  /** The same, but P1 faults. */
  parent: { lines: [...pair, '|', 'P1 store heap[0] C'] },
  /** a is shared by P1, P2 and P3; P2 faults. */
  three: { lines: [...pair, 'P1 fork P3', '|', 'P2 store heap[0] B'] },
  /** The same, but P1 faults. */
  threeParent: { lines: [...pair, 'P1 fork P3', '|', 'P1 store heap[0] B'] },
  /** P1, P2 and P2's child P3 share a; P3 faults. */
  grandchild: { lines: [...pair, 'P2 fork P3', '|', 'P3 store heap[0] C'] },
  /** P1 and P2 share a, P3 and P4 share b, and all of them read 'A'. */
  twoPairs: {
    lines: [
      ...pair.slice(0, 2),
      ...['P1 fork P3', 'P3 store heap[0] A', 'P3 fork P4', 'P1 fork P2', '|', 'P1 write heap[0]'],
    ],
  },
  /** P1 is the last sharer of a; P2 has b. */
  last: { lines: [...pair, 'P2 store heap[0] B', '|', 'P1 store heap[0] C'] },
  /** P1 and P2 share a and b; P2 faults on heap[0]. */
  pages: { lines: [...twoPages, '|', 'P2 store heap[0] C'] },
  /** a holds text, b the heap. */
  text: { lines: [...withText, '|', 'P1 store text[0] X'] },
  /** The same with a child that shares both. */
  textShared: { lines: [...withText, 'P1 fork P2', '|', 'P1 store text[0] X'] },
  /** a is shared, and no frame is left. */
  full: { lines: [...pair, '|', 'P2 store heap[0] B'], plot: { frames: 1 } },
  /** text[0] (page 0) is on a, heap[0] (page 1) on b; P2 is to be born. */
  fork: { lines: [...withText, '|', 'P1 fork P2'] },
  /** The same with heap[0] COW already, shared with P2; P3 is to be born. */
  forkAgain: { lines: [...withText, 'P1 fork P2', '|', 'P1 fork P3'] },
  naiveFork: { lines: [...pair.slice(0, 2), '|', 'P1 fork P2'], plot: { kernel: 'naive' } },
  /** Every frame is taken. */
  forkFull: { lines: [...pair.slice(0, 2), '|', 'P1 fork P2'], plot: { kernel: 'naive', frames: 1 } },
  /** P2 reads into heap[0] and heap[1], on a and b, both shared with P1. */
  read: { lines: [...twoPages, '|', 'P2 read heap[0..1] KL'] },
  /** P1 is the last sharer of a. */
  readLast: { lines: [...pair, 'P2 store heap[0] B', '|', 'P1 read heap[0] K'] },
  readText: { lines: [...withText, '|', 'P1 read text[0] K'] },
  write: { lines: [...pair, '|', 'P2 write heap[0]'] },
  /** P2 exits; its child P3 and its parent P1 share a with it. */
  exit: { lines: [...pair, 'P2 fork P3', '|', 'P2 exit 7'] },
  /** The same, and P1 sleeps in wait(2). */
  exitAwaited: { lines: [...pair, 'P1 wait', '|', 'P2 exit'] },
  /** P2 is a zombie that still maps a. */
  wait: { lines: [...pair, 'P2 exit', '|', 'P1 wait'] },
  waitSleep: { lines: [...pair, '|', 'P1 wait'] },
  waitAlone: { lines: [...pair.slice(0, 2), '|', 'P1 wait'] },
  exec: { lines: [...pair, '|', 'P2 exec ls'] },
  sbrk: { lines: [...pair, '|', 'P2 map bss anon private 1'] },
  unmap: { lines: [...pair, '|', 'P2 unmap heap'] },
  /** P2's TLB holds heap[0] on a; P1 faults. */
  cached: { lines: [...pair, 'P2 load heap[0]', '|', 'P1 store heap[0] C'] },
  /** P3 has exited unnoticed and still maps a; P2 faults. */
  zombie: { lines: [...pair, 'P1 fork P3', 'P3 exit', '|', 'P2 store heap[0] B'] },
  /** P2 has exited unnoticed, and shares a with P1 as a zombie; P1 faults. */
  onlyZombie: { lines: [...pair, 'P2 exit', '|', 'P1 store heap[0] C'] },
  /** P1 waits in wait(2) for P2, which faults. */
  sleeper: { lines: [...pair, 'P1 wait', '|', 'P2 store heap[0] B'] },
} as const satisfies Readonly<Record<string, Scene>>

export type SceneName = keyof typeof SCENES
