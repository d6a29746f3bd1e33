import type { examKeys as english } from '../en/exam-keys.ts'
import type { Translation } from '../translation.ts'
import { choose, down, reading, up } from './common-keys.ts'

const back = { title: '返回', what: '回到标题画面。' }
const toExam = { title: '继续', what: '继续考试。' }
const lines = { up: reading.up, down: reading.down, pageUp: reading.pageUp, pageDown: reading.pageDown }

const through = {
  forward: { title: '前进', what: '在运行中前进一步。' },
  back: { title: '后退', what: '在运行中后退一步。' },
  start: { title: '开头', what: '到运行的开头。' },
  end: { title: '结尾', what: '到运行的结尾。' },
  ...lines,
}

export const examKeys: Translation<typeof english> = {
  examSetup: {
    choose: { title: '选择', what: '开始，或更改光标所在的一项。' },
    less: { title: '减少', what: '减少，或向左一项。' },
    more: { title: '增加', what: '增加，或向右一项。' },
    up,
    down,
    digit: { title: '种子', what: '输入种子：相同的种子对所有人产生相同的考试。' },
    shorten: { title: '删除', what: '删去种子的最后一位。' },
    draw: { title: '换种子', what: '随机换一个种子。' },
    back,
  },
  examMaking: { back: { title: '算了', what: '返回，不考试。' } },
  examBrief: {
    enter: { title: '开始', what: '开始考试和计时。' },
    ...reading,
    back: { title: '返回', what: '回到考试的选择。' },
  },
  examQuestion: {
    choose: { title: '选择', what: '选定光标所在的答案；再按一次到下一题。陷入题则打开陷入。' },
    answer: { title: '作答', what: '按编号选择答案。' },
    clear: { title: '清除', what: '收回你的答案。' },
    up: { title: '上', what: '上面一个答案；陷入题向上一行。' },
    down: { title: '下', what: '下面一个答案；陷入题向下一行。' },
    previous: { title: '上一题', what: '到上一题。' },
    next: { title: '下一题', what: '到下一题；从最后一题到总览。' },
    flag: { title: '标记', what: '标记这一题以便回来，或取消标记。' },
    overview: { title: '总览', what: '所有题目一览；从那里交卷。' },
    pageUp: reading.pageUp,
    pageDown: reading.pageDown,
    pause: { title: '暂停', what: '计时停止，题目不显示。' },
  },
  examOverview: {
    open: { title: '打开', what: '打开光标所在的题目，或交卷。' },
    left: { title: '左', what: '前一题。' },
    right: { title: '右', what: '后一题。' },
    up: { title: '上', what: '上一行。' },
    down: { title: '下', what: '下一行；最后一行下面是交卷。' },
    flag: { title: '标记', what: '标记光标所在的题目，或取消标记。' },
    handIn: { title: '交卷', what: '交卷；会先询问。' },
    back: { title: '返回', what: '回到题目。' },
  },
  examHandIn: { up, down, choose, back: { title: '返回', what: '回到总览。' } },
  examPause: { up, down, choose, back: toExam },
  examLeaving: { up, down, choose, back: toExam },
  examReport: {
    choose: { title: '打开', what: '执行光标所在的一项：打开题目或关卡，或练习。' },
    up: { title: '上', what: '向上，到前一项。' },
    down: { title: '下', what: '向下，到后一项。' },
    pageUp: reading.pageUp,
    pageDown: reading.pageDown,
    first: reading.first,
    last: reading.last,
    back,
  },
  examReview: {
    ...through,
    next: { title: '下一题', what: '到下一题。' },
    previous: { title: '上一题', what: '到上一题。' },
    close: { title: '报告', what: '回到报告。' },
  },
  examAnswer: {
    ...through,
    goOn: { title: '继续', what: '到下一题。' },
    close: { title: '题目', what: '回到题目。' },
  },
}
