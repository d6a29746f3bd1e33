import type { verdicts as english } from '../en/verdicts.ts'
import type { Translation } from '../translation.ts'

const WHY: Readonly<Record<NonNullable<Parameters<typeof english.needless>[2]>, string>> = {
  'flushed at return': 'xv6 返回用户空间时会清空 TLB',
  'zeroing does': '把新页帧清零就够了',
  reusable: '没有别人需要旧页，本可以直接重用它',
  'no frame needed': '这里不需要新页帧',
}

export const verdicts: Translation<typeof english> = {
  needless: (primitive, times, why) =>
    `${primitive} 多用了 ${times} 次${why === null ? '' : `：${WHY[why]}`}。`,
  refault: who => `${who} 的指令再次执行，又陷入了：原因还在。`,
  halted: panic => `内核 ${panic}。机器停住了。`,
  earlyFlush: (who, page) =>
    `${who} 的 TLB 在 ${page} 的页表项改变之前就刷新了：另一个线程可能又用旧的页表项填充了它。`,
  earlyPoke: '返回之后，read(2) 的复制会再次执行并自己写入：这里不需要 poke。',
}
