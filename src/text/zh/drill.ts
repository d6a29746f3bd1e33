import type { drill as english } from '../en/drill.ts'
import type { Translation } from '../translation.ts'

export const drill: Translation<typeof english> = {
  titleOf: (kernel, seed) => `训练：${kernel}，种子 ${seed}`,
  pausedOf: (kernel, seed) => `已暂停：训练 ${kernel}，种子 ${seed}`,
  over: '风暴结束',
  menu: { again: '同一场风暴再来一次', otherSeed: '换一个种子', leave: '离开' },
  header: {
    drill: '训练',
    seed: '种子',
    tier: '级',
    lives: '命',
    ghost: '影子',
    left: { before: '还剩 ', behind: '' },
  },
  storm: (kernel, seed) =>
    `一场陷入风暴，内核：${kernel}，由种子 ${seed} 生成。同一个种子对每个人都生成同一场风暴。`,
  rules: (tiers, first, last) =>
    `第三次处理出错或超时的陷入会结束风暴。得分乘以级数。共 ${tiers} 级：从 ${first} 个进程的写缺页异常和读缺页异常开始，后来有 fork、系统调用和多达 ${last} 个进程，时间越来越少。这里没有提示；你读判定时计时停止。`,
  noRun: '你在这个内核上还没有成绩。',
  bestHere: points => `你在这个种子上的最好成绩是 ${points} 分；它的进度作为你的影子伴随你。`,
  bestElsewhere: (points, seed) =>
    `你在这个内核上的最好成绩是 ${points} 分，种子 ${seed}；它的进度作为你的影子伴随你。`,
  worst: {
    clean: '没有什么',
    wasteful: '多余的步骤',
    different: '与这个内核留下的状态不同',
    unsafe: '过程中有不安全的步骤',
    wrong: '内核停住',
    refault: '指令再次陷入',
    shown: '放弃处理',
    late: '时间用完',
  },
  worstBelief: (id, times, belief, truth) => `${id}，${times} 次：${belief}。实际上：${truth}。`,
  worstRule: (id, times, sentence) => `规则 ${id}，${times} 次：${sentence}`,
  worstVerdict: (times, what) => `${times} 次：${what}。`,
  tier: tier => `第 ${tier} 级`,
  points: points => `${points} 分`,
  traps: (traps, clean) => `${traps} 次陷入，其中 ${clean} 次完美`,
  firstRun: '你在这个内核上的第一个成绩。',
  newBest: before => `新的最好成绩：之前 ${before}。`,
  best: best => `你的最好成绩：${best}。`,
  bestOnSeed: (best, seed) => `你的最好成绩（种子 ${seed}）：${best}。`,
  worstTitle: '出错最多的地方',
  allClean: '没有：每次陷入都是完美。',
  last: (trap, verdict) => `最后一次陷入：${trap}，${verdict}。`,
  forFriend: '把同一场风暴给朋友',
}
