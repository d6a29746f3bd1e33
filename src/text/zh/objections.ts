import type { objections as english } from '../en/objections.ts'
import type { Translation } from '../translation.ts'

export const objections: Translation<typeof english> = {
  exited: who => `${who} 已经结束：它退出了`,
  killed: who => `${who} 已经结束：它因缺少页帧而被杀死`,
  notYet: (who, alive) =>
    `还没有 ${who}；${alive.length === 0 ? '这里没有存活的进程' : `这里存活的有：${alive.join('、')}`}`,
  unborn: who => `${who} 从未诞生：它的 fork 因缺少页帧而失败`,
  waits: who => `${who} 在 wait(2) 中，直到它的一个子进程退出`,
  suspended: (who, children) => `${who} 在 vfork(2) 中被挂起，直到 ${children.join('、')} 调用 exec 或 exit`,
  noRegion: (who, region, has) =>
    `${who} 没有区域 ${region}；${has.length === 0 ? '它还没有区域：先用 map 建一个' : `它有 ${has.join('、')}`}`,
  outOfRange: (page, who, region, pages) =>
    `${page} 超出范围：${who} 的 ${region} ${pages === 1 ? '只有一页，[0]' : `有 [0] 到 [${pages - 1}] 页`}`,
  noRoom: (most, pages) => `太多了：所有进程合起来最多 ${most} 页，而这样会有 ${pages} 页`,
  hasRegion: (who, region) => `${who} 已经有区域 ${region}；换一个名字`,
  notShared: kernel => `${kernel} 没有共享区域；可以用 private`,
  fileTooLong: (pages, free) => `${pages} 页的文件放不下：它的页就是页缓存的页帧，而空闲的有 ${free} 个`,
  noCall: (kernel, call, has) => `${kernel} 没有 ${call}；它有 ${has.join('、')}`,
  taken: child => `已经有过 ${child}；换一个名字`,
}
