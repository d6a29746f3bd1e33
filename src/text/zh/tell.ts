import type { tell as english } from '../en/tell.ts'
import type { Translation } from '../translation.ts'

export const tell: Translation<typeof english> = {
  counts: {
    frame: (frame, count) =>
      count === 0 ? `页帧 ${frame}：计数 0，空闲。` : `页帧 ${frame}：计数 ${count}。`,
    zero: '零页帧不计数。',
    zeroCounted: '零页帧被计数了，这是不应当的。',
  },
  inHand: (frame, mapper) =>
    `页帧 ${frame} 在你手中：计数 1，内容未知，${mapper === null ? '没有映射' : `而 ${mapper} 仍映射它`}。`,
  noneFree: '没有空闲的页帧。',
  holds: (frame, content) => `页帧 ${frame} 中是 '${content}'。`,
  holdsToo: (frame, content) => `页帧 ${frame} 中也是 '${content}'。`,
  pte: (who, page, frame, rights, count) => `${who} 的 ${page} → ${frame}，${rights}。${count}`,
  absent: (who, page) => `${who} 的 ${page} 不再存在。`,
  tlbEmpty: who => `${who} 的 TLB：空。`,
  tlbWithout: (who, page) => `${who} 的 TLB：没有 ${page} 的条目。`,
  cached: (page, frame, count) => `页缓存持有 ${page}，在页帧 ${frame} 中。${count}`,
  spawned: (child, who) => `${child} 诞生：带着 ${who} 的区域，页表是空的。`,
  shares: (child, who) => `${child} 诞生，在 ${who} 的地址空间中运行。`,
  exec: (who, program) => `${who} 运行 ${program}：没有区域，页表是空的。`,
  zombie: (who, status) => `${who} 是僵尸进程，退出状态 ${status}。`,
  reparented: (who, parent) => `${who} 的父进程现在是 ${parent}。`,
  awake: who => `${who} 醒着。`,
  notAsleep: who => `${who} 没有在睡眠。`,
  sleeps: who => `${who} 睡眠，直到被唤醒。`,
  standsAlready: who => `${who} 已经停住。`,
  cannotSleep: who => `${who} 已经结束，不能睡眠。`,
  suspended: who => `${who} 停住，直到它的子进程调用 exec 或退出。`,
  cannotSuspend: who => `${who} 没有在运行，不能挂起。`,
  reaped: who => `${who} 消失了，它的页表也一起消失。`,
  killed: who => `${who} 不再返回用户空间，而是退出。`,
  signalled: who => `${who} 将收到 SIGSEGV。`,
  grown: (who, region) => `${who} 有了区域 ${region}，其中还没有页。`,
  shrunk: (who, region) => `${who} 的区域 ${region} 消失了。`,
  rights: (who, region, may) => `${who} 的 ${region} 现在允许${may}；它的页表项照旧。`,
  failed: errno => `系统调用将返回 -1（${errno}）。`,
  returned: '离开内核。',
}
