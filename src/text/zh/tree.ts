import type { tree as english } from '../en/tree.ts'
import type { Translation } from '../translation.ts'

export const tree: Translation<typeof english> = {
  title: '进程',
  whoseChild: '亲子关系',
  anyKey: '按任意键返回',
  more: (rows, way) => `还有 ${rows} 个 ${way}`,
  takesOrphans: '收养孤儿进程',
  unborn: '未出生',
  zombie: status => `僵尸，状态 ${status}`,
  killed: '被杀死，即将退出',
  asleepInWait: '在 wait 中睡眠',
  asleep: '睡眠',
  suspended: '在 vfork 中挂起',
  trapped: '陷入',
  runnable: '可运行',
  borrows: (standing, owner) => `${standing}，在 ${owner} 的内存中`,
  behind: text => `，${text}`,
  parentGone: parent => `父进程 ${parent} 已不在`,
  orphan: parent => `${parent} 的孤儿，交给 init`,
  given: (to, by) => `由 ${by} 交给 ${to}`,
  ended: {
    exited: process => `${process} 已退出`,
    killed: process => `${process} 被杀死`,
    unborn: process => `${process} 已移除`,
  },
  gone: (processes, cut) => `已不在：${cut ? '…，' : ''}${processes.join('，')}`,
}
