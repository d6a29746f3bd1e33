import type { exam as english } from '../en/exam.ts'
import type { Translation } from '../translation.ts'
import { listed } from './grammar.ts'

export const exam: Translation<typeof english> = {
  asks: {
    trap: instruction => `运行之后接着执行 ${instruction}。它会陷入吗？`,
    reads: instruction => `这段运行的最后一条指令 ${instruction} 读到什么？`,
    result: instruction => `这段运行的最后一条指令 ${instruction} 结果如何？`,
    frame: (process, page) => `运行之后，${process} 的 ${page} 指向哪个页帧？`,
    count: (process, page) => `运行之后，${process} 的 ${page} 所指页帧的计数是多少？`,
    bits: (process, page) => `运行之后，${process} 的 ${page} 的页表项有哪些位？`,
    'in-use': '运行之后，有多少个页帧在使用中？',
    copies: '运行期间，处理程序一共复制多少页？',
    parent: process => `运行之后，${process} 的父进程是谁？`,
    state: process => `运行之后，${process} 处于什么状态？`,
    copy: page =>
      `在这些 fork 之后，有一个或两个进程写入了 ${page}，每个只写一次。现在谁的 ${page} 指向副本，而不是原来的页帧？`,
    rule: '最后一条指令陷入，这是处理程序。A 类规则在每一步都要成立，B 类规则在返回时要成立。这个处理程序最先违反哪条规则？',
    order: '最后一条指令陷入。请把处理程序的步骤排成一个安全的顺序；其中可能有不需要的步骤。',
    'by-hand': '最后一条指令陷入。请一步一步亲手处理这次陷入。',
  },
  answers: {
    noTrap: '它不会陷入。',
    traps: title => `它会陷入：${title}。`,
    value: value => `'${value}'`,
    zeros: '全零',
    junk: '垃圾值',
    frame: letter => `页帧 ${letter}`,
    zeroFrame: '零页帧',
    notMapped: '它没有映射。',
    frames: count => `${count} 个页帧`,
    number: count => String(count),
    gone: '没有这个进程。',
    runs: '它顺利完成。',
    SIGSEGV: '进程收到 SIGSEGV。',
    killed: '进程被杀死。',
    fails: errno => `系统调用返回 -1（${errno}）。`,
    bits: {
      r: '只读：W 和 COW 都没有',
      rw: 'W',
      rx: 'X，没有 W',
      cow: 'COW，没有 W',
    },
    states: {
      runnable: '它可以运行。',
      waiting: '它在睡眠。',
      suspended: '它停住，直到它的 vfork 子进程调用 exec 或退出。',
      zombie: '它是僵尸进程。',
    },
    nobodys: '没有谁的',
    whose: processes => listed(processes),
    nothingBroken: '没有违反：处理程序是对的。',
    rule: (id, sentence) => `${id}：${sentence}`,
  },
  kinds: {
    predict: '预测',
    order: '排序',
    detective: '侦探',
    bug: '找错',
    'by-hand': '亲手处理',
  },
}
