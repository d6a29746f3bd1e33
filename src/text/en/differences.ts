/** What a PTE lets its page be. */
type Bits = 'writable' | 'cow' | 'read-only'

const BITS: Readonly<Record<Bits, string>> = {
  writable: 'writable',
  cow: 'write-protected and COW',
  'read-only': 'read-only',
}

/** What is safe, and not as the kernel leaves it: `kernel` is what a sentence calls it. */
export const differences = {
  forkShould: {
    all: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} copies ${who}'s ${page} at fork: sharing it is what a COW fork does.`,
    stack: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} copies ${who}'s ${page} at fork: its child will soon store to the top of the stack.`,
    share: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} shares ${who}'s ${page} at fork: copying it is what the naive kernel does.`,
    copyPte: (kernel: string, page: string): string =>
      `It works, but at fork ${kernel} copies every PTE of a region that holds an anonymous page, that of ${page} too.`,
    leaveShared: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} leaves ${who}'s ${page} to a fault of ${who}'s own: a shared region is never COW, and its frames are in the page cache.`,
    leavePrivate: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} leaves ${who}'s ${page} to a fault of ${who}'s own: the region holds no anonymous page, and its PTEs are not worth copying.`,
  },
  loadMaps: {
    zero: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} maps ${who}'s ${page} to the zero frame at a load: only a store takes a frame.`,
    cached: (kernel: string, who: string, page: string, frame: string): string =>
      `It works, but ${kernel} maps ${who}'s ${page} to the page cache's frame ${frame} at a load: only a store takes a copy.`,
    around: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} maps the cached neighbours of a page that is loaded from (fault-around): ${who}'s ${page} too.`,
  },
  exitGivesUp: (kernel: string, who: string, page: string): string =>
    `It works, but ${kernel} gives ${who}'s ${page} up at exit; keeping it until the parent waits is what xv6 does.`,
  exitKeeps: (kernel: string, who: string, page: string): string =>
    `It works, but ${kernel} keeps ${who}'s ${page} until its parent waits; giving memory up at exit is what Linux does.`,
  mapped: (kernel: string, who: string, page: string): string =>
    `It works, but ${kernel} leaves ${who}'s ${page} mapped here.`,
  unmapped: {
    plain: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} leaves ${who}'s ${page} unmapped here.`,
    mmap: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} leaves ${who}'s ${page} unmapped here: mmap(2) gives a region, and each page comes with its first access.`,
    madvise: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} leaves ${who}'s ${page} unmapped here: its next access brings it afresh.`,
  },
  moved: {
    own: (kernel: string, who: string, page: string, frame: string): string =>
      `It works, but nobody stores to ${who}'s ${page} here, and it is on frame ${frame} now: ${kernel} copies no page but the one that is stored to.`,
    other: (kernel: string, who: string, page: string, frame: string): string =>
      `It works, but ${who} did not trap, and its ${page} is on frame ${frame} now: ${kernel} leaves everybody else's pages where they are.`,
  },
  bits: {
    withoutW: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} leaves ${who}'s ${page} without W: it is not known to be ${who}'s alone, and the next store finds out.`,
    withoutCow: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} leaves ${who}'s ${page} read-only without COW: that it is ${who}'s alone need not be forgotten.`,
    freed: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} makes ${who}'s ${page} writable at once: nobody shares it any more.`,
    protect: (kernel: string, who: string, page: string): string =>
      `It works, but ${kernel} leaves ${who}'s ${page} write-protected until ${who} itself stores; setting the last sharer free early is what an eager kernel does.`,
    other: (kernel: string, who: string, page: string, own: Bits, owed: Bits): string =>
      `It works, but ${who}'s ${page} is ${BITS[own]}; ${kernel} leaves it ${BITS[owed]}.`,
  },
  cache: (kernel: string, who: string, page: string): string =>
    `It works, but the page cache is not as ${kernel} leaves it at ${who}'s ${page}: a page comes there when it is first accessed.`,
  page: (kernel: string, who: string, page: string): string =>
    `It works, but ${who}'s ${page} is not as ${kernel} leaves it.`,
  memory: (kernel: string): string => `It works, but the memory is not as ${kernel} leaves it.`,
}
