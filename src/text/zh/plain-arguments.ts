import type { plainArguments as english } from '../en/plain-arguments.ts'
import type { Translation } from '../translation.ts'
import { listed } from './grammar.ts'

export const plainArguments: Translation<typeof english> = {
  tooMuch: word => `“${word}”是多余的。`,
  written: (primitive, form) => `${primitive} 的写法：${form}。`,
  alone: primitive => `${primitive} 单独写。`,
  lettersTogether: '连着写的字母之间没有空格。',
  asked: (process, region, pages) => `${process} 请求的是 ${region}，${pages} 页：写 grow 即可。`,
  copyToMissing: '缺少复制的目标页帧。',
  filePageMissing: '缺少文件页的编号：0 是第一页。',
  pageMissing: '缺少页。',
  framesForPages: (frames, pages) => `不能用 ${frames} 个页帧映射 ${pages} 页。`,
  valueMissing: '缺少值：一个可打印字符。',
  onePage: '这里要一个页。',
  parentMissing: '缺少父进程。',
  processMissing: '缺少进程。',
  noProgram: word => `“${word}”不是程序名。`,
  noStatus: word => `“${word}”不是退出状态；退出状态从 0 到 255。`,
  noRegionName: word => `“${word}”不是区域名。`,
  rightsMissing: rights => `缺少权限：${listed(rights, '或')}。`,
  noRights: (word, rights) => `“${word}”不是权限；可以写 ${listed(rights, '或')}。`,
  onlySignal: signal => `这里只有 ${signal} 这一个信号。`,
  noError: (word, errors) => `“${word}”不是错误码；可以写 ${listed(errors, '或')}。`,
  notAProcess: word => `“${word}”不是进程；进程写作 P2。`,
  noProcess: (name, there) => `没有进程 ${name}；现有 ${listed(there)}。`,
  notAFrame: word => `“${word}”不是页帧；页帧用它的字母表示，例如 a。`,
  noPageAt: (process, address) => `${process} 在 ${address} 没有页。`,
  notAPage: word => `“${word}”不是页；页写作 heap[0]、heap[0..3] 或 heap。`,
  noRegion: (process, word, there) =>
    `${process} 没有区域 ${word}；${there.length === 0 ? '它没有任何区域' : `它有 ${listed(there)}`}。`,
  regionHas: (process, region, pages) =>
    `${process} 的 ${region} 有 ${pages} 页：${region}[0]${pages === 1 ? '' : ` 到 ${region}[${pages - 1}]`}。`,
  backwards: word => `“${word}”的次序是倒的。`,
}
