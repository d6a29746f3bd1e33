import type { sandboxAnswers as english } from '../en/sandbox-answers.ts'
import type { Translation } from '../translation.ts'

const going = (first: number, last: number, here: number): string =>
  `时刻 ${first === last ? first : `${first} 到 ${last}`} 将消失，时间从时刻 ${here} 继续。`

export const sandboxAnswers: Translation<typeof english> = {
  momentsGo: going,
  momentsGoAndLines: (first, last, here, behind) => `${going(first, last, here)}后面的 ${behind} 行怎么办？`,
  handGoes: '你手工做的都将消失：程序由参考处理程序从头再运行一遍。',
  keep: '保留在新行之后',
  drop: '删掉',
  yes: '是',
  no: '否',
  panicked: '内核已经 panic，此后什么都不会运行。请回到过去。',
  takeStepBack: '内核已经 panic：请撤回这一步。',
  kernelFirst: who => `内核还有事要替 ${who} 做。请先继续。`,
  lineFirst: what => `${what} 还没有结束。请先继续。`,
  howToWrite: '一行这样写：P1 map heap anon private 2',
  mostLines: most => `这里的程序最多 ${most} 行。`,
  noTrap: '没有要处理的陷入。',
  nothing: '没有可做的。',
  afterReturn: 'return 之后不能再有步骤。',
  cannotUse: (step, why) => `${step}：${why}`,
  mostFrames: most => `这里的机器有 1 到 ${most} 个页帧。`,
  yours: '这次陷入归你：使用原语，然后 return。',
  begun: '这次陷入你已经开始处理：继续手工处理，或让参考处理程序从头做完。',
  full: most => `历史已满：有 ${most} 个时刻。请清空沙盒，或回到过去。`,
  atEnd: '程序已到末尾。输入一行，它就会运行。',
  tooManyPages: (most, pages) => `太多了，看不过来：这里所有进程合计最多 ${most} 页，而这会变成 ${pages} 页`,
  tooLong: most => `对沙盒来说太长：最多 ${most} 行`,
  tooManySteps: most => `对沙盒来说太长：最多 ${most} 步`,
  empty: '文件是空的；工作负载每行一条指令，例如 P1 map heap anon private 2',
  noLine: '没有能运行的行：请输入几行，或打开一个程序。',
  noPlay: '程序里没有任何陷入：没有可玩的。',
  levelTooLong: (most, setup, program) =>
    `关卡的准备和程序各最多 ${most} 行；这里分别是 ${setup} 行和 ${program} 行。`,
  noLevel: why => `它不是关卡：${why}`,
}
