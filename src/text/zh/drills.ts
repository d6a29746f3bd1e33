import type { drills as english } from '../en/drills.ts'
import type { Translation } from '../translation.ts'

export const drills: Translation<typeof english> = {
  title: '训练：无尽的陷入风暴',
  about: '第三次出错的陷入使它结束。相同的种子对所有人产生相同的风暴。',
  seed: '种子 ',
  digits: '数字键',
  typeOne: '输入',
  drawAnother: '换一个',
  onWhich: '在哪个内核上？',
  best: (points, tier) => `最高 ${points} 分，第 ${tier} 级`,
}
