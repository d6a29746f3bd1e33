import type { Scene } from './scenes.ts'

const on = (...lines: string[]): Scene => ({ lines, plot: { kernel: 'eager' } })

const pair = ['P1 map heap anon private 1', 'P1 store heap[0] A', 'P1 fork P2']
const withStack = ['P1 map stack anon private 2', 'P1 store stack[0] A', 'P1 store stack[1] B']

/** As in LINUX_SCENES, on the kernel that sets the last sharer free at once and copies the top of the stack at fork. */
export const EAGER_SCENES = {
  /** P1 and P2 share a; P2 faults, and its TLB holds the page. */
  cow: on(...pair, 'P2 load heap[0]', '|', 'P2 store heap[0] B'),
  /** P1, P2 and P3 share a; P2 faults. */
  three: on(...pair, 'P1 fork P3', '|', 'P2 store heap[0] B'),
  /** P1 and P2 share a. */
  exec: on(...pair, '|', 'P2 exec ls'),
  exit: on(...pair, '|', 'P2 exit'),
  munmap: on(...pair, '|', 'P2 unmap heap'),
  /** stack[0] is on a, stack[1], the top, on b. */
  fork: on(...withStack, '|', 'P1 fork P2'),
  /** The same, and no frame is left. */
  forkFull: { lines: [...withStack, '|', 'P1 fork P2'], plot: { kernel: 'eager', frames: 2 } },
} as const satisfies Readonly<Record<string, Scene>>
