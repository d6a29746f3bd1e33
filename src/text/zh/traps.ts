import type { traps as english } from '../en/traps.ts'
import type { Translation } from '../translation.ts'

const onOff = (on: boolean): string => (on ? '置位' : '清除')

export const traps: Translation<typeof english> = {
  titles: {
    'store-page-fault': '写缺页异常',
    'load-page-fault': '读缺页异常',
    fork: '系统调用 fork',
    read: '系统调用 read',
    write: '系统调用 write',
    exec: '系统调用 exec',
    exit: '系统调用 exit',
    wait: '系统调用 wait',
    sbrk: '系统调用 sbrk',
    unmap: '系统调用 sbrk',
    vfork: '系统调用 vfork',
    mmap: '系统调用 mmap',
    munmap: '系统调用 munmap',
    mprotect: '系统调用 mprotect',
    madvise: '系统调用 madvise',
  },
  errorCode: code => `错误码 ${code}`,
  callNumber: number => `系统调用号 ${number}`,
  waitGoesOn: 'wait 继续',
  isKilled: '被杀死',
  mayBe: (process, region, allowed) => `${process} 的 ${region} 允许${allowed}。`,
  noPte: page => `${page} 没有页表项。`,
  present: (page, w, cow) => `${page} 在页表中存在，W ${onOff(w)}，COW ${onOff(cow)}。`,
  zeroFrame: '它是零页帧。',
  cacheFrame: '它的页帧属于页缓存。',
  kernelStores: '内核为 read(2) 写入这里。',
  kernelLoads: '内核为 write(2) 读取这里。',
  read: (process, values) =>
    `内核有 ${values.length} 个字节要交给 ${process}：${values.map(({ value, page }) => `'${value}' 给 ${page}`).join('，')}。`,
  write: (process, page) => `内核要读取 ${process} 的 ${page}。`,
  fork: (process, child) => `${process} 要一个子进程 ${child}，内存是它自己的副本。`,
  exec: (process, program, now) =>
    `${process} 要运行 ${program}，取代${now === undefined ? '它的程序' : ` ${now}`}。`,
  exit: (process, status, parent) => `${process} 结束，退出状态为 ${status}。它的父进程：${parent}。`,
  wait: process => `${process} 想知道它有一个子进程已经结束。`,
  sbrk: (process, pages, region) => `${process} 请求再要 ${pages} 页：${region}。`,
  givesBack: (process, region) => `${process} 归还 ${region}。`,
  vfork: (process, child) => `${process} 要一个子进程 ${child}，借用它的内存，直到调用 exec 或退出。`,
  mmap: (process, region, what, pages, allowed) =>
    `${process} 请求一个区域：${region}，${what}，${pages} 页，允许${allowed}。`,
  mprotect: (process, region, allowed) => `${process} 要求 ${region} 从现在起允许${allowed}。`,
  madvise: (process, page) => `${process} 不再需要 ${page} 中的内容。`,
}
