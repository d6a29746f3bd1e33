import type { sandboxSymptoms as english } from '../en/sandbox-symptoms.ts'
import type { Translation } from '../translation.ts'
import { leading } from './grammar.ts'

type Mistake = Parameters<typeof english.comesFrom>[0][number]

const place = ({ moment, step, missing, trap }: Mistake): string =>
  step === null
    ? `时刻 ${moment}：从 ${trap} 返回${missing ? '，缺了一步' : ''}`
    : `时刻 ${moment}：处理 ${trap} 的第 ${step.number} 步 ${step.text}`

export const sandboxSymptoms: Translation<typeof english> = {
  junk: '垃圾值',
  reads: (who, saw, where, owed) => `${who} 在 ${where} 读到 ${saw}，应当读到 ${owed}。`,
  kernelReads: (saw, who, where, owed) => `内核在 ${who} 的 ${where} 读到 ${saw}，应当读到 ${owed}。`,
  wentThrough: (who, where) => `${who} 对 ${where} 的写入成功了，而这里不允许写。`,
  refused: (who, what, answer) => `${who} 的 ${what} 是合法的，内核却以 ${answer} 作答。`,
  stuck: (who, why) => `${who} 在这里无法继续：${why}。`,
  freeNow: (frame, who, where) => `页帧 ${frame} 现在空闲，而 ${who} 仍在 ${where} 映射它。`,
  handedOut: (frame, who, where) => `页帧 ${frame} 被再次分配出去，而 ${who} 仍在 ${where} 映射它。`,
  panic: message => `内核 ${message}。机器停住了。`,
  lost: (frame, count) => `页帧 ${frame} 丢失了：计数是 ${count}，没有人映射它，也没有人会释放它。`,
  outOfFrames: leaked =>
    `没有空闲页帧，而页帧 ${leaked.join('、')} 计入了无人持有的引用：${leaked.length === 1 ? '它' : '它们'}泄漏了。`,
  stepCannot: (step, why) => `内核自己的步骤 ${step} 无法执行：${why}`,
  again: {
    you: what => `${what} 再次陷入：你已经返回，而原因还在。`,
    kernel: what => `${what} 再次陷入：内核已经处理过，而原因还在。`,
  },
  forEver: '它会永远陷入下去',
  causeLeft: trap => `${trap} 已得到应答，而原因还在。`,
  referenceStops: '参考处理程序自己在这里也无法继续。',
  otherState: kernel => `${leading(kernel)}会留下另一种状态。`,
  needless: (times, step) => `${step} 多用了 ${times} 次。`,
  trapOf: (who, what) => `${who} 的 ${what}`,
  waitGoesOn: 'wait（继续）',
  killed: 'exit（被杀死）',
  comesFrom: (named, others) =>
    `它来自${named.map(place).join('；或者')}${others === 0 ? '' : `，或者另外 ${others} 处`}。`,
}
