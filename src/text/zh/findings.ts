import type { findings as english } from '../en/findings.ts'
import type { Translation } from '../translation.ts'

/** Ends with a blank where a letter does: more of the sentence follows. Without a name it is the zero frame. */
const on = (frame: string | null): string => (frame === null ? '零页帧' : `页帧 ${frame} `)

const quoted = (content: string | null): string => (content === null ? '垃圾值' : ` '${content}'`)

const OUTCOMES: Readonly<Record<Parameters<typeof english.b1.count>[4], string>> = {
  leak: '它永远无法释放',
  free: '它还在使用，却已经空闲',
  'too few': '它还在使用时就会被释放',
}

function holders(ptes: number, inCache: boolean): string {
  if (ptes === 0) return inCache ? '页缓存持有一个引用，没有页表项映射它' : '没有页表项映射它'
  return `有 ${ptes} 个页表项映射它${inCache ? '，页缓存也持有一个引用' : ''}`
}

export const findings: Translation<typeof english> = {
  a1: (frame, who, page) =>
    `页帧 ${frame} 被释放时，${who} 的 ${page} 仍通向它：谁接着得到它，就会与 ${who} 共享它。`,
  a2: {
    zero: (who, page) => `${who} 曾在 ${page} 对零页帧有 W：它若写入，就会改变所有进程的新内存。`,
    cached: (who, page, frame) =>
      `${who} 曾在 ${page} 对页缓存的页帧 ${frame} 有 W：它若写入，就会改变文件。`,
    shared: (who, page, frame) =>
      `${who} 曾在 ${page} 对页帧 ${frame} 有 W，而页帧那时有多个引用：一次写入就会为所有引用者改变它。`,
  },
  a3: (frame, who, page) => `页帧 ${frame} 还没有填入任何内容，${who} 就已经能在 ${page} 读到它。`,
  a4: {
    tlb: (frame, who, page) => `页帧 ${frame} 的引用被放弃时，${who} 的 TLB 中 ${page} 仍指向它。`,
    pte: (frame, who, page) =>
      `页帧 ${frame} 的引用被放弃时，${who} 的 ${page} 仍映射它：${who} 会读到它最后的共享者写入的内容。`,
  },
  a5: {
    free: frame => `你使用页帧 ${frame} 时它是空闲的：那时另一个 CPU 可能已经得到它。`,
    givenUp: frame => `你放弃页帧 ${frame} 的引用之后又使用了它：那时最后的共享者可能已经写入它。`,
  },
  b1: {
    zero: '零页帧被计数了：它不属于任何人，对它的引用从不记录。',
    count: (frame, count, ptes, inCache, outcome) =>
      `页帧 ${frame} 的引用计数是 ${count}，但${holders(ptes, inCache)}：${OUTCOMES[outcome]}。`,
  },
  b2: frame => `页帧 ${frame} 还在你手中：没有谁映射它，也没有谁会释放它。`,
  b3: (who, page, frame) => `${who} 的 TLB 仍允许经 ${page} 对${on(frame)}做页表项不允许的访问。`,
  b4: {
    absent: (who, page, owed) => `${who} 的 ${page} 不存在；其中应当是${quoted(owed)}。`,
    now: (who, page, saw, owed) => `${who} 现在从 ${page} 读到${quoted(saw)}，应当读到${quoted(owed)}。`,
    thought: (who, page, saw, owed) => `${who} 在 ${page} 读到${quoted(saw)}，应当读到${quoted(owed)}。`,
  },
  b5: (who, parent) => `${who} 的父进程是 ${parent}，而 ${parent} 已不再存活。`,
  b6: {
    zero: (who, page) => `${who} 在 ${page} 对零页帧有 W：它一写入，就会改变所有进程的新内存。`,
    cached: (who, page, frame) => `${who} 在 ${page} 对页缓存的页帧 ${frame} 有 W：它一写入，就会改变文件。`,
    shared: (who, page, frame) =>
      `${who} 在 ${page} 对页帧 ${frame} 有 W，但它还有别的引用：${who} 一写入，就会改变别人的内存。`,
  },
  b7: {
    write: (who, page) =>
      `${who} 的 ${page} 既没有 W 也没有 COW：它的下一次写入本是合法的，却会得到 SIGSEGV。`,
    notWrite: (who, page, cow) =>
      `${who} 的 ${page} 不可写，但它的页表项有 ${cow ? 'W 或 COW' : 'W'}：写入会被放行。`,
    execute: (who, page) => `${who} 的 ${page} 存放代码，但它的页表项没有 X：${who} 无法执行它。`,
    notExecute: (who, page) => `${who} 的 ${page} 不存放代码，但它的页表项有 X。`,
    alone: (who, page) =>
      `${who} 的 ${page} 没有 COW，算作 ${who} 独有，但别处也映射它的页帧：mprotect 会立即把 W 还给它。`,
  },
  b9: (who, page, frame) =>
    `${who} 的 ${page} 是共享的，但它映射的${on(frame)}不是页缓存的：别人都看不到对它的写入。`,
}
