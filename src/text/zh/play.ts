import type { play as english } from '../en/play.ts'
import type { Translation } from '../translation.ts'

export const play: Translation<typeof english> = {
  header: {
    watching: '观看',
    practice: '练习',
    par: time => `标准 ${time}`,
    trap: '陷入',
    twoCpus: '两个 CPU',
  },
  first: {
    watch: '一切停住。参考处理程序来处理，每按一次 Enter 走一步。',
    finish: '参考内核已经开始。留给你的是它的最后一步，以及返回。',
    order: '一切停住。按键打出卡片，顺序要安全，然后返回。',
    solo: '一切停住。用原语处理好，然后返回：指令会继续运行。',
  },
  takenBack: '已撤销。',
  doneAgain: '已重做。',
  toPageToMark: '把光标移到一页上，才能标记它。',
  toProcessToMark: '把光标移到一个进程上，才能标记它的页。',
  pasteRefused: characters => `刚才粘贴了 ${characters} 个字符；什么也没做。`,
  running: '运行中',
  runningOn: '机器继续运行，直到需要内核',
  titles: { primitives: '原语', cards: '卡片', nextStep: '下一步' },
  handler: { yours: '你的处理程序', reference: '参考处理程序' },
  earlier: steps => `前面还有 ${steps} 步`,
  later: steps => `后面还有 ${steps} 步`,
  nothingInHand: '手中没有页帧',
  inHand: '手中',
  nextStep: (number, steps) => `下一步：第 ${number} 步，共 ${steps} 步`,
  solution: {
    title: '参考内核的做法',
    done: (steps, all) => `已做 ${steps} 步，共 ${all} 步`,
    over: '就是这些：陷入处理完毕。',
  },
  preview: { title: '外观', level: '预览', frames: '每个页帧有自己的字母' },
}
