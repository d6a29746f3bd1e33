import type { timeline as english } from '../en/timeline.ts'
import type { Translation } from '../translation.ts'

export const timeline: Translation<typeof english> = {
  title: '运行',
  boot: '启动',
  earlier: count => `前面 ${count} 个`,
  later: count => `后面 ${count} 个`,
  legend: {
    noTrap: '无陷入',
    kernels: '内核处理',
    yours: '你处理',
    now: '现在',
    toCome: '将由你处理',
  },
  coming: {
    title: '接下来',
    more: lines => `还有 ${lines} 行`,
    nothing: '程序已结束。',
    nobodyKnows: '无人知道：风暴边走边生成。',
  },
  happened: '经过',
  earlierAbove: (lines, up) => `前面还有 ${lines} 行 ${up}`,
  laterBelow: (lines, down) => `后面还有 ${lines} 行 ${down}`,
  how: {
    setup: '在你之前',
    'no trap': '无陷入',
    you: '你',
    kernel: '内核',
    skipped: '跳过',
  },
  withResult: (how, result) => `${how}，${result}`,
}
