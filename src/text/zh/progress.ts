import type { progress as english } from '../en/progress.ts'
import type { Translation } from '../translation.ts'

export const progress: Translation<typeof english> = {
  title: '进度',
  import: '要导入进度文件，请离开游戏并运行：cowhand progress --import FILE',
  ask: '从头开始，不保留任何掌握和星？现在的存档会以另一个名字保留。',
  notReset: '没有重置任何东西。',
  written: path => `已写入：${path}`,
  begunAnew: keptAs => (keptAs === null ? '已从头开始。' : `已从头开始。原来的存档保留为 ${keptAs}。`),
  anyOther: '其他任何键',
  topic: { new: '新', missed: '出过错', once: '一次', mastered: '已掌握' },
  belief: { new: '新', missed: '犯过', once: '一次', mastered: '已克服' },
  overcome: (mastered, all) => `${all} 个误解中已克服 ${mastered} 个`,
  whatOvercome: '克服：在两天、两个关卡或种子中都做到完美，此后没有再犯。',
  toSolveAgain: '请再解一次：它们的解法演示过',
  beliefs: '误解',
  topics: '主题',
  drills: '训练',
  drill: (kernel, seed) => `${kernel}，种子 ${seed}`,
  points: points => `${points} 分`,
  reached: (tier, traps) => `第 ${tier} 级，${traps} 次陷入`,
  plays: plays => `玩过 ${plays} 次`,
  comma: '，',
  colon: '：',
  more: (glyph, lines) => `${glyph} 还有 ${lines} 行`,
}
