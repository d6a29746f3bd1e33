import type { review as english } from '../en/review.ts'
import type { Translation } from '../translation.ts'

export const review: Translation<typeof english> = {
  due: topics => `有 ${topics} 个主题该复习了`,
  next: (topic, day) => `现在没有该复习的主题。下一个是 ${topic}，在 ${day}。`,
  none: '现在没有该复习的主题：还没有问过任何问题。请玩一个关卡，或参加一次考试。',
  brief: seed => `复习，种子 ${seed}`,
  report: seed => `报告：复习，种子 ${seed}`,
  title: '复习',
  what: '估计你还记得一个主题的可能性降到大约九成时，它就会再出现。',
  states: { due: '该复习', later: '以后' },
  late: days => (days === 0 ? '从今天起' : `已过 ${days} 天`),
  exams: '最近的考试',
  right: (right, asked) => `${asked} 题中答对 ${right} 题`,
  seed: seed => `种子 ${seed}`,
  minutes: (used, all) => `用时 ${used}/${all} 分钟`,
  beliefs: ids => `发现 ${ids.join('、')}`,
}
