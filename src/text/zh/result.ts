import type { result as english } from '../en/result.ts'
import type { Translation } from '../translation.ts'

export const result: Translation<typeof english> = {
  asReference: '与参考内核相同',
  reference: steps => `参考内核：${steps.join('，')}`,
  practice: '练习',
  watched: '观看',
  time: (time, par) => `用时 ${time}，标准时间 ${par}`,
  newBest: before => `新的最好成绩，之前 ${before}`,
  best: best => `最好 ${best}`,
  points: points => `${points} 分`,
  pointsFor: {
    traps: (points, bonus) => `陷入 ${points} 分，时间 ${bonus} 分`,
    race: (points, bonus) => `竞争 ${points} 分，时间 ${bonus} 分`,
  },
  yourTraps: '你处理的陷入',
  debriefTitle: '总结',
  atEnd: '结束时的机器',
  heads: {
    trap: '陷入',
    verdict: '判定',
    points: '得分',
    yours: '你的步骤',
    reference: '参考内核的步骤',
    same: '与参考内核相同',
  },
  trapsMore: traps => `… 还有 ${traps} 次陷入：见总结`,
  more: '… 更多：见总结',
  menu: {
    debrief: '阅读总结',
    next: level => `下一关：${level}`,
    solveNow: '现在自己做，换用别的名字',
    otherNames: '换用别的名字再玩一次',
    again: '再玩一次',
    levels: '关卡',
  },
  lessHelp: {
    watch: '同一关：完成参考内核开了头的处理',
    finish: '同一关：把它的步骤排好顺序',
    order: '同一关，不用卡片',
  },
}
