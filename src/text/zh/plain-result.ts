import type { plainResult as english } from '../en/plain-result.ts'
import type { Translation } from '../translation.ts'

export const plainResult: Translation<typeof english> = {
  verdict: (kind, points, what) => `${kind}：${points} 分。${what}`,
  saying: (label, text) => `${label}：${text}`,
  end: (title, stars, points, record) =>
    `《${title}》结束：${stars} 星，${points} 分。${record === '' ? '' : `${record}。`}`,
  pointsAndTime: (points, time) => `${points}。${time}。`,
  trap: (text, kind, points, beside) => `${text}：${kind}，${points} 分，${beside}。`,
  race: (kind, points, text) => `${kind}，${points} 分：${text}`,
  trapSoFar: (number, text, kind, points) => `第 ${number} 次陷入，${text}：${kind}，${points} 分。`,
  soFar: points => `目前 ${points} 分。`,
}
