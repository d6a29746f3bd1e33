import type { inputs as english } from '../en/inputs.ts'
import type { Translation } from '../translation.ts'

export const inputs: Translation<typeof english> = {
  noTrap: '没有要处理的陷入。',
  nothing: '没有可做的。',
  watching: '你在观看：步骤由参考处理程序来做。',
  onCards: '这里的步骤都在卡片上，每张只能用一次。',
  panicked: '内核已经 panic：撤销，或者用 return 看判定。',
  inBulk: (primitive, why) => `${primitive}：${why}`,
  afterReturn: 'return 之后不能再有步骤。',
  noTrapToGiveUp: '没有可以放弃的陷入。',
  notWatching: '只有在观看时，才由参考处理程序来做步骤。',
  raceOpen: '竞争还没有消除。',
  oneCpu: '这里只有一个 CPU。',
  hintIn: seconds => `${seconds} 秒后才有下一条提示。`,
  noHints: '没有更多提示了。放弃就能看到解法。',
  timeBack: (at, last) => `时间倒流：${last} 毫秒之后是 ${at} 毫秒`,
  paused: '游戏已暂停。',
  notPaused: '游戏没有暂停。',
  noPlace: (input, phase) => `${phase} 阶段不能用 ${input}。`,
  clockRuns: '计时已经开始。',
  clockStands: '计时已停。',
  timeLeft: '还有时间。',
  noUndo: '没有可撤销的。',
  noRedo: '没有可重做的。',
}
