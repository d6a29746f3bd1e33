import type { differences as english } from '../en/differences.ts'
import type { Translation } from '../translation.ts'
import { leading, within } from './grammar.ts'

const BITS: Readonly<Record<Parameters<typeof english.bits.other>[3], string>> = {
  writable: '可写的',
  cow: '写保护并且 COW 的',
  'read-only': '只读的',
}

export const differences: Translation<typeof english> = {
  forkShould: {
    all: (kernel, who, page) =>
      `这样也行，但${within(kernel)}在 fork 时复制 ${who} 的 ${page}：共享它是 COW fork 的做法。`,
    stack: (kernel, who, page) =>
      `这样也行，但${within(kernel)}在 fork 时复制 ${who} 的 ${page}：子进程很快就会写入栈顶。`,
    share: (kernel, who, page) =>
      `这样也行，但${within(kernel)}在 fork 时共享 ${who} 的 ${page}：复制它是朴素内核的做法。`,
    copyPte: (kernel, page) =>
      `这样也行，但${within(kernel)}在 fork 时，只要区域中有匿名页，就复制它的每一个页表项，${page} 的也在内。`,
    leaveShared: (kernel, who, page) =>
      `这样也行，但${within(kernel)}把 ${who} 的 ${page} 留给 ${who} 自己的缺页异常：共享区域从不用 COW，它的页帧都在页缓存中。`,
    leavePrivate: (kernel, who, page) =>
      `这样也行，但${within(kernel)}把 ${who} 的 ${page} 留给 ${who} 自己的缺页异常：这个区域没有匿名页，它的页表项不值得复制。`,
  },
  loadMaps: {
    zero: (kernel, who, page) =>
      `这样也行，但${within(kernel)}在读取时把 ${who} 的 ${page} 映射到零页帧：只有写入才占用页帧。`,
    cached: (kernel, who, page, frame) =>
      `这样也行，但${within(kernel)}在读取时把 ${who} 的 ${page} 映射到页缓存的页帧 ${frame}：只有写入才要副本。`,
    around: (kernel, who, page) =>
      `这样也行，但${within(kernel)}会把所读的页在页缓存中的相邻页一起映射（fault-around）：${who} 的 ${page} 也在内。`,
  },
  exitGivesUp: (kernel, who, page) =>
    `这样也行，但${within(kernel)}在 exit 时放弃 ${who} 的 ${page}；保留到父进程 wait 是 xv6 的做法。`,
  exitKeeps: (kernel, who, page) =>
    `这样也行，但${within(kernel)}把 ${who} 的 ${page} 保留到父进程 wait；在 exit 时放弃内存是 Linux 的做法。`,
  mapped: (kernel, who, page) => `这样也行，但${within(kernel)}在这里让 ${who} 的 ${page} 保持映射。`,
  unmapped: {
    plain: (kernel, who, page) => `这样也行，但${within(kernel)}在这里不映射 ${who} 的 ${page}。`,
    mmap: (kernel, who, page) =>
      `这样也行，但${within(kernel)}在这里不映射 ${who} 的 ${page}：mmap(2) 给的是区域，每一页到第一次访问时才来。`,
    madvise: (kernel, who, page) =>
      `这样也行，但${within(kernel)}在这里不映射 ${who} 的 ${page}：下一次访问会带来新的一页。`,
  },
  moved: {
    own: (kernel, who, page, frame) =>
      `这样也行，但这里没有谁写入 ${who} 的 ${page}，而它现在在页帧 ${frame} 上：${leading(kernel)}只复制被写入的那一页。`,
    other: (kernel, who, page, frame) =>
      `这样也行，但 ${who} 没有陷入，而它的 ${page} 现在在页帧 ${frame} 上：${leading(kernel)}不移动其他进程的页。`,
  },
  bits: {
    withoutW: (kernel, who, page) =>
      `这样也行，但${within(kernel)}不给 ${who} 的 ${page} 置位 W：还不知道它是否为 ${who} 独有，下一次写入时自会查明。`,
    withoutCow: (kernel, who, page) =>
      `这样也行，但${within(kernel)}让 ${who} 的 ${page} 只读而没有 COW：它是 ${who} 独有的，这一点不必忘掉。`,
    freed: (kernel, who, page) =>
      `这样也行，但${within(kernel)}立即让 ${who} 的 ${page} 可写：已经没有谁共享它。`,
    protect: (kernel, who, page) =>
      `这样也行，但${within(kernel)}让 ${who} 的 ${page} 保持写保护，直到 ${who} 自己写入；提前放开最后的共享者是急切内核的做法。`,
    other: (kernel, who, page, own, owed) =>
      `这样也行，但 ${who} 的 ${page} 是${BITS[own]}；${leading(kernel)}留下的是${BITS[owed]}。`,
  },
  cache: (kernel, who, page) =>
    `这样也行，但页缓存在 ${who} 的 ${page} 处与${within(kernel)}留下的不同：一页到第一次被访问时才进入页缓存。`,
  page: (kernel, who, page) => `这样也行，但 ${who} 的 ${page} 与${within(kernel)}留下的不同。`,
  memory: kernel => `这样也行，但内存与${within(kernel)}留下的不同。`,
}
