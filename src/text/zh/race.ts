import type { race as english } from '../en/race.ts'
import type { Translation } from '../translation.ts'

export const race: Translation<typeof english> = {
  refusals: {
    ended: cpu => `CPU ${cpu} 已回到用户空间：它的处理程序已经结束。`,
    waits: (cpu, holder) => `CPU ${cpu} 在等待：CPU ${holder} 持有锁。`,
    cannotStep: cpu => `CPU ${cpu} 不能走一步。`,
    nothingRan: '还什么都没有运行。',
    nothingAhead: '前面没有步骤：0 或 1 走新的一步。',
    findFirst: '先找到一个最后违反规则的顺序。',
    closed: '竞争已经消除。',
    noSuchStep: '没有这个步骤。',
    endBeforeStart: '锁要先获取，后释放。',
    noLock: '先放锁：现在还没有锁。',
  },
  codes: (a, own, page) => {
    const b = own ?? 'new'
    const load = { short: `r ← ${a} 计数`, long: `r ← ${a} 的计数` }
    return {
      look: load,
      decide: { short: 'r=1? permit', long: '若 r = 1：开 W，关 COW，结束' },
      alloc: { short: `${b} ← 空闲`, long: `${b} ← 一个空闲页帧` },
      copy: { short: `${a} → ${b}`, long: `${a} 的内容 → ${b}` },
      map: { short: `PTE → ${b} rw`, long: `${page} 的 PTE → ${b}，开 W` },
      load,
      subtract: { short: 'r ← r - 1', long: 'r ← r - 1' },
      store: { short: `${a} 计数 ← r`, long: `${a} 的计数 ← r` },
      free: { short: `r=0? 释放 ${a}`, long: `若 r = 0：释放 ${a}；结束` },
    }
  },
  did: {
    reads: (frame, r) => `读 ${frame} 的计数：r = ${r}。`,
    mustCopy: r => `r 是 ${r}：需要复制。`,
    inPlace: 'r 是 1：W 置位，COW 清除，不复制。',
    takes: frame => `取空闲页帧 ${frame}。`,
    copies: (content, from, to) => `把 '${content}' 从 ${from} 复制到 ${to}。`,
    maps: (who, page, frame) => `${who} 的 ${page} → ${frame}，W 置位。`,
    subtracts: (before, r) => `r = ${before} - 1 = ${r}。`,
    writes: (frame, count) => `写回 r：${frame} 的计数是 ${count}。`,
    stays: (r, frame) => `r 是 ${r}：${frame} 保留。`,
    frees: frame => `r 是 0：释放页帧 ${frame}。`,
    stores: (who, value) => `${who} 写入 '${value}'。`,
  },
  told: (acquires, did, releases, stored) =>
    `${acquires ? '获取锁；' : ''}${did}${releases ? '释放锁。' : ''}${stored}`,
  lockName: (from, to) => (from === to ? from : `${from} 到 ${to}`),
  verdicts: {
    found: runs => `在第 ${runs} 次运行中找到。`,
    foundShown: '演示了一个违反规则的顺序。',
    lockShown: lock => `演示了锁：${lock}。`,
    refuted: lock => `覆盖 ${lock} 的锁没有消除竞争。`,
    closed: lock => `用覆盖 ${lock} 的锁消除了竞争。`,
    tooWide: (steps, wholePage) =>
      `竞争已消除，但 ${steps.join('、')} 期间不必持有锁：${wholePage ? '凡是需要计数的，都要等整整一页填充或复制完' : '凡是需要计数的，都等得比必要的更久'}。`,
  },
}
