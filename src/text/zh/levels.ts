import type { levels as english } from '../en/levels.ts'
import type { Translation } from '../translation.ts'

export const levels: Translation<typeof english> = {
  title: '关卡',
  notPlayed: '未玩过',
  solveAgain: '请再解一次',
  played: '玩过',
  best: score => `最高 ${score}`,
  testedOut: '已免修',
}
