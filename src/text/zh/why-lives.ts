import type { lives as english } from '../en/why-lives.ts'
import type { Translation } from '../translation.ts'
import { kernelWithin } from './why-words.ts'

export const lives: Translation<typeof english> = {
  wakesWaiting: (sleeper, who) =>
    `${sleeper} 在 wait(2) 中睡眠，直到它的一个子进程结束。${who} 已经结束，所以 ${sleeper} 必须再看一次。`,
  wakesSuspended: (sleeper, who) =>
    `只要 vfork 的子进程还在用同一块内存，${sleeper} 就一直停住。${who} 已经离开这块内存，${sleeper} 可以继续运行。`,
  exec: {
    empties: (who, program) => `${who} 换上新程序 ${program}：没有区域，页表是空的。它的进程号和父进程不变。`,
    leaves: (who, host) =>
      `${who} 只是借用了 ${host} 的内存，什么也不释放。它离开这块内存，换上自己的地址空间，目前是空的。`,
    returns: (who, program) => `exec 不再回到旧程序：${who} 在 ${program} 中继续运行。`,
  },
  exit: {
    orphan: child => `${child} 失去了父进程，而每个进程都要有一个活着的父进程：init 收养孤儿进程。`,
    deadOrphan: child => `${child} 已经死了，还没有谁等待过它。init 收养它，并会等待它。`,
    borrowed: (who, host) =>
      `${who} 只是借用了 ${host} 的内存，什么也不释放。它的退出状态保留到父进程等待它为止。`,
    emptied: who => `${who} 一个页表项也没有了。它作为僵尸进程带着退出状态留下，直到父进程等待它。`,
    hadNothing: who => `${who} 不再运行。它已经没有页了；退出状态保留到父进程等待它为止。`,
    keeps: (who, kernel) =>
      `${who} 不再运行。在${kernelWithin(kernel)}上，它的内存连同引用都留着，直到父进程等待它。`,
    toInit: who => `exit(2) 绝不回到 ${who}。它的父进程是 init，init 立即等待它。`,
    toParent: (who, parent) => `exit(2) 绝不回到 ${who}。它的父进程是 ${parent}，可以用 wait(2) 找到它。`,
  },
  wait: {
    reaps: (child, who) => `${child} 只剩下退出状态。${who} 的 wait 把它取走，僵尸进程随之消失。`,
    sleeps: who => `${who} 有子进程，但都还没有结束。它睡眠，直到某个 exit 把它唤醒。`,
    childless: who => `${who} 没有可等待的子进程：wait(2) 返回 -1，ECHILD。`,
    asleep: who => `${who} 不继续运行：它睡在 wait(2) 里。`,
    over: who => `wait(2) 结束，${who} 继续运行。`,
  },
  vfork: {
    shares: (child, host) =>
      `${child} 借用 ${host} 的内存：同一张页表，同一个 TLB。没有一页被复制、写保护或计数。`,
    suspends: (who, child) =>
      `两个进程同时用一块内存会弄坏彼此的栈：${who} 停住，直到 ${child} 调用 exec 或退出。`,
    returns: (who, child) => `现在运行 ${child}。${child} 写入的一切，${who} 都会在自己的内存中看到。`,
  },
}
