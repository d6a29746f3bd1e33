import type { debts as english } from '../en/debts.ts'
import type { Translation } from '../translation.ts'

type Listed = Parameters<typeof english.regions>[1]

const listed = (list: Listed): string =>
  list
    .map(
      ({ name, at, pages, rights, share, kind }) =>
        `${name}（${at}，${pages} 页，${rights}，${share} ${kind}）`,
    )
    .join('，') || '无'

const UNTIL = '直到它的子进程调用 exec 或退出'

export const debts: Translation<typeof english> = {
  signalAstray: who => `${who} 收到了一个不该给它的信号。`,
  signalToCall: who => `${who} 做的是系统调用，不能用 SIGSEGV 作答。`,
  loadLawful: (who, page) => `${who} 可以读 ${page}：这次读取是合法的，不能用 SIGSEGV 作答。`,
  storeLawful: (who, page) => `${who} 可以写 ${page}：这次写入是合法的，不能用 SIGSEGV 作答。`,
  loadForbidden: (who, page) => `${who} 不可以读 ${page}：对这次读取应当用 SIGSEGV 作答。`,
  storeForbidden: (who, page) => `${who} 不可以写 ${page}：对这次写入应当用 SIGSEGV 作答。`,
  nobodyCalled: (who, errno) => `${who} 没有做系统调用：没有谁在等 ${errno} 这个回答。`,
  nobodyLeft: (call, errno) => `没有页帧，${call} 无法继续：已经没有谁可以得到 ${errno} 这个回答。`,
  callCan: (call, errno) => `${call} 可以完成：不能用 ${errno} 作答。`,
  callCannot: (call, errno) => `${call} 在这里无法完成：应当返回 -1，${errno}。`,
  stillSuspended: (who, call) => `${who} 仍被挂起：它的 vfork 子进程的 ${call} 必须唤醒它。`,
  suspended: who => `${who} 被挂起，但它不在 vfork(2) 中。`,
  runsMeanwhile: who => `${who} 在运行，但它的内存正由 vfork 子进程使用：它必须停住，${UNTIL}。`,
  sleepsInVfork: who => `${who} 要睡到它的一个子进程退出，但 vfork(2) 是把它挂起，${UNTIL}。`,
  runsOn: who => `${who} 继续运行，但 vfork(2) 要把它挂起，${UNTIL}。`,
  noZombie: who => `${who} 已经退出，却不是僵尸进程：它的父进程永远无法 wait 到它。`,
  zombie: who => `${who} 是僵尸进程，但它没有退出。`,
  mustSleep: who => `${who} 还没有可回收的子进程，必须睡眠。`,
  woken: who => `${who} 被唤醒了，但它还没有子进程退出。`,
  waitsInVain: who => `${who} 在睡眠，但它的 wait(2) 没有什么可等。`,
  stillSleeps: who => `${who} 仍在睡眠：没有谁唤醒它。`,
  sleeps: who => `${who} 在睡眠：它不在 wait(2) 中，不会被唤醒。`,
  killed: who => `${who} 被杀死了，但没有理由杀死它。`,
  notKilled: who => `${who} 必须被杀死：没有空闲的页帧给它。`,
  parent: (who, own, owed) => `${who} 的父进程是 ${own}，应当是 ${owed}。`,
  inOthers: (who, owner) => `${who} 在 ${owner} 的地址空间中运行，它应当有自己的。`,
  inOwn: (who, owner) => `${who} 有自己的地址空间，它应当在 ${owner} 的地址空间中运行。`,
  status: (who, own, owed) => `${who} 的退出状态是 ${own}，应当是 ${owed}。`,
  program: (who, own, owed) => `${who} 运行的是 ${own}，应当是 ${owed}。`,
  regions: (who, own, owed) => `${who} 的区域：${listed(own)}；应当是：${listed(owed)}。`,
  missing: who => `${who} 不在了，它应当还在。`,
  left: who => `${who} 还在，它应当已经消失。`,
  spent: who => `${who} 被创建又消失了，而谁也没有要求创建它。`,
}
