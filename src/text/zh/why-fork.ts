import type { fork as english } from '../en/why-fork.ts'
import type { Translation } from '../translation.ts'
import { frameCalled, held, own } from './why-words.ts'

export const fork: Translation<typeof english> = {
  made: (child, parent) => `先创建 ${child}，带着 ${parent} 的区域和一张空的页表。`,
  fillsNow: '子进程的页里应当有什么，要由 fork 放进去。',
  someCopied: 'fork 只复制曾被写入的区域的页表项：其余的由缺页异常补上。',
  noneCopied: 'fork 没有页表项要复制：子进程的页由缺页异常补上。',
  noFrame: (child, of) =>
    `没有空闲的页帧给${of === 'page' ? ` ${child} 的下一页` : ` ${child} 的栈顶副本`}。fork 要么全部完成，要么什么也不做：必须撤回已经做的。`,
  own: (child, page) =>
    `这个内核什么都不共享：${child} 的${page === null ? '这一页' : ` ${page} `}需要一个自己的页帧。`,
  stack: page =>
    `${page === null ? '这一页' : `${page} `}是栈顶，父进程和子进程很快都会写它。这个内核立即复制它。`,
  copied: (child, from, content, to) =>
    `${child} 必须读到${frameCalled(from)} 的内容（${held(content)}）。在任何页表项指向${frameCalled(to)} 之前，先把内容复制进去。`,
  protected: (parent, child, frame) =>
    `${child} 读${frameCalled(frame)} 期间，${parent} 不能写它：父进程一侧的 W 也要清除。COW 表示写入时可以来问内核。`,
  noted: (parent, frame) =>
    `${parent} 不再独占${frameCalled(frame)}。COW 记下这一点，免得 mprotect 立即把 W 还回去。`,
  mapsOwn: (place, frame) =>
    `${own(place)} 指向${frameCalled(frame)}，它只属于 ${place.of}：一方的写入碰不到另一方。`,
  mapsZero: (region, place) =>
    `${region === null ? '这个区域' : `${region} `}曾被写入过，所以 fork 复制它的全部页表项：${own(place)} 指向零页帧，零页帧不计数。`,
  mapsCached: (region, place, frame) =>
    `${region === null ? '这个区域' : `${region} `}曾被写入过，所以 fork 复制它的全部页表项：${own(place)} 也指向页缓存的${frameCalled(frame)}。`,
  mapsShared: (place, frame) => `${own(place)} 也指向${frameCalled(frame)}，什么也不复制。`,
  bits: {
    asTheyAre: '谁也不能写那里，所以权限位照旧，不置位 COW。',
    bothSides: '两边的 COW 都表示：谁都不独占它。',
    asParent: '与父进程一侧一样，W 清除，COW 置位。',
    already: '父进程的页表项已经是 W 清除、COW 置位，子进程的页表项取同样的位。',
    stays: parent => `这一页在 ${parent} 中已经是 COW。在子进程中也要如此，否则它的写入会被拒绝。`,
  },
  childGoes: child => `${child} 也要消失：只有半份内存的子进程绝不能运行。`,
  nothingLeft: (child, who) => `${child} 什么也没有留下，可以拒绝 ${who} 了：-1，ENOMEM。`,
  failed: (who, child) => `fork 返回 -1，${who} 在没有 ${child} 的情况下继续运行。`,
  done: (who, child) => `fork 完成。${who} 和 ${child} 都从这里继续，先后不定。`,
}
