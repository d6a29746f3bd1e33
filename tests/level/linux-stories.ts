import type { Story } from './played.ts'

/** The levels of chapters 5 and 6, in the order of the course. */
export const LEVELS = [
  'zero-page',
  'shared-is-not-cow',
  'private-file',
  'fork-skips-untouched',
  'stale-tlb',
  'protect-and-back',
  'dontneed',
  'exit-on-linux',
  'vfork',
  'demand-loading',
  'overcommit',
  'last-sharer-set-free',
  'top-of-stack',
] as const
export type LevelId = (typeof LEVELS)[number]

/** What the briefs and debriefs say of the runs. */
export const STORIES: Readonly<Record<LevelId, Story>> = {
  'zero-page': {
    traps: [
      'P1 load heap[0]: 2',
      'P1 load heap[1]: 2',
      'P1 store heap[0] A: 5',
      'P1 store heap[2] B: 4',
      'P1 store heap[1] C: 5',
    ],
    free: [
      'P1 load heap[0] → 0',
      'P1 load heap[1] → 0',
      'P1 load heap[1] → 0',
      'P1 load heap[0] → A',
      'P1 load heap[2] → B',
    ],
    pages: { P1: 'heap[0] a1 rw A, heap[1] c1 rw C, heap[2] b1 rw B' },
  },
  'shared-is-not-cow': {
    traps: [
      'P1 fork P2: 6',
      'P2 store shm[0] T: 3',
      'P2 load shm[1]: 6',
      'P1 store shm[1] U: 3',
      'P2 store heap[0] B: 6',
    ],
    free: [
      'P2 load heap[0] → A',
      'P1 load shm[0] → T',
      'P2 load shm[1] → 0',
      'P2 load shm[1] → U',
      'P1 load heap[0] → A',
    ],
    pages: {
      P1: 'heap[0] a1 cow A, shm[0] b3 rw T, shm[1] c3 rw U',
      P2: 'heap[0] d1 rw B, shm[0] b3 rw T, shm[1] c3 rw U',
    },
  },
  'private-file': {
    traps: [
      'P1 load lib[1]: 7',
      'P1 store lib[0] X: 6',
      'P2 store lib[0] Y: 4',
      'P2 load lib[2]: 5',
      'P1 store lib[2] Z: 6',
    ],
    free: [
      'P1 load lib[1] → b',
      'P1 load lib[0] → a',
      'P2 load lib[2] → c',
      'P2 load lib[1] → b',
      'P2 load lib[2] → c',
      'P1 store lib[0] W',
    ],
    pages: {
      P1: 'lib[0] d1 rw W, lib[1] b3 r b, lib[2] f1 rw Z',
      P2: 'lib[0] e1 rw Y, lib[1] b3 r b, lib[2] c2 r c',
    },
  },
  'fork-skips-untouched': {
    traps: [
      'P1 fork P2: 7',
      'P2 load text[0]: 3',
      'P2 load bss[0]: 2',
      'P2 store heap[1] B: 5',
      'P1 store heap[0] C: 6',
    ],
    free: [
      'P1 load text[0] → a',
      'P2 load text[0] → a',
      'P2 load bss[0] → 0',
      'P2 load heap[1] → 0',
      'P2 load heap[0] → A',
    ],
    pages: {
      P1: 'text[0] a3 rx a, bss[0] 0 r, heap[0] d1 rw C, heap[1] 0 r',
      P2: 'text[0] a3 rx a, bss[0] 0 r, heap[0] b1 cow A, heap[1] c1 rw B',
    },
  },
  'stale-tlb': {
    traps: ['P1 fork P2: 9', 'P1 store heap[0] D: 6', 'P2 store heap[0] E: 2', 'P2 store heap[1] F: 6'],
    free: [
      'P1 store heap[0] C',
      'P1 load heap[0] → C',
      'P2 load heap[0] → C',
      'P2 load heap[1] → B',
      'P1 load heap[1] → B',
    ],
    pages: { P1: 'heap[0] c1 rw D, heap[1] b1 cow B', P2: 'heap[0] a1 rw E, heap[1] d1 rw F' },
  },
  'protect-and-back': {
    traps: [
      'P1 protect heap r: 4',
      'P1 store heap[0] X: 2',
      'P1 store heap[1] X: 2',
      'P1 protect heap rw: 3',
      'P1 store heap[0] D: 6',
    ],
    free: ['P1 load heap[1] → B', 'P1 store heap[1] C', 'P2 load heap[0] → A'],
    pages: { P1: 'heap[0] c1 rw D, heap[1] b1 rw C', P2: 'heap[0] a1 cow A' },
  },
  dontneed: {
    traps: [
      'P2 dontneed heap[0]: 4',
      'P2 load heap[0]: 2',
      'P1 store heap[0] B: 2',
      'P2 store heap[0] C: 5',
      'P2 dontneed conf[0]: 4',
      'P2 load conf[0]: 3',
    ],
    free: ['P2 load heap[0] → A', 'P1 load heap[0] → A', 'P2 load heap[0] → 0', 'P2 load conf[0] → a'],
    pages: { P1: 'heap[0] b1 rw B', P2: 'heap[0] d1 rw C, conf[0] a2 r a' },
  },
  'exit-on-linux': {
    traps: [
      'P2 exit: 8',
      'P3 store heap[0] C: 6',
      'P1 wait: 2',
      'P1 store heap[0] D: 2',
      'P3 exit: 7',
      'P1 store heap[1] E: 2',
    ],
    free: ['P3 load heap[0] → A', 'P1 load heap[0] → D'],
    pages: { P1: 'heap[0] a1 rw D, heap[1] b1 rw E' },
  },
  vfork: {
    traps: [
      'P2 exec ls: 7',
      'P1 vfork P3: 3',
      'P3 store heap[0] X: 2',
      'P3 exec make: 3',
      'P1 store heap[1] C: 2',
    ],
    free: ['P1 load heap[0] → A', 'P3 load heap[0] → A', 'P1 load heap[0] → X'],
    pages: { P1: 'heap[0] a1 rw X, heap[1] b1 rw C', P2: '', P3: '' },
  },
  'demand-loading': {
    traps: [
      'P1 load text[0]: 5',
      'P1 store data[0] R: 4',
      'P1 load data[1]: 3',
      'P1 store data[1] G: 6',
      'P1 store bss[0] Z: 4',
      'P1 store text[1] X: 2',
    ],
    free: ['P1 load text[0] → a', 'P1 load text[1] → b', 'P1 load data[1] → b', 'P1 load data[0] → R'],
    pages: { P1: 'text[0] a2 rx a, text[1] b2 rx b, data[0] e1 rw R, data[1] f1 rw G, bss[0] g1 rw Z' },
  },
  overcommit: {
    traps: [
      'P1 fork P2: 2',
      'P1 map tmp anon private 2: 2',
      'P1 map buf anon private 1: 2',
      'P1 vfork P3: 3',
      'P1 unmap heap: 5',
      'P1 fork P4: 3',
    ],
    free: ['P3 store heap[0] B', 'P1 load heap[0] → B'],
    pages: { P1: '', P3: '', P4: '' },
  },
  'last-sharer-set-free': {
    traps: ['P2 store heap[0] C: 6', 'P3 store heap[0] D: 7', 'P2 exec ls: 7', 'P3 exec cat: 8'],
    free: ['P1 store heap[0] E', 'P1 store heap[1] F', 'P1 load heap[0] → E'],
    pages: { P1: 'heap[0] a1 rw E, heap[1] b1 rw F', P2: '', P3: '' },
  },
  'top-of-stack': {
    traps: ['P1 fork P2: 12', 'P2 store heap[0] B: 7', 'P2 exec ls: 10'],
    free: [
      'P2 store stack[1] T',
      'P1 store stack[1] U',
      'P1 store stack[0] V',
      'P1 store heap[0] C',
      'P1 load stack[1] → U',
    ],
    pages: { P1: 'heap[0] a1 rw C, stack[0] b1 rw V, stack[1] c1 rw U', P2: '' },
  },
}
