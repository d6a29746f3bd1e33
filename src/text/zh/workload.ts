import type { workload as english } from '../en/workload.ts'
import type { Translation } from '../translation.ts'

const written = (verb: string, forms: readonly string[]): string =>
  `${verb} 这样写：WHO ${forms.join('，或者 ')}`

const name = (word: string, more: number, of: string): string =>
  `"${word}" 不能作${of}的名字：先一个字母，后面最多 ${more} 个字母、数字、- 或 _`

const noneOf = (word: string, what: string, choices: readonly string[]): string =>
  `"${word}" 不是${what}；可用的有 ${choices.join('、')}`

export const workload: Translation<typeof english> = {
  tooMuch: (word, verb, forms) => `"${word}" 是多余的；${written(verb, forms)}`,
  missing: (verb, forms) => `缺了一些；${written(verb, forms)}`,
  noVerb: (who, verbs) => `${who} 做什么？可用的有 ${verbs.join('、')}`,
  noProcess: (word, most) => `"${word}" 不是进程；进程是 P1、P2、… P${most}`,
  noName: {
    region: (word, more) => name(word, more, '区域'),
    program: (word, more) => name(word, more, '程序'),
  },
  oneCharacter: word => `值 "${word}" 太长：一页存一个字符`,
  noValue: word => `值 "${word}" 不行：要一个可打印的 ASCII 字符，例如 A`,
  noValues: word => `值 "${word}" 不行：要可打印的 ASCII 字符，例如 AB`,
  tooLong: (word, pages) => `值 "${word}" 太长：每页一个字符，这里要 ${pages} 个`,
  tooShort: (word, pages) => `值 "${word}" 太短：每页一个字符，这里要 ${pages} 个`,
  noPages: (word, most) => `页数 "${word}" 不行：要 1 到 ${most} 的整数`,
  noStatus: word => `退出状态 "${word}" 不行：要 0 到 255 的整数`,
  noneOf: {
    verb: (word, choices) => noneOf(word, '动词', choices),
    kind: (word, choices) => noneOf(word, '内存的种类', choices),
    sharing: (word, choices) => noneOf(word, '共享方式', choices),
    rights: (word, choices) => noneOf(word, '权限', choices),
  },
  noPage: word => `"${word}" 不是页；页写作 heap[0]`,
  noPageOrRun: word => `"${word}" 不是页；页写作 heap[0]，连续的几页写作 heap[0..1]`,
  onePage: page => `这里只要一页，例如 ${page}`,
  backwards: word => `"${word}" 的首尾颠倒了`,
}
