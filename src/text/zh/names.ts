import type { names as english } from '../en/names.ts'
import type { Translation } from '../translation.ts'

/** What a region may be, and the bits of a PTE. */
export const REGION_RIGHTS = { r: '读', rw: '读写', rx: '读和执行' } as const
export const PTE_RIGHTS = { r: '只读', rw: '读写', rx: '读和执行', cow: 'W 清除，COW 置位' } as const

export const names: Translation<typeof english> = {
  pageAt: address => address,
  regionRights: REGION_RIGHTS,
  pteRights: PTE_RIGHTS,
  kernels: {
    naive: { title: 'fork 复制一切的 xv6', called: '朴素内核' },
    xv6: { title: '带 COW fork 的 xv6', called: 'xv6' },
    linux: { title: 'Linux', called: 'Linux' },
    eager: { title: '急切的 Linux：提前放开最后的共享者，复制栈顶', called: '急切内核' },
  },
  waitGoesOn: who => `${who} wait（继续）`,
  exitKilled: who => `${who} exit（被杀死）`,
  killed: '被杀死',
  outcome: parts => parts.join('，'),
}
