import { VERBS } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { handleDemandFault } from '../handlers/demand-fault.ts'
import { handleForkByRegion } from '../handlers/fork-by-region.ts'
import { handleExec, handleExit, handleWait } from '../handlers/lives.ts'
import { handleMadvise, handleMmap, handleMprotect, handleMunmap } from '../handlers/regions.ts'
import { handleVfork } from '../handlers/vfork.ts'
import type { Kernel } from '../kernel.ts'

export const linux = {
  name: 'linux',
  title: () => texts().names.kernels.linux.title,
  called: () => texts().names.kernels.linux.called,
  verbs: new Set(VERBS),
  demand: true,
  flushOnReturn: false,
  threads: true,
  freesLastSharer: false,
  forkCopies: 'none',
  // sizeof(struct page) on a 64-bit machine (include/linux/mm_types.h; 64 in the BTF of Linux 6.18).
  bytesPerFrame: 64,
  handlers: {
    'store-page-fault': handleDemandFault,
    'load-page-fault': handleDemandFault,
    fork: handleForkByRegion,
    vfork: handleVfork,
    exec: handleExec,
    exit: handleExit,
    wait: handleWait,
    mmap: handleMmap,
    munmap: handleMunmap,
    mprotect: handleMprotect,
    madvise: handleMadvise,
  },
} as const satisfies Kernel
