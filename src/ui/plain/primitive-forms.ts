import type { PrimitiveName } from '../../kernel/index.ts'

/** How each primitive is written in full. What it takes from the cursor and the hand may be left out. */
export const FORMS: Readonly<Record<PrimitiveName, string>> = {
  alloc: 'alloc',
  zero: 'zero FRAME',
  copy: 'copy FRAME FRAME',
  fill: 'fill FRAME NUMBER',
  map: 'map PROCESS PAGES FRAME [BITS]',
  unmap: 'unmap PROCESS PAGES',
  protect: 'protect PROCESS PAGES',
  permit: 'permit PROCESS PAGES',
  get: 'get FRAME, or get PROCESS PAGES',
  put: 'put FRAME, or put PROCESS PAGES',
  flush: 'flush PROCESS [PAGES]',
  poke: 'poke FRAME VALUE',
  cache: 'cache PROCESS PAGE FRAME',
  spawn: 'spawn PROCESS CHILD',
  share: 'share PROCESS CHILD',
  exec: 'exec PROCESS PROGRAM',
  zombie: 'zombie PROCESS [STATUS]',
  reparent: 'reparent PROCESS PARENT',
  wake: 'wake PROCESS',
  sleep: 'sleep PROCESS',
  suspend: 'suspend PROCESS',
  reap: 'reap PROCESS',
  kill: 'kill PROCESS',
  grow: 'grow',
  shrink: 'shrink PROCESS REGION',
  rights: 'rights PROCESS REGION RIGHTS',
  signal: 'signal PROCESS',
  fail: 'fail ERROR',
  return: 'return',
}

/** One example for each word in capitals. */
export const EXAMPLES =
  'PROCESS is written p1, PAGES heap[0], heap[0..3] or heap for all of them, FRAME a or zero, BITS r, rw, rx or cow.'
