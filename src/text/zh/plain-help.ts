import type { plainHelp as english } from '../en/plain-help.ts'
import type { Translation } from '../translation.ts'
import { listed } from './grammar.ts'

export const plainHelp: Translation<typeof english> = {
  here: names => `这里可用：${names.join('、')}。`,
  primitives: primitives => `原语及其字母：${primitives.join('，')}。`,
  examples:
    'PROCESS 写作 p1；PAGES 写作 heap[0]、heap[0..3]，或用 heap 表示全部；FRAME 写作 a 或 zero；BITS 写作 r、rw、rx 或 cow。',
  letters: '一个字母，或不带参数的原语，从光标和你手中取得参数。字母可以连着写：acmdr。',
  severalOnALine: '一行可以写几条命令，中间用 ; 隔开。# 后面的内容不读。',
  clock: milliseconds => `在终端上按真实时间计时；通过管道输入时，每条命令计 ${milliseconds} 毫秒。`,
  more: topics => `help 加一个词可查看更多，还可以是 ${listed(topics, '或')}。`,
  word: (form, what) => `${form}。${what}`,
  primitive: (form, letter, what) => `${form === null ? '' : `${form}。`}字母 ${letter}。${what}`,
  eitherForm: forms => forms.join('，或 '),
}
