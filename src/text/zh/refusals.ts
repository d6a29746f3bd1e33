import type { refusals as english } from '../en/refusals.ts'
import type { Translation } from '../translation.ts'

export const refusals: Translation<typeof english> = {
  noFrame: frame => `没有页帧 ${frame}。`,
  noProcess: who => `没有进程 ${who}。`,
  exists: who => `已经有 ${who} 了。`,
  noPte: (who, page) => `${who} 的 ${page} 不存在：没有页表项。`,
  noPage: (who, address) => `${who} 在 ${address} 没有页。`,
  ownParent: '进程不能做自己的父进程。',
  guest: (guest, who) => `${guest} 还在 ${who} 的地址空间中运行。`,
  hasRegion: (who, region) => `${who} 已经有区域 ${region}。`,
  noRegion: (who, region) => `${who} 没有区域 ${region}。`,
  fileTooLong: (pages, free) => `${pages} 页的文件放不下：空闲页帧有 ${free} 个。`,
  zeroInCache: '零页帧不属于任何人：页缓存不能持有它。',
  noFile: region => `${region} 背后没有文件：页缓存没有它的位置。`,
  cachedAlready: (page, frame) => `页缓存已经持有 ${page}，在页帧 ${frame} 中。`,
  panic: what => `panic：${what}`,
  panics: {
    zeroWritten: primitive => `${primitive}：零页帧从不写入`,
    getFree: frame => `get：页帧 ${frame} 是空闲的`,
    putFree: frame => `put：页帧 ${frame} 已经没有引用`,
    zeroPut: 'put：零页帧从不计数',
    initExiting: 'init 正在退出',
    reapGuest: guest => `reap：${guest} 还在这个地址空间中运行`,
  },
}
