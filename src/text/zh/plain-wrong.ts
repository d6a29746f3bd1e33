import type { plainWrong as english } from '../en/plain-wrong.ts'
import type { Translation } from '../translation.ts'
import { listed } from './grammar.ts'

export const plainWrong: Translation<typeof english> = {
  noPlace: word => `“${word}”在这里不能用；help 列出可用的词。`,
  noCommand: (word, meant) =>
    `这里没有命令“${word}”；${meant === null ? 'help 列出所有命令。' : `你是想输入 ${meant} 吗？`}`,
  noHelpOn: text => `没有关于“${text}”的帮助；单独输入 help 列出所有词。`,
  tooMuch: (word, form) => `“${word}”是多余的；写法是 ${form}。`,
  questionOpen: answers => `有一个问题待答：可以输入 ${listed(answers, '或')}。`,
  trapOver: '这次陷入已经结束。',
  noLetter: letter => `“${letter}”在这里不是命令的字母。`,
  nothingOfRow: (row, number, letter, why) =>
    `${row} 一个也没有执行，原因在第 ${number} 个字母 ${letter}：${why}`,
  noPages: '这个区域没有页。',
  noSuchPlace: '这台机器上没有这个位置；frames 和 processes 列出现有的。',
  noHelpToChoose: '这里没有帮助可选。',
  startAlone: helps => `start 单独写，或在后面加 ${listed(helps, '或')}。`,
  noCards: '这里没有卡片。',
  cardsTo: last => `有卡片 1 到 ${last}。`,
  cardsNotPages: '标记页是给原语用的；这里的步骤在卡片上。',
  markOrMarkAll: 'mark 标记光标处的页，mark all 标记其进程的所有页。',
  noTrapOver: '还没有已结束的陷入。',
  noTrapOpen: '没有待处理的陷入。',
  noFrameSuchAs: word => `“${word}”不是页帧；写法如 frame a。`,
  noFrame: word => `没有页帧 ${word}；frames 列出所有页帧。`,
  noNumber: word => `“${word}”不是行数；写法如 log 5。`,
  noLevelAt: (number, all) => `没有第 ${number} 关；共有 ${all} 关。`,
  whichLevel: '哪一关？输入 play 加编号或 id；levels 列出所有关卡。',
  noLevel: name => `没有关卡“${name}”；levels 列出所有关卡。`,
  drillHas: (kernels, highest) =>
    `训练可以写明内核（${listed(kernels, '或')}）和种子（从 0 到 ${highest}）。`,
  noChapter: name => `没有章“${name}”；levels 列出所有的章。`,
  nothingAfterDrill: '训练之后没有下一关；可以输入 again、drill 或 levels。',
  lastLevel: '这是最后一关；levels 列出所有关卡。',
  soundSave: '存档完好，不需要恢复。',
  noHelp: (word, helps) => `“${word}”不是一种帮助；可以输入 ${listed(helps, '或')}。`,
  noSeed: (word, highest) => `“${word}”不是种子；种子从 0 到 ${highest}。`,
}
