import type { machine as english } from '../en/machine.ts'
import type { Translation } from '../translation.ts'
import { leading } from './grammar.ts'

export const machine: Translation<typeof english> = {
  pageTables: '页表',
  hiddenLeft: processes => `左边还有 ${processes} 个`,
  hiddenRight: processes => `右边还有 ${processes} 个`,
  hiddenBoth: (left, right) => `左边 ${left} 个，右边 ${right} 个`,
  signs: {
    r: '读',
    w: '写',
    x: '执行',
    c: 'COW',
    T: '在 TLB 中，t 仅可读取',
    changed: '刚刚改变',
  },
  bits: { r: '存在', rw: '存在 可写', rx: '存在 可执行', cow: '存在 COW' },
  notPresent: '不存在',
  notMapped: '未映射',
  states: {
    unborn: parent => `未出生，父 ${parent}`,
    trapped: parent => `陷入，父 ${parent}`,
    zombie: parent => `僵尸，父 ${parent}`,
    borrows: owner => `在 ${owner} 的内存中`,
    suspended: parent => `挂起，父 ${parent}`,
    asleep: parent => `睡眠，父 ${parent}`,
    runnable: parent => `父进程 ${parent}`,
  },
  regions: {
    title: '地址空间',
    more: (regions, down) => `还有 ${regions} 个 ${down}`,
    pages: (pages, present) => (present === null ? `${pages} 页` : `${pages} 页，${present} 页存在`),
  },
  frames: '页帧',
  references: '引用',
  holders: '谁引用它们',
  zeros: '零页帧',
  zero: '零',
  uncounted: '不计数',
  free: '空闲',
  hand: '手中',
  inHand: '手中',
  cached: '页缓存',
  tlb: {
    empty: '空',
    emptiedBy: kernel => `${leading(kernel)}在回到用户空间时清空它`,
    emptiedShort: '返回时清空',
    kept: '只有刷新才会清空它',
    keptShort: '直到刷新',
  },
}
