import type { plans as english } from '../en/plans.ts'
import type { Translation } from '../translation.ts'

export const plans: Translation<typeof english> = {
  toPageOrMarks: '把光标移到一页上，或用空格标记若干页。',
  mapsNone: '这一页没有映射页帧。',
  takeOrMove: '先取一个页帧到手中，或把光标移到一个页帧上。',
  takeFirst: '先取一个页帧到手中。',
  takeToMapAs: '先取一个页帧到手中：这一页没有映射页帧。',
  toFilePage: '把光标移到文件的一页上，例如 text。',
  toCachedPage: '把光标移到文件的一页或共享区域的一页上。',
  toSource: '把光标移到要从中复制的页或页帧上。',
  toMappedPage: '把光标移到要映射的页上。',
  onlyRead: '只有 read(2) 才带来要由内核写入的字节。',
  noByte: '这次 read(2) 没有字节写到这一页。',
  onlyFork: '只有 fork 创建子进程。',
  nobodyRights: '没有进程要求改变权限。',
  nobodyExec: '没有进程调用 exec。',
  nobodyMemory: '没有进程请求内存。',
  nobodyGives: '没有进程归还内存。',
  zeroFrame: '零页帧',
  frame: name => `页帧 ${name}`,
  copyTo: frame => `把 ${frame} 复制到哪个页帧？`,
  mapTo: (process, page) => `把 ${process} ${page} 映射到哪个页帧？`,
  whichBits: '用哪些权限位映射？',
  whoseParent: process => `谁成为 ${process} 的父进程？`,
  whichError: '以哪个错误失败？',
  errors: { ENOMEM: 'ENOMEM，内存不足', EFAULT: 'EFAULT，地址错误', ECHILD: 'ECHILD，没有子进程' },
}
