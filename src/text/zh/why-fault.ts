import type { fault as english } from '../en/why-fault.ts'
import type { Translation } from '../translation.ts'
import { REGION_RIGHTS } from './names.ts'
import { frameCalled, heldBehind, own } from './why-words.ts'

type Access = Parameters<typeof english.kill>[0]
type Mapped = Parameters<typeof english.load.around>[0]

const WORDS = { load: '读取', store: '写入' } as const

/** P2 的写入, or P2 的 read(2), for which the kernel stores. */
const called = ({ who, does, copying }: Access): string =>
  copying === null ? `${who} 的${WORDS[does]}` : `${who} 的 ${copying}(2) `

const withBits = (bits: Mapped['bits']): string =>
  bits === 'rx' ? '有 X，没有 W' : bits === 'rw' ? '有 W' : '没有 W'

const maps = ({ place, frame, bits }: Mapped): string =>
  `${own(place)} 映射页缓存自己的${frameCalled(frame)}，${withBits(bits)}`

export const fault: Translation<typeof english> = {
  signal: {
    unmapped: (page, access) => `${page} 没有映射，以后也不会有。${called(access)}收到 SIGSEGV。`,
    noBits: (page, access) =>
      `${page} 的 W 和 COW 都已清除：谁也不能写那里，复制也改变不了这一点。${called(access)}收到 SIGSEGV。`,
    unlawful: (region, rights, cow, access) =>
      `${region} 只能${REGION_RIGHTS[rights]}。先问区域，再看页表项${cow ? '，不管 COW 是否置位' : ''}：${called(access)}收到 SIGSEGV。`,
  },
  fail: {
    unmapped: (page, who) =>
      `${page} 没有映射，而内核为 ${who} 复制数据时要问区域。系统调用可以被拒绝：EFAULT。`,
    unlawful: (region, rights, who) =>
      `${region} 只能${REGION_RIGHTS[rights]}，而内核为 ${who} 复制数据时要问区域。系统调用可以被拒绝：EFAULT。`,
  },
  kill: ({ who, does, copying }) =>
    copying === null
      ? `${WORDS[does]}无法被拒绝，没有页帧又无法继续：${who} 被杀死。`
      : `内核的复制像 ${who} 自己的访问一样缺页，没有页帧又无法继续：${who} 被杀死。`,
  returns: {
    signalled: ({ who, does }) => `这次${WORDS[does]}没有完成：${who} 收到 SIGSEGV，捕获它，然后继续运行。`,
    killed: who => `回不到 ${who} 的程序了：它被杀死，接下来就是它的 exit。`,
    failed: access => `${called(access)}返回 -1，${access.who} 继续运行。`,
    copying: (access, page, frame) =>
      `内核为 ${called(access)}进行的复制继续：${page} 现在指向${frameCalled(frame)}。`,
    load: (access, page, frame, content) =>
      `${called(access)}再执行一次：${page} 现在指向${frameCalled(frame)}，读到${heldBehind(content)}。`,
    store: (access, page, frame) =>
      `${called(access)}再执行一次：${page} 现在指向${frameCalled(frame)}，W 已置位，写入成功。`,
  },
  load: {
    zero: place =>
      `${own(place)} 是新内存：读取必须得到零，而零页帧中全是零。它属于所有进程，所以 W 不置位，也不计数。`,
    shared: (region, mapped) => `${region} 是共享的：${maps(mapped)}，这样大家看到的都一样。`,
    cached: mapped => `读取不需要副本：${maps(mapped)}，文件保持原样。`,
    around: ({ place: { page }, frame, bits }) =>
      `顺带映射（fault-around）：${page} 就在附近，已缓存在${frameCalled(frame)} 中，还没有页表项。一并映射它，${withBits(bits)}，这样读取它就不必陷入。`,
    untouched: page => `至今没有谁碰过 ${page}，页缓存也没有它的页帧。映射它的进程都需要同一个页帧。`,
    noneFree: '可是没有空闲的页帧。',
    cache: (page, frame, count) =>
      `别的进程映射 ${page} 时必须找到同一个页帧，所以页缓存收下它。${frameCalled(frame)} 的计数是 ${count}，是页缓存的引用。`,
  },
  store: {
    zeroFrame: page => `${page} 指向零页帧，它属于所有进程，从不写入。`,
    cacheFrame: frame => `${frameCalled(frame)} 属于页缓存：不管计数是多少，私有的写入都不能改变文件。`,
    cached: (page, frame) => `${page} 没有页表项，而页缓存的${frameCalled(frame)} 必须与文件保持一致。`,
    fresh: (page, who) => `${page} 没有页表项：对 ${who} 来说它是新内存。`,
    shared: region => `${region} 是共享的：写入要让大家都看到，所以置位 W，什么也不复制。`,
  },
}
