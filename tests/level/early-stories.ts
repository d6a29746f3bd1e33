import type { Story } from './played.ts'

/** The levels of chapters 1 and 2 that early-levels.test.ts proves, in the order of the course. */
export const EARLY_LEVELS = [
  'reading-is-free',
  'one-page-at-a-time',
  'not-every-fault',
  'boss-one-fault',
  'fork-by-hand',
  'fork-again',
  'nested-forks',
  'what-it-saves',
  'what-it-saves-cow',
  'boss-fork',
] as const
export type EarlyLevelId = (typeof EARLY_LEVELS)[number]

/** What the briefs and debriefs say of the runs. */
export const EARLY_STORIES: Readonly<Record<EarlyLevelId, Story>> = {
  'reading-is-free': {
    traps: ['P2 write heap[0]: 1', 'P2 store heap[1] C: 5', 'P1 write heap[1]: 1', 'P1 store heap[0] D: 5'],
    free: [
      'P1 load heap[0] → A',
      'P2 load heap[0] → A',
      'P2 load heap[1] → B',
      'P1 load heap[1] → B',
      'P2 load heap[0] → A',
    ],
    pages: { P1: 'heap[0] d1 rw D, heap[1] b1 cow B', P2: 'heap[0] a1 cow A, heap[1] c1 rw C' },
  },
  'one-page-at-a-time': {
    traps: ['P2 store heap[2] X: 5', 'P1 store heap[0] Y: 5', 'P2 store heap[0] Z: 2'],
    free: [
      'P2 load heap[2] → C',
      'P2 load heap[3] → D',
      'P1 load heap[2] → C',
      'P2 load heap[0] → A',
      'P1 load heap[0] → Y',
      'P2 load heap[2] → X',
    ],
    pages: {
      P1: 'heap[0] f1 rw Y, heap[1] b2 cow B, heap[2] c1 cow C, heap[3] d2 cow D',
      P2: 'heap[0] a1 rw Z, heap[1] b2 cow B, heap[2] e1 rw X, heap[3] d2 cow D',
    },
  },
  'not-every-fault': {
    traps: [
      'P2 store text[0] X: 2',
      'P2 store heap[0] B: 5',
      'P1 store rodata[0] Y: 2',
      'P1 store stack[0] T: 5',
      'P1 store heap[0] C: 2',
    ],
    free: ['P2 load text[0] → a', 'P1 load rodata[0] → a', 'P2 load stack[0] → S', 'P2 load text[0] → a'],
    pages: {
      P1: 'text[0] a2 rx a, rodata[0] b2 r a, heap[0] c1 rw C, stack[0] f1 rw T',
      P2: 'text[0] a2 rx a, rodata[0] b2 r a, heap[0] e1 rw B, stack[0] d1 cow S',
    },
  },
  'boss-one-fault': {
    traps: [
      'P2 store heap[0] D: 5',
      'P1 store heap[0] E: 5',
      'P2 store text[0] X: 2',
      'P3 store heap[0] F: 2',
      'P1 store heap[2] G: 5',
      'P3 store heap[2] H: 5',
      'P2 store heap[2] I: 2',
    ],
    free: [
      'P3 load heap[0] → A',
      'P3 load heap[0] → A',
      'P2 load heap[2] → C',
      'P1 store heap[2] J',
      'P1 load heap[1] → B',
    ],
    pages: {
      P1: 'text[0] a3 rx a, heap[0] f1 rw E, heap[1] c3 cow B, heap[2] g1 rw J',
      P2: 'text[0] a3 rx a, heap[0] e1 rw D, heap[1] c3 cow B, heap[2] d1 rw I',
      P3: 'text[0] a3 rx a, heap[0] b1 rw F, heap[1] c3 cow B, heap[2] h1 rw H',
    },
  },
  'fork-by-hand': {
    traps: ['P1 fork P2: 10', 'P1 store heap[0] C: 5', 'P2 store heap[1] D: 5'],
    free: [
      'P1 load heap[0] → A',
      'P2 load heap[0] → A',
      'P2 load text[0] → a',
      'P1 load heap[1] → B',
      'P2 store heap[1] E',
    ],
    pages: {
      P1: 'text[0] a2 rx a, heap[0] d1 rw C, heap[1] c1 cow B',
      P2: 'text[0] a2 rx a, heap[0] b1 cow A, heap[1] e1 rw E',
    },
  },
  'fork-again': {
    traps: [
      'P2 fork P3: 7',
      'P1 fork P4: 6',
      'P3 store heap[0] D: 5',
      'P4 store heap[1] E: 5',
      'P1 store heap[1] F: 2',
      'P2 store heap[1] G: 5',
    ],
    free: ['P3 load heap[1] → C', 'P4 load heap[1] → B', 'P2 load heap[0] → A', 'P3 load heap[1] → C'],
    pages: {
      P1: 'heap[0] a3 cow A, heap[1] b1 rw F',
      P2: 'heap[0] a3 cow A, heap[1] f1 rw G',
      P3: 'heap[0] d1 rw D, heap[1] c1 cow C',
      P4: 'heap[0] a3 cow A, heap[1] e1 rw E',
    },
  },
  'nested-forks': {
    traps: [
      'P1 fork P2: 5',
      'P2 fork P3: 4',
      'P2 fork P4: 4',
      'P4 store heap[0] D: 5',
      'P1 store heap[0] E: 5',
      'P3 store heap[0] C: 5',
      'P2 store heap[0] B: 2',
    ],
    free: ['P1 load heap[0] → A', 'P2 load heap[0] → A', 'P1 store heap[0] F', 'P3 load heap[0] → C'],
    pages: { P1: 'heap[0] c1 rw F', P2: 'heap[0] a1 rw B', P3: 'heap[0] d1 rw C', P4: 'heap[0] b1 rw D' },
  },
  'what-it-saves': {
    traps: ['P1 fork P2: 11', 'P1 fork P3: 11', 'P1 fork P4: 11'],
    free: [
      'P3 store heap[0] C',
      'P1 store heap[0] D',
      'P3 load heap[1] → B',
      'P4 load heap[0] → D',
      'P4 load text[0] → a',
    ],
    pages: {
      P1: 'text[0] a1 rx a, heap[0] b1 rw D, heap[1] c1 rw B',
      P2: '',
      P3: '',
      P4: 'text[0] d1 rx a, heap[0] e1 rw D, heap[1] f1 rw B',
    },
  },
  'what-it-saves-cow': {
    traps: [
      'P1 fork P2: 10',
      'P1 fork P3: 8',
      'P3 store heap[0] C: 5',
      'P1 store heap[0] D: 2',
      'P1 fork P4: 9',
    ],
    free: ['P3 load heap[1] → B', 'P4 load heap[0] → D', 'P4 load text[0] → a'],
    pages: {
      P1: 'text[0] a2 rx a, heap[0] b2 cow D, heap[1] c2 cow B',
      P2: '',
      P3: '',
      P4: 'text[0] a2 rx a, heap[0] b2 cow D, heap[1] c2 cow B',
    },
  },
  'boss-fork': {
    traps: [
      'P1 fork P2: 10',
      'P1 store heap[0] C: 5',
      'P1 fork P3: 9',
      'P3 fork P4: 8',
      'P4 store heap[0] D: 5',
      'P2 store heap[0] E: 2',
      'P1 store heap[0] F: 5',
      'P4 store heap[1] G: 5',
      'P3 store heap[0] H: 2',
    ],
    free: ['P2 load heap[0] → A', 'P3 load heap[0] → C', 'P2 load heap[1] → B', 'P4 store heap[1] I'],
    pages: {
      P1: 'text[0] a4 rx a, heap[0] f1 rw F, heap[1] c3 cow B',
      P2: 'text[0] a4 rx a, heap[0] b1 rw E, heap[1] c3 cow B',
      P3: 'text[0] a4 rx a, heap[0] d1 rw H, heap[1] c3 cow B',
      P4: 'text[0] a4 rx a, heap[0] e1 rw D, heap[1] g1 rw I',
    },
  },
}
