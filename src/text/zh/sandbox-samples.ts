import type { sandboxSamples as english } from '../en/sandbox-samples.ts'
import type { Translation } from '../translation.ts'

export const sandboxSamples: Translation<typeof english> = {
  bothStore: '父进程和子进程都写入',
  grandchild: '孙进程写入',
  shell: 'shell：fork、exec、exit、wait',
  kernelStores: '内核写入：fork 之后的 read(2)',
  vfork: 'Linux 上的 vfork：同一个地址空间',
  mapped: 'Linux 上的共享、文件和私有区域',
}
