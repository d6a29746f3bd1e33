import { texts } from '../../text/index.ts'
import { handleRead, handleWrite } from '../handlers/files.ts'
import { handleFork } from '../handlers/fork.ts'
import { handleExec, handleExit, handleWait } from '../handlers/lives.ts'
import { handleSbrk, handleUnmap } from '../handlers/sbrk.ts'
import { handleLoadFault, handleStoreFault } from '../handlers/store-fault.ts'
import type { Kernel } from '../kernel.ts'

export const xv6 = {
  name: 'xv6',
  title: () => texts().names.kernels.xv6.title,
  called: () => texts().names.kernels.xv6.called,
  verbs: new Set(['map', 'fork', 'store', 'load', 'read', 'write', 'unmap', 'exec', 'exit', 'wait']),
  demand: false,
  flushOnReturn: true,
  threads: false,
  freesLastSharer: false,
  forkCopies: 'none',
  // An address of four bytes and a count of one, as in the forum's article on nested forks.
  bytesPerFrame: 5,
  handlers: {
    'store-page-fault': handleStoreFault,
    'load-page-fault': handleLoadFault,
    fork: handleFork,
    read: handleRead,
    write: handleWrite,
    exec: handleExec,
    exit: handleExit,
    wait: handleWait,
    sbrk: handleSbrk,
    unmap: handleUnmap,
  },
} as const satisfies Kernel
