import type { frames as english } from '../en/why-frames.ts'
import type { Translation } from '../translation.ts'
import { listed } from './grammar.ts'
import { frameCalled, held, heldBehind, own } from './why-words.ts'

export const frames: Translation<typeof english> = {
  readByOthers: ({ frame, count, names }) =>
    `${frameCalled(frame)} 有 ${count} 个引用：${names === null ? '其他进程' : `${listed(names)} `}还要照原样读它。`,
  mappedByZombies: ({ frame, count, names }) =>
    `${frameCalled(frame)} 有 ${count} 个引用：僵尸进程${names === null ? '' : ` ${listed(names)} `}还映射着它。`,
  needed: (who, host, free) =>
    `${host === null ? who : `${who} 在 ${host} 的内存中运行，这块内存`}${host === null ? ' ' : ''}需要一个自己的页帧${free ? '。' : '，可是没有空闲的页帧。'}`,
  copied: ({ frame, held: before, content }, from) =>
    `${frameCalled(frame)} 中是${heldBehind(before)}。在任何页表项指向它之前，先把${frameCalled(from)} 的内容（${held(content)}）复制过来。`,
  zeroed: ({ frame, held: before }) =>
    `${frameCalled(frame)} 中是${heldBehind(before)}。新内存读出来必须全是零，所以在任何页表项指向它之前先清零。`,
  filled: ({ frame, held: before, content }) =>
    `${frameCalled(frame)} 中是${heldBehind(before)}。在任何页表项指向它之前，先填入文件在那里的内容（${held(content)}）。`,
  mapped: (place, frame) =>
    `${own(place)} 从现在起指向${frameCalled(frame)}。那里置位 W 是安全的：没有别人映射它。`,
  counted: ({ frame, from, to }, done) =>
    `${done ? '映射' : '将要映射'}${frameCalled(frame)} 的页表项多了一个：它的计数从 ${from} 升到 ${to}。`,
  given: ({ frame, from, to }) =>
    `映射${frameCalled(frame)} 的页表项少了一个：它的计数从 ${from} 降到 ${to}。`,
  left: {
    nobody: '不再有谁引用它：它空闲了。',
    cache: '剩下的那个引用是页缓存的。',
    one: who => `${who} 的页表项保持原样。`,
    zombie: who => `现在只有僵尸进程 ${who} 映射着它。`,
  },
  alone: ({ frame, count, who, host, storer }) =>
    `${frameCalled(frame)} 的计数是 ${count}：${
      host === null ? '没有别人能看到它' : `只有 ${host} 的页表指向它，而 ${who} 借用着这张页表`
    }，所以置位 W，${storer === null ? '内核' : `${storer} `}可以就地写入。`,
  freed: (frame, count, who) =>
    `${frameCalled(frame)} 的计数是 ${count}：现在只有 ${who} 的页表指向它，这个内核立即把 W 还给它。`,
}
