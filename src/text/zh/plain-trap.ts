import type { plainTrap as english } from '../en/plain-trap.ts'
import type { Translation } from '../translation.ts'
import { duration, listed } from './grammar.ts'

export const plainTrap: Translation<typeof english> = {
  number: (trap, traps) => `第 ${trap} 次陷入，共 ${traps} 次。`,
  numberInDrill: (trap, tier, lives, points, left) =>
    `第 ${trap} 次陷入，第 ${tier} 级，${lives} 条命，${points} 分。${left === null ? '' : `限时 ${duration(left)}。`}`,
  trapped: (title, process, action, reports) => `${title}：${process} ${action}，${reports.join('，')}。`,
  cursorOn: place => `光标在 ${place}。`,
  pageAndFrame: (page, frame) => `${page}，${frame}`,
  handEmpty: '你手中没有页帧。',
  inHand: frames => `在你手中：${listed(frames)}。`,
  marked: pages => `已标记：${listed(pages)}。`,
  noneMarked: '没有标记的页。',
  noSteps: '还没有步骤。',
  step: (number, text) => `第 ${number} 步：${text}。`,
  stepOf: (number, all, text, why) => `第 ${number} 步，共 ${all} 步：${text}。${why}`,
  nextStep: (number, all, text, why) => `接下来是第 ${number} 步，共 ${all} 步：${text}。${why}`,
  did: (step, note) => `${step}。${note}`,
  card: (number, text, played) => `卡片 ${number}：${text}${played ? '，已用' : ''}。`,
  choice: (key, label) => `${key} 选${label}`,
  ask: (prompt, choices) => `${prompt}输入：${choices.join('，')}；no 放弃。`,
  neverMind: '那就算了。',
  happened: (text, saw, how) => `${text}${saw === null ? '' : `，读到 ${saw}`}：${how}。`,
  sayStep: '输入 step 看下一步。',
  begun: '参考处理程序已经开始。',
  sayCards: '按安全的顺序输入卡片的编号，然后 return。',
  sayPrimitives: '用原语把事情处理好，然后 return。',
  sayNext: '输入 next 继续。',
  sayNextOrShow: '输入 next 继续，输入 show 看参考处理程序怎么做。',
  sayAfterLevel: '输入 debrief、next、again、other names 或 levels。',
  sayAfterDrill: '输入 again、drill 或 levels。',
  takenBack: '已撤销。',
  doneAgain: '已重做。',
  clockStands: '计时已停。输入 go on 继续。',
  clockRuns: '计时继续。',
}
