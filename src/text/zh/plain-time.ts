import type { plainTime as english } from '../en/plain-time.ts'
import type { Translation } from '../translation.ts'
import { duration } from './grammar.ts'

export const plainTime: Translation<typeof english> = {
  leftForTrap: left => `这次陷入还剩 ${duration(left)}。`,
  halfOfPar: par => `标准时间已过一半；标准时间是 ${duration(par)}。`,
  parOver: par => `标准时间 ${duration(par)}已过：现在最多得两星。`,
  limitOver: limit => `时限 ${duration(limit)}已过：不再有时间分。`,
  stands: '计时已停。',
  practice: '练习：不计时。',
  onTheClock: (elapsed, par, limit) =>
    `已用时 ${duration(elapsed)}。标准时间 ${duration(par)}，时限 ${duration(limit)}。`,
}
