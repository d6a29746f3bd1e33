import type { plainRace as english } from '../en/plain-race.ts'
import type { Translation } from '../translation.ts'
import { listed } from './grammar.ts'

export const plainRace: Translation<typeof english> = {
  told: (cpu, step, text) => `CPU ${cpu}，${step}：${text}`,
  runsOn: (cpu, process, value) => `CPU ${cpu}：${process} 继续运行，${value} 已写入。`,
  cpu: ({ cpu, process, value, step, name, code, r, held, waits }) =>
    `CPU ${cpu}：${process} 写入 ${value}；下面是第 ${step} 步，${name}：${code}；${r === null ? 'r 未知' : `r 是 ${r}`}${held === null ? '' : `，页帧 ${held} 在手中`}。${waits ? '它在等锁。' : ''}`,
  noLock: '没有锁。',
  lock: (over, holder) => `锁覆盖 ${over}，${holder === null ? '空闲' : `由 CPU ${holder} 持有`}。`,
  step: (number, name, code) => `第 ${number} 步，${name}：${code}。`,
  nothingRun: '还没有执行任何步骤。',
  order: cpus => `顺序：${cpus.join('、')}。`,
  ahead: cpus => `接下来：${cpus.join('、')}。`,
  twoCpus: '这里有 CPU 0 和 CPU 1。',
  oneCpu: '这里只有一个 CPU。',
  noStep: (word, names) => `没有步骤“${word}”；步骤有 ${listed(names)}，或 1 到 ${names.length}。`,
  howToLock: '用第一步和最后一步放锁，例如 lock copy map。',
}
