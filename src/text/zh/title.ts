import type { title as english } from '../en/title.ts'
import type { Translation } from '../translation.ts'

export const title: Translation<typeof english> = {
  about: '写时复制，而你就是内核',
  start: level => `开始：${level}`,
  goOn: level => `继续：${level}`,
  noLevels: '没有关卡',
  stars: (stars, most, star) => `${stars}/${most} ${star}`,
  levels: '关卡',
  drill: '训练',
  exam: '考试',
  sandbox: '沙盒',
  progress: '进度',
  help: '玩法',
  settings: '设置',
  quit: '退出',
  keys: '方向键和 Enter',
}
