import type { rules as english } from '../en/rules.ts'
import type { Translation } from '../translation.ts'

export const rules: Translation<typeof english> = {
  A1: {
    name: '映射中被释放',
    sentence: '只要还有运行中的进程映射着页帧，它的计数就不会降到 0。',
    question: '它的计数降到 0 时，还有谁能经由哪个页表项或 TLB 条目到达这个页帧？',
  },
  A2: {
    name: '共享时可写',
    sentence: '可能运行的进程都不对有多个引用的页帧持有 W。',
    question: '你工作期间，谁可能写入了别人在读的页帧？',
  },
  A3: {
    name: '未填充就映射',
    sentence: '页帧先填好内容，可能运行的进程才能看到它。',
    question: '新页帧里有什么？从页表项指向它的那一刻起，谁能看到它？',
  },
  A4: {
    name: '陈旧的 TLB',
    sentence: '刷新要在它所针对的页表项改变之后，并在旧页帧可能被重用之前。',
    question: '你放弃这个页帧的引用时，还有什么通向它？',
  },
  A5: {
    name: '放弃后使用',
    sentence: '处理程序不碰空闲的页帧，也不碰自己已经放弃的页帧。',
    question: '你使用这个页帧的时候，它可能已经归谁了？',
  },
  B1: {
    name: '计数',
    sentence: '页帧的计数就是映射它的页表项的个数。',
    question: '现在有谁引用这个页帧？它的计数又是多少？',
  },
  B2: {
    name: '留在手中',
    sentence: '手中不留页帧：要么映射，要么归还。',
    question: '返回时哪个页帧还在你手中？以后谁还能找到它？',
  },
  B3: {
    name: 'TLB 允许的比页表项多',
    sentence: 'TLB 条目允许的不多于它的页表项。',
    question: '哪个页表项变了？TLB 在那一页还允许什么？',
  },
  B4: {
    name: '内存',
    sentence: '每个存活的进程读到的，都与每次 fork 复制一切时它会读到的相同。',
    question: '这个进程在这一页应当读到什么？它的页表项又指向哪里？',
  },
  B5: {
    name: '父进程',
    sentence: '除 init 外，每个进程都有一个存活的父进程。',
    question: '哪个进程失去了父进程？孤儿进程由谁收养？',
  },
  B6: {
    name: '共享时可写',
    sentence: '私有页的页帧有多个引用时，谁都没有 W。',
    question: '这个页表项让它的进程写入的页帧，还有谁引用？',
  },
  B7: {
    name: '权限',
    sentence:
      '可写的页有 W 或 COW；不可写的页两者都没有。在 Linux 上只由区域决定可否写，COW 标记的是可能还有其他共享者的页。',
    question: '这一页允许做什么？它的页表项的位又是怎么说的？',
  },
  B8: {
    name: '回答',
    sentence: '每个进程都处于系统调用应当给它的状态，并得到应得的回答。',
    question: '这次陷入结束时，每个进程应当处于什么状态，应当得到什么回答？',
  },
  B9: {
    name: '共享页',
    sentence: '共享区域的页映射页缓存的页帧，对所有进程都是同一个。',
    question: '对这一页的写入，谁必须看到？他们又看的是哪个页帧？',
  },
}
