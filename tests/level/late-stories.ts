import type { Story } from './played.ts'

/** The last levels of chapters 5 and 6, in the order of the course. */
export const LATE_LEVELS = ['boss-regions', 'who-runs-first', 'boss-other-choices'] as const
export type LateLevelId = (typeof LATE_LEVELS)[number]

/** What the briefs and debriefs say of the runs. */
export const LATE_STORIES: Readonly<Record<LateLevelId, Story>> = {
  'boss-regions': {
    traps: [
      'P1 fork P2: 9',
      'P2 store shm[0] T: 3',
      'P2 store conf[0] X: 4',
      'P1 store heap[0] C: 6',
      'P1 protect heap r: 4',
      'P1 store heap[1] Y: 2',
      'P1 protect heap rw: 3',
      'P2 dontneed heap[1]: 4',
      'P2 load heap[1]: 2',
      'P1 vfork P3: 3',
    ],
    free: [
      'P1 load shm[0] → T',
      'P2 load heap[0] → A',
      'P1 store heap[0] D',
      'P2 load heap[1] → B',
      'P2 load heap[1] → 0',
      'P1 load heap[1] → B',
      'P3 store heap[0] E',
      'P1 load heap[0] → E',
    ],
    pages: {
      P1: 'heap[0] f1 rw E, heap[1] c1 cow B, shm[0] d3 rw T',
      P2: 'heap[0] b1 cow A, heap[1] 0 r, shm[0] d3 rw T, conf[0] e1 rw X',
      P3: '',
    },
  },
  'who-runs-first': {
    traps: [
      'P1 fork P2: 6',
      'P1 store heap[0] B: 6',
      'P2 store heap[0] C: 2',
      'P1 fork P3: 6',
      'P3 store heap[0] D: 6',
      'P1 store heap[0] E: 2',
    ],
    free: ['P2 load heap[0] → A', 'P1 load heap[0] → B', 'P2 load heap[0] → C'],
    pages: { P1: 'heap[0] b1 rw E', P2: 'heap[0] a1 rw C', P3: 'heap[0] c1 rw D' },
  },
  'boss-other-choices': {
    traps: [
      'P1 fork P2: 12',
      'P2 fork P3: 10',
      'P3 store heap[0] C: 6',
      'P1 store heap[0] D: 7',
      'P3 exec ls: 9',
      'P2 exit: 11',
      'P1 wait: 2',
    ],
    free: [
      'P1 store stack[0] S',
      'P2 load stack[0] → R',
      'P2 store heap[0] E',
      'P1 store heap[1] F',
      'P1 load heap[0] → D',
    ],
    pages: { P1: 'heap[0] g1 rw D, heap[1] b1 rw F, stack[0] c1 rw S', P3: '' },
  },
}
