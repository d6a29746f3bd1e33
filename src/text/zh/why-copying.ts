import type { copying as english } from '../en/why-copying.ts'
import type { Translation } from '../translation.ts'
import { frameCalled } from './why-words.ts'

export const copying: Translation<typeof english> = {
  pokesAtOnce: (page, frame, value) =>
    `${page} 的 W 已经置位，而且没有别人映射${frameCalled(frame)}：内核可以立即写入 '${value}'。`,
  pokes: (page, frame, who, value) =>
    `${page} 指向${frameCalled(frame)}，它现在只属于 ${who}。内核通过自己的映射写入 '${value}'，不会有缺页异常来阻止它。`,
  noFrame: page => `系统调用可以被拒绝：read(2) 返回 -1，${page} 保持原样。`,
  readUnmapped: (page, who) =>
    `${page} 没有映射：${who} 不能写那里，所以内核也不能替 ${who} 写。read(2) 返回 -1。`,
  readNoBits: (page, who) =>
    `${page} 的 W 和 COW 都已清除：${who} 不能写那里，所以内核也不能替 ${who} 写。read(2) 返回 -1。`,
  readDone: who => `全部已经写入：read(2) 返回，${who} 继续运行。`,
  goesOnWithError: who => `${who} 继续运行，得到的返回值是 -1。`,
  storedStays: '在此之前写入的内容保留。',
  writeUnmapped: page => `${page} 没有映射：没有什么可读取。write(2) 返回 -1。`,
  writeDone: page => `write(2) 只从内存读取，而 ${page} 不管是否共享，都可以照原样读取。没有什么要改变。`,
}
