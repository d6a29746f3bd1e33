import type { Scene } from './scenes.ts'

/**
 * The first page of a process's regions, in the order in which it maps them: on linux a region begins in a window of 16
 * pages of its own.
 */
export const [HEAP, NEXT] = [12, 28] as const

const on = (...lines: string[]): Scene => ({ lines, plot: { kernel: 'linux' } })
const scarce = (frames: number, ...lines: string[]): Scene => ({ lines, plot: { kernel: 'linux', frames } })

const heap = 'P1 map heap anon private 1'
const two = 'P1 map heap anon private 2'
const pair = [heap, 'P1 store heap[0] A', 'P1 fork P2']
const text = 'P1 map text file private 3 rx'
const conf = 'P1 map conf file private 1'
const shm = 'P1 map shm anon shared 1'

/** Frames are named in the order in which they were taken, from a on; a file takes its own when it is mapped. */
export const LINUX_SCENES = {
  /** Nothing is mapped; a is free. */
  freshStore: on(heap, '|', 'P1 store heap[0] A'),
  freshLoad: on(heap, '|', 'P1 load heap[0]'),
  /** heap[0] is on the zero frame, and in the TLB. */
  zeroStore: on(heap, 'P1 load heap[0]', '|', 'P1 store heap[0] A'),
  freshWrite: on(heap, '|', 'P1 write heap[0]'),
  freshFull: scarce(1, heap, 'P1 store heap[0] A', 'P1 map bss anon private 1', '|', 'P1 store bss[0] B'),
  /** The text's pages are cached in a, b and c; none is mapped. */
  textLoad: on(text, '|', 'P1 load text[1]'),
  /** conf's only page is cached in a and not mapped. */
  fileLoad: on(conf, '|', 'P1 load conf[0]'),
  fileStore: on(conf, '|', 'P1 store conf[0] X'),
  /** It is mapped, and in the TLB. */
  fileStoreLater: on(conf, 'P1 load conf[0]', '|', 'P1 store conf[0] X'),
  textStore: on(text, 'P1 load text[1]', '|', 'P1 store text[1] X'),
  textRead: on(text, '|', 'P1 read text[0] K'),
  /** Nobody has touched the shared page. */
  sharedLoad: on(shm, '|', 'P1 load shm[0]'),
  sharedStore: on(shm, '|', 'P1 store shm[0] S'),
  sharedFull: scarce(1, shm, heap, 'P1 store heap[0] A', '|', 'P1 load shm[0]'),
  /** P1 has stored to it: it is cached in a. */
  sharedLater: on(shm, 'P1 fork P2', 'P1 store shm[0] S', '|', 'P2 store shm[0] T'),
  /** P1 and P2 share a; P2 faults, and its TLB holds the page. */
  cow: on(...pair, 'P2 load heap[0]', '|', 'P2 store heap[0] B'),
  cowParent: on(...pair, 'P1 load heap[0]', '|', 'P1 store heap[0] C'),
  /** P1, P2 and P2's child P3 share a; P3 faults. */
  grandchild: on(...pair, 'P2 fork P3', '|', 'P3 store heap[0] C'),
  /** P1 is the last sharer of a, which its TLB holds; P2 has b. */
  last: on(...pair, 'P2 store heap[0] B', 'P1 load heap[0]', '|', 'P1 store heap[0] C'),
  /** P1 and P2 share a, and no frame is left. */
  cowFull: scarce(1, ...pair, '|', 'P2 store heap[0] B'),
  /** a is P1's alone, in a region that may not be written any more. */
  readOnly: on(heap, 'P1 store heap[0] A', 'P1 protect heap r', '|', 'P1 store heap[0] B'),
  /** The same, but shared with P2. */
  readOnlyShared: on(...pair, 'P1 protect heap r', '|', 'P1 store heap[0] B'),
  readCow: on(...pair, '|', 'P2 read heap[0] K'),
  readFull: scarce(1, ...pair, '|', 'P2 read heap[0] K'),
  /** heap[0] is on a and in the TLB with W; P2 is to be born. */
  fork: on(heap, 'P1 store heap[0] A', '|', 'P1 fork P2'),
  /** P2, which runs in P1's address space, is to have a child. */
  forkByGuest: on(heap, 'P1 store heap[0] A', 'P1 vfork P2', '|', 'P2 fork P3'),
  /** heap[0] is on a, heap[1] on the zero frame. */
  forkZero: on(two, 'P1 store heap[0] A', 'P1 load heap[1]', '|', 'P1 fork P2'),
  /** No region holds an anonymous page: conf[0] is on the page cache's a, heap[0] on the zero frame. */
  forkNothing: on(conf, heap, 'P1 load conf[0]', 'P1 load heap[0]', '|', 'P1 fork P2'),
  /** shm[0] is on the page cache's a. */
  forkShared: on(shm, 'P1 store shm[0] S', '|', 'P1 fork P2'),
  /** conf[0] is on a copy, c; conf[1] is on the page cache's b. */
  forkFile: on('P1 map conf file private 2', 'P1 store conf[0] X', 'P1 load conf[1]', '|', 'P1 fork P2'),
  /** heap[0] is COW already, shared with P2. */
  forkAgain: on(...pair, '|', 'P1 fork P3'),
  /** Under `never` 8 frames let 3 pages be promised, and 2 are. */
  forkMuch: {
    lines: [two, 'P1 store heap[0] A', '|', 'P1 fork P2'],
    plot: { kernel: 'linux', frames: 8, overcommit: 'never' },
  },
  mmapMuch: {
    lines: [two, '|', 'P1 map bss anon private 2'],
    plot: { kernel: 'linux', frames: 8, overcommit: 'never' },
  },
  /** heap is promised; log is not as long as it may only be read. */
  protectMuch: {
    lines: [heap, 'P1 map log anon private 3 r', '|', 'P1 protect log rw'],
    plot: { kernel: 'linux', frames: 8, overcommit: 'never' },
  },
  vfork: on(heap, 'P1 store heap[0] A', '|', 'P1 vfork P2'),
  /** P3 and P1 share a, which P1's TLB holds; P2 runs in P1's address space and faults. */
  vforkStore: on(
    ...[heap, 'P1 store heap[0] A', 'P1 fork P3', 'P1 load heap[0]', 'P1 vfork P2', '|'],
    'P2 store heap[0] B',
  ),
  vforkExec: on(heap, 'P1 store heap[0] A', 'P1 vfork P2', '|', 'P2 exec ls'),
  vforkExit: on(heap, 'P1 store heap[0] A', 'P1 vfork P2', '|', 'P2 exit 3'),
  /** P1 and P2 share a. */
  exec: on(...pair, '|', 'P2 exec ls'),
  /** The same; P3 is P2's child, and P1 sleeps in wait(2). */
  exit: on(...pair, 'P2 fork P3', 'P1 wait', '|', 'P2 exit 7'),
  /** P2 has nothing but the zero frame to give up; P3 is its child. */
  exitZero: on(heap, 'P1 fork P2', 'P2 load heap[0]', 'P2 fork P3', '|', 'P2 exit'),
  wait: on(...pair, 'P2 exit', '|', 'P1 wait'),
  mmap: on(...pair, '|', 'P2 map bss anon private 2'),
  mmapShared: on('|', 'P1 map shm anon shared 1'),
  /** P1 and P2 share a; P2's TLB holds the page. */
  munmap: on(...pair, 'P2 load heap[0]', '|', 'P2 unmap heap'),
  /** a is P1's alone, and in its TLB. */
  munmapAlone: on(heap, 'P1 store heap[0] A', '|', 'P1 unmap heap'),
  protectR: on(heap, 'P1 store heap[0] A', '|', 'P1 protect heap r'),
  protectShared: on(shm, 'P1 store shm[0] S', '|', 'P1 protect shm r'),
  /** a is P1's alone, and known to be. */
  protectRw: on(heap, 'P1 store heap[0] A', 'P1 protect heap r', '|', 'P1 protect heap rw'),
  /** P2 has shared a and is gone: P1 is alone, and that is not known. */
  protectRwUnknown: on(...pair, 'P2 exit', 'P1 protect heap r', '|', 'P1 protect heap rw'),
  /** P1 and P2 share a. */
  protectRwCow: on(...pair, 'P1 protect heap r', '|', 'P1 protect heap rw'),
  /** a is P1's alone, and in its TLB. */
  madvise: on(heap, 'P1 store heap[0] A', '|', 'P1 dontneed heap[0]'),
  madviseZero: on(heap, 'P1 load heap[0]', '|', 'P1 dontneed heap[0]'),
} as const satisfies Readonly<Record<string, Scene>>

export type LinuxSceneName = keyof typeof LINUX_SCENES

/** A level's worth of lines that come to every kind of trap that linux has. */
export const LINUX_STORY: readonly string[] = [
  ...['P1 map heap anon private 2', 'P1 store heap[0] A', 'P1 map conf file private 2', '|'],
  ...['P1 map shm anon shared 1', 'P1 load heap[1]', 'P1 store shm[0] S', 'P1 load conf[0]', 'P1 fork P2'],
  ...['P2 store heap[0] B', 'P2 read conf[0..1] KL', 'P1 vfork P3', 'P3 store heap[0] C', 'P3 exec ls'],
  ...['P1 protect heap r', 'P1 store heap[0] D', 'P1 protect heap rw', 'P1 dontneed heap[0]'],
  ...['P2 load shm[0]', 'P2 unmap shm', 'P2 exit', 'P1 wait', 'P1 wait', 'P3 exit', 'P1 write heap[0]'],
]
