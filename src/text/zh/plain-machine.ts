import type { plainMachine as english } from '../en/plain-machine.ts'
import type { Translation } from '../translation.ts'
import { listed } from './grammar.ts'

const hows = {
  trapped: '已陷入',
  asleep: '睡眠',
  suspended: '挂起',
  runnable: '可运行',
}

const mapped = (mappers: readonly string[]): string =>
  mappers.length === 0 ? '没有映射' : `由 ${listed(mappers)} 映射`

export const plainMachine: Translation<typeof english> = {
  zeroFrame: '零页帧',
  frame: name => `页帧 ${name}`,
  contentUnknown: '内容未知',
  contentZero: '内容为零',
  content: content => `内容 ${content}`,
  frameLine({ name, count, content, cached, inHand, mappers }) {
    if (name === null) return `零页帧，从不计数，内容为零，${mapped(mappers)}。`
    if (count === 0)
      return mappers.length === 0
        ? `页帧 ${name}，空闲。`
        : `页帧 ${name}，计数 0，空闲，却仍${mapped(mappers)}。`
    const also = `${cached ? '，属于页缓存' : ''}${inHand ? '，在你手中' : ''}`
    return `页帧 ${name}，计数 ${count}，${content}${also}，${mapped(mappers)}。`
  },
  noneFree: '没有空闲的页帧。',
  free: frames => `空闲：${listed(frames)}。`,
  stands: ({ parent, how, status, memory }) =>
    `${parent} 的子进程，${how === 'zombie' ? `僵尸进程，退出状态 ${status}` : hows[how]}${memory === null ? '' : `，在 ${memory} 的内存中`}`,
  process: (name, stands, program) => `${name}，${stands}，运行 ${program}。`,
  processStands: (name, stands) => `${name}，${stands}。`,
  parentGone: (name, stands) => `${name}，${stands}，父进程已不在。`,
  init: 'init，所有进程的祖先，可运行。',
  noMemory: '它没有内存。',
  region: (name, kind, rights) => `区域 ${name}，${kind}，允许${rights}。`,
  notMapped: page => `${page}，未映射。`,
  page: (page, frame, rights, count, content) =>
    `${page}，${frame}，${rights}${count === null ? '' : `，计数 ${count}`}，${content}。`,
  tlbEntry: (page, frame, stores) => `${page} 在${frame}（${stores ? '可读取和写入' : '可读取'}）`,
  tlb: (process, entries) =>
    entries.length === 0 ? `${process} 的 TLB 是空的。` : `${process} 的 TLB 中有：${listed(entries)}。`,
  noProcess: name => `没有进程 ${name}。`,
  leftBy: { you: '你留下的机器状态。', reference: '参考内核留下的机器状态。' },
}
