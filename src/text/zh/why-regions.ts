import type { regions as english } from '../en/why-regions.ts'
import type { Place } from '../en/why-words.ts'
import type { Translation } from '../translation.ts'
import { PTE_RIGHTS } from './names.ts'
import { frameCalled, kernelFirst, own } from './why-words.ts'

/** A call that promises memory is told no. `never`: by the policy that lets no promise go beyond what there is */
const overcommitted = (promise: string, never: boolean): string =>
  never
    ? `${promise}，而所有承诺的总和必须低于页帧总数的一半。返回 -1，ENOMEM。`
    : `${promise}，而这比机器的页帧还多。返回 -1，ENOMEM。`

/** A page is given up, for a reason. */
const unmapped = (why: string, place: Place, frame: string): string =>
  `${why}：${own(place)} 不能再指向${frameCalled(frame)}。`

export const regions: Translation<typeof english> = {
  sbrk: {
    grows: region => `先有区域：接下来要映射的页由 ${region} 命名。`,
    atOnce: page => `这个内核立即给内存：不管会不会用到，${page} 都需要一个页帧。`,
    noFrame: page => `没有空闲的页帧给 ${page}。sbrk 要么全部完成，要么什么也不做：必须撤回已经做的。`,
    maps: (place, frame, bits) =>
      `${own(place)} 从现在起指向${frameCalled(frame)}，权限按区域所说：${PTE_RIGHTS[bits]}。`,
    shrinks: (region, who) => `${region} 中已没有页表项，区域也撤销：${who} 拥有的与调用之前一样。`,
    fails: who => `${who} 没有做任何被禁止的事，而系统调用可以被拒绝：-1，ENOMEM。`,
    done: (region, who) => `${region} 的每一页都已映射，${who} 继续运行。`,
  },
  mmap: {
    file: region => `mmap 只建立区域，不建立页表项。${region} 的页在页缓存中，每一页在第一次访问时映射。`,
    anon: region => `mmap 只建立区域，不建立页表项。${region} 的页到第一次访问时才有，不会更早。`,
    failed: (who, region) => `mmap 返回 -1，${who} 在没有 ${region} 的情况下继续运行。`,
    done: (who, region) => `${who} 继续运行。${region} 已经有了，但还没有映射任何一页。`,
  },
  munmap: {
    shrinks: region => `${region} 中已没有页表项，所以区域可以撤销。`,
    cacheGives: '它背后的内容没有别人映射，所以页缓存放弃其中的页帧。',
    done: (region, who) => `${region} 没有了，${who} 在没有它的情况下继续运行。`,
  },
  madvise: {
    done: place => `区域还在，而 ${own(place)} 没有页表项：下一次访问它又是第一次访问。`,
    nothing: place => `${own(place)} 没有页表项，没有什么可放弃的：调用到此结束。`,
  },
  promised: {
    fork: (child, parent, never) =>
      overcommitted(`fork 会把承诺给 ${parent} 的内存再向 ${child} 承诺一次`, never),
    mmap: (region, never) => overcommitted(`mmap 会承诺 ${region} 的全部内存`, never),
    mprotect: (region, never) => overcommitted(`mprotect 会承诺 ${region} 的全部内存`, never),
  },
  unmaps: {
    sbrk: (place, frame) => unmapped('sbrk 要么全部完成，要么什么也不做', place, frame),
    munmap: (who, region, place, frame) => unmapped(`${who} 归还 ${region}`, place, frame),
    madvise: (who, place, frame) => unmapped(`${who} 不再需要这一页`, place, frame),
    fork: (place, frame) => unmapped('失败的 fork 什么也不留下', place, frame),
    exec: (who, place, frame) => unmapped(`exec 丢弃 ${who} 的旧内存，不动别人的内存`, place, frame),
    exit: (kernel, place, frame) => unmapped(`${kernelFirst(kernel)}在进程退出时就释放内存`, place, frame),
    wait: (who, place, frame) => unmapped(`${who} 在等待，僵尸进程的内存要释放`, place, frame),
  },
}
