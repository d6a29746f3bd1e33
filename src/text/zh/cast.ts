import type { cast as english } from '../en/cast.ts'
import type { Translation } from '../translation.ts'

export const cast: Translation<typeof english> = {
  trap: (number, traps, what) => `陷入 ${number}${traps === null ? '' : `/${traps}`}：${what}`,
  return: verdict => `return：${verdict}`,
  steps: steps => steps.join('，'),
  step: '步骤',
  points: points => `${points} 分`,
  inputs: {
    start: '开始',
    trap: '陷入',
    undo: '撤销',
    redo: '重做',
    next: '继续',
    show: '看演示',
    late: '超时',
    hint: '提示',
    'give-up': '放弃',
    pause: '暂停',
    resume: '继续',
  },
  race: {
    back: '退一步',
    forward: '进一步',
    again: '重新运行',
    prove: '证明',
    'give-up': '放弃',
  },
  cpu: (cpu, step) => `CPU ${cpu}：${step}`,
  lock: (from, to) => `锁住 ${from} 到 ${to}`,
  drill: (kernel, seed) => `训练 ${kernel}，种子 ${seed}`,
}
