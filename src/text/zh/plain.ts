import type { plain as english } from '../en/plain.ts'
import type { Translation } from '../translation.ts'
import { duration } from './grammar.ts'

const helpNames: Readonly<Record<string, string>> = {
  watch: '观看',
  finish: '收尾',
  order: '排序',
  solo: '独立',
}

const CHINESE = /[\u4e00-\u9fff]/

/** A blank sets a word off from what is not Chinese. */
const blankAt = (character: string | undefined): string =>
  character === undefined || CHINESE.test(character) ? '' : ' '

/** What a page maps, what is copied where; in a step it is the word that is typed for it. */
function wordOf(sign: string, before: string, after: string): string {
  if (sign === '←') return '得到'
  if (sign === '×') return '乘'
  if (/的 \S+$/.test(before)) return '映射'
  return CHINESE.test(before.slice(-1) + after.slice(0, 1)) ? '到' : 'to'
}

export const plain: Translation<typeof english> = {
  title: 'cowhand：写时复制，你就是内核。',
  beside: (one, other) => `${one}，${other}`,
  behindColon: (one, other) => `${one}${other}`,
  sentence: text => `${text}。`,
  signsInWords: text =>
    text.replace(/ *([→←×]) */g, (found, sign: string, at: number) => {
      const before = text.slice(0, at)
      const after = text.slice(at + found.length)
      return blankAt(before.at(-1)) + wordOf(sign, before, after) + blankAt(after.at(0))
    }),
  duration,
  inputEnded: '输入到此结束。',
  done: '完成。',
  notDone: commands => `没有执行：${commands.join('; ')}。`,
  lineTooLong: most => `这一行太长：一行最多 ${most} 个字符。`,
  noLevelOpen: '没有打开任何关卡。',
  stoppedBefore: title => `停在《${title}》开始之前。`,
  stoppedInRace: title => `停在《${title}》，竞争还没有消除。`,
  stoppedAt: (title, trap, traps, steps) =>
    `停在《${title}》的第 ${trap} 次陷入${traps === null ? '' : `（共 ${traps} 次）`}，已做 ${steps} 步。`,
  stoppedAfter: (title, trap, traps) =>
    `停在《${title}》的第 ${trap} 次陷入之后${traps === null ? '' : `（共 ${traps} 次）`}。`,
  finished: title => `《${title}》已完成。`,
  left: title => `离开了《${title}》；这一局不保存。`,
  starsOfAll: (name, stars, all) => `${name === '' ? '' : `${name}：`}共 ${all} 星，已得 ${stars} 星。`,
  sayRestore: '输入 restore 取回备份，或输入 begin anew 重新开始。',
  nextLevel: title => `下一关：《${title}》。`,
  menuWords: '输入 next、play 加编号或 id、levels、drill、progress、help 或 quit。',
  chapter: (title, testedOut) => `章：${title}${testedOut ? '，已免修' : ''}。`,
  level: (number, id, title, stars, record) => `${number}：${id}。《${title}》，${stars} 星，${record}。`,
  briefTitle: (chapter, title) => `${chapter}。《${title}》。`,
  yourTraps: traps => `由你处理的陷入：${traps}。`,
  machine: (kernel, frames, clock) => `机器：${kernel}，${frames} 个页帧。${clock}`,
  pipeClock: milliseconds => `通过管道输入时，每条命令计 ${milliseconds} 毫秒。`,
  help: (help, what) => `帮助：${help}。${what}`,
  chooseHelp: helps => {
    const named = helps.map(help => `${help}（${helpNames[help] ?? help}）`)
    return `输入 ${named.slice(0, -1).join('、')}或 ${named.at(-1) ?? ''}来选择帮助。`
  },
  startOrHelp: '输入 start 开始，输入 help 查看命令。',
  start: '输入 start 开始。',
  drill: (kernel, seed) => `训练：${kernel}，种子 ${seed}。`,
}
