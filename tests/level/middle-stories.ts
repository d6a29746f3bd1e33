import type { Story } from './played.ts'

/** The levels of chapters 3 and 4 that middle-levels.test.ts proves, in the order of the course. */
export const MIDDLE_LEVELS = [
  'exit-counts-down',
  'zombies-keep-memory',
  'exec-after-fork',
  'the-shell',
  'out-of-frames-at-a-fault',
  'out-of-frames-in-fork',
  'boss-life-and-death',
  'copyin-copies-nothing',
  'across-two-pages',
  'bad-pointers',
  'boss-kernel-writes',
] as const
export type MiddleLevelId = (typeof MIDDLE_LEVELS)[number]

/** What the briefs and debriefs say of the runs. */
export const MIDDLE_STORIES: Readonly<Record<MiddleLevelId, Story>> = {
  'exit-counts-down': {
    traps: [
      'P2 exit: 2',
      'P1 wait: 6',
      'P1 store heap[1] D: 2',
      'P3 store heap[0] E: 5',
      'P3 exit: 2',
      'P1 wait: 6',
      'P1 store heap[0] F: 2',
    ],
    free: ['P1 load heap[0] → A', 'P3 load heap[0] → A', 'P1 load heap[0] → A'],
    pages: { P1: 'heap[0] a1 rw F, heap[1] b1 rw D' },
  },
  'zombies-keep-memory': {
    traps: [
      'P2 exit: 2',
      'P1 store heap[0] D: 5',
      'P1 wait: 6',
      'P3 exit: 2',
      'P1 wait: 8',
      'P1 store heap[0] E: 2',
    ],
    free: ['P1 load heap[0] → A', 'P1 load heap[1] → B'],
    pages: { P1: 'heap[0] d1 rw E, heap[1] b1 cow B, bss[0] c1 cow 0' },
  },
  'exec-after-fork': {
    traps: [
      'P2 store stack[0] T: 5',
      'P2 exec ls: 8',
      'P1 store heap[0] C: 2',
      'P1 store stack[0] U: 2',
      'P1 store heap[1] E: 2',
    ],
    free: ['P2 load heap[0] → A', 'P1 load heap[0] → A', 'P1 store heap[0] D'],
    pages: { P1: 'heap[0] a1 rw D, heap[1] b1 rw E, stack[0] c1 rw U', P2: '' },
  },
  'the-shell': {
    traps: [
      'P1 fork P2: 7',
      'P1 wait: 2',
      'P2 exec ls: 6',
      'P2 exit: 3',
      'P1 wait (goes on): 2',
      'P1 store heap[0] B: 2',
      'P1 fork P3: 7',
      'P3 exit: 2',
      'P1 wait: 6',
    ],
    free: ['P2 load text[0] → a', 'P1 load heap[0] → A', 'P3 load heap[0] → B', 'P1 load heap[0] → B'],
    pages: { P1: 'text[0] a1 rx a, heap[0] b1 cow B' },
  },
  'out-of-frames-at-a-fault': {
    traps: [
      'P1 fork P2: 8',
      'P2 store heap[0] C: 5',
      'P2 store heap[1] D: 3',
      'P2 exit (killed): 2',
      'P1 store heap[0] E: 2',
      'P1 wait: 6',
      'P1 store heap[1] F: 2',
    ],
    free: ['P2 load heap[0] → C', 'P1 load heap[1] → B', 'P1 load heap[0] → E'],
    pages: { P1: 'heap[0] a1 rw E, heap[1] b1 rw F' },
  },
  'out-of-frames-in-fork': {
    traps: ['P1 fork P3: 15', 'P2 exit: 2', 'P1 wait: 8', 'P1 fork P4: 11'],
    free: [
      'P1 load heap[0] → A',
      'P1 store heap[0] D',
      'P1 load heap[1] → B',
      'P4 store heap[0] E',
      'P4 load heap[2] → C',
      'P1 load heap[0] → D',
    ],
    pages: {
      P1: 'heap[0] a1 rw D, heap[1] b1 rw B, heap[2] c1 rw C',
      P4: 'heap[0] f1 rw E, heap[1] e1 rw B, heap[2] d1 rw C',
    },
  },
  'boss-life-and-death': {
    traps: [
      'P2 store heap[0] C: 5',
      'P2 exec ls: 6',
      'P1 store heap[0] D: 5',
      'P4 store heap[1] E: 5',
      'P3 store heap[1] F: 3',
      'P3 exit (killed): 2',
      'P4 exit: 2',
      'P1 wait: 6',
      'P2 exit: 3',
      'P1 store heap[1] G: 2',
    ],
    free: ['P3 load heap[0] → A', 'P1 load heap[1] → B'],
    pages: { P1: 'heap[0] c1 cow D, heap[1] b1 rw G', P2: '' },
  },
  'copyin-copies-nothing': {
    traps: [
      'P2 write heap[0]: 1',
      'P2 read heap[0] K: 6',
      'P1 write heap[0]: 1',
      'P1 read heap[0] L: 3',
      'P1 write heap[1]: 1',
    ],
    free: ['P2 load heap[0] → A', 'P2 load heap[0] → K', 'P1 load heap[0] → L'],
    pages: { P1: 'heap[0] a1 rw L, heap[1] b2 cow B', P2: 'heap[0] c1 rw K, heap[1] b2 cow B' },
  },
  'across-two-pages': {
    traps: [
      'P2 read heap[0..1] KL: 7',
      'P1 read heap[1..2] MN: 8',
      'P2 read heap[1..2] OP: 4',
      'P1 read heap[0..1] QR: 4',
    ],
    free: ['P1 load heap[1] → B', 'P2 load heap[2] → C', 'P2 load heap[1] → L', 'P1 load heap[2] → N'],
    pages: {
      P1: 'heap[0] a1 rw Q, heap[1] b1 rw R, heap[2] f1 rw N',
      P2: 'heap[0] d1 rw K, heap[1] e1 rw O, heap[2] c1 rw P',
    },
  },
  'bad-pointers': {
    traps: [
      'P2 read text[0] K: 2',
      'P2 store text[0] X: 2',
      'P2 write text[0]: 1',
      'P2 read heap[0] L: 6',
      'P1 read text[0] M: 2',
      'P1 read heap[0] N: 3',
    ],
    free: ['P2 load text[0] → a', 'P1 load text[0] → a', 'P2 load heap[0] → L', 'P2 load text[0] → a'],
    pages: { P1: 'text[0] a2 rx a, heap[0] b1 rw N', P2: 'text[0] a2 rx a, heap[0] c1 rw L' },
  },
  'boss-kernel-writes': {
    traps: [
      'P3 write heap[0]: 1',
      'P2 read heap[0..1] KL: 11',
      'P3 read text[0] X: 2',
      'P1 store heap[1] D: 5',
      'P3 read heap[1..2] MN: 5',
      'P1 write heap[2]: 1',
      'P3 store text[0] Y: 2',
      'P1 read heap[1] E: 2',
    ],
    free: ['P1 load heap[0] → A', 'P3 load heap[1] → M', 'P1 load heap[2] → C', 'P2 load text[0] → a'],
    pages: {
      P1: 'text[0] a3 rx a, heap[0] b2 cow A, heap[1] g1 rw E, heap[2] d3 cow C',
      P2: 'text[0] a3 rx a, heap[0] e1 rw K, heap[1] f1 rw L, heap[2] d3 cow C',
      P3: 'text[0] a3 rx a, heap[0] b2 cow A, heap[1] c1 rw M, heap[2] d3 cow C',
    },
  },
}
