import { handleRead, handleWrite } from './handlers/files.ts'
import { handleForkByCopying, handleForkBySharing } from './handlers/fork.ts'
import { handleExec, handleExit, handleWait } from './handlers/lives.ts'
import { handleSbrk, handleUnmap } from './handlers/sbrk.ts'
import { handleLoadFault, handleStoreFault } from './handlers/store-fault.ts'
import type { Kernel, KernelName } from './kernel.ts'

const xv6: Kernel = {
  name: 'xv6',
  title: 'xv6 with COW fork',
  verbs: new Set(['map', 'fork', 'store', 'load', 'read', 'write', 'unmap', 'exec', 'exit', 'wait']),
  sharedRegions: false,
  flushOnReturn: true,
  threads: false,
  handlers: {
    'store-page-fault': handleStoreFault,
    'load-page-fault': handleLoadFault,
    fork: handleForkBySharing,
    read: handleRead,
    write: handleWrite,
    exec: handleExec,
    exit: handleExit,
    wait: handleWait,
    sbrk: handleSbrk,
    unmap: handleUnmap,
  },
}

const naive: Kernel = {
  ...xv6,
  name: 'naive',
  title: 'xv6 whose fork copies everything',
  handlers: { ...xv6.handlers, fork: handleForkByCopying },
}

/** Every kernel by its name. A new one is a declaration here, over the shared handlers. */
export const KERNELS: Readonly<Record<KernelName, Kernel>> = { naive, xv6 }
