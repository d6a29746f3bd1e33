import type { counts as english } from '../en/counts.ts'
import type { Translation } from '../translation.ts'

export const counts: Translation<typeof english> = {
  title: '引用计数',
  asMoved: '变化过程',
  more: frames => `还有 ${frames} 个`,
  steps: steps => `第 ${steps.join('、')} 步`,
  inHand: '手中',
  pageCache: '页缓存',
  free: '空闲',
  nobody: '无引用者',
  list: holders => holders.join('，'),
}
