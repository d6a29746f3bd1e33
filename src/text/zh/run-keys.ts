import type { runKeys as english } from '../en/run-keys.ts'
import type { Translation } from '../translation.ts'
import { choose, down, reading, up } from './common-keys.ts'

const toLevels = { title: '返回', what: '回到关卡列表。' }
const resume = { title: '继续', what: '继续这一局。' }
const pause = { title: '暂停', what: '时钟停下，机器隐藏。' }
const help = { title: '帮助', what: '暂停，阅读按键和用语。' }

const cpu0 = { title: 'CPU 0 走一步', what: 'CPU 0 走下一步。' }
const cpu1 = { title: 'CPU 1 走一步', what: 'CPU 1 走下一步。' }
const forward = { title: '前进', what: '在一次运行中前进，或在否定一把锁的顺序中前进。' }
const race = {
  back: { title: '撤回', what: '后退一步，次数不限。' },
  again: { title: '重来', what: '重新开始这次运行。' },
  tip: { title: '提示', what: '一个提示；要花一颗星。' },
  giveUp: { title: '放弃', what: '演示一个顺序，或演示锁。' },
  help: { title: '帮助', what: '这些按键，以及各个词的意思。' },
  pause: { title: '暂停', what: '时钟停下；若正在放置锁，则先退出。' },
}

export const runKeys: Translation<typeof english> = {
  brief: {
    enter: { title: '开始', what: '开始这一关和计时。' },
    moreHelp: { title: '更多帮助', what: '让更多步骤由别人替你做。' },
    lessHelp: { title: '更少帮助', what: '让更少步骤由别人替你做。' },
    watch: { title: '观看', what: '参考处理程序一步一步全部做完。' },
    finish: { title: '收尾', what: '参考处理程序先做，最后一步由你做。' },
    order: { title: '排序', what: '步骤写在卡片上，要排成安全的顺序。' },
    solo: { title: '独立', what: '你有全部原语，一切自己做。' },
    ...reading,
    back: toLevels,
  },
  raceBrief: { enter: { title: '开始', what: '开始这一关和计时。' }, ...reading, back: toLevels },
  stormBrief: {
    enter: { title: '开始', what: '开始风暴。' },
    ...reading,
    back: { title: '返回', what: '回到风暴的选择。' },
  },
  running: { skip: { title: '跳过', what: '让机器立即运行到下一次陷入。' }, pause, help },
  trap: {
    left: { title: '光标左', what: '光标左移，经过进程和页帧。' },
    up: { title: '光标上', what: '光标上移。' },
    down: { title: '光标下', what: '光标下移；从最后一页移到命令。' },
    right: { title: '光标右', what: '光标右移，经过进程和页帧。' },
    choose: { title: '选择', what: '到命令；在那里执行光标所在的命令。' },
    palette: { title: '原语表', what: '在机器和命令之间切换。' },
    pause,
  },
  ask: {
    previous: { title: '上一个', what: '上一个回答。' },
    next: { title: '下一个', what: '下一个回答。' },
    choose: { title: '选择', what: '用光标所在的一项回答；它的字母也一样。' },
    back: { title: '算了', what: '离开这个问题，什么也不做。' },
  },
  watch: {
    step: { title: '下一步', what: '参考处理程序的下一步。' },
    giveUp: { title: '一次做完', what: '参考处理程序的所有步骤一次做完。' },
    tree: { title: '进程树', what: '各个进程，谁是谁的子进程、处于什么状态，直到下一次按键。' },
    help,
    pause,
  },
  lists: {
    earlier: { title: '上一页', what: '每个放不下的列表向前一页：经过、运行、步骤。' },
    later: { title: '下一页', what: '向后或向下一页：进程、计数、判定。' },
    first: { title: '开头', what: '到经过的开头。' },
    last: { title: '末尾', what: '到经过的末尾；任何操作也会回到那里。' },
  },
  verdict: {
    goOn: { title: '继续', what: '到下一次陷入，或到结果。' },
    show: { title: '看演示', what: '一步一步看参考处理程序怎么做。' },
    up: { title: '上一行', what: '判定向上一行。' },
    down: { title: '下一行', what: '判定向下一行。' },
    help,
    pause,
  },
  solution: {
    next: { title: '下一步', what: '参考处理程序的下一步。' },
    back: { title: '上一步', what: '后退一步。' },
    close: { title: '回到判定', what: '关闭，重新阅读判定。' },
  },
  raceFind: { cpu0, cpu1, ...race },
  raceClose: {
    lock: { title: '锁', what: '在光标所在的步骤之前获取锁；再按一次，在那一步之后释放锁。' },
    prove: { title: '证明', what: '用这把锁尝试每个顺序。' },
    up: { title: '上一步', what: '光标到上面的步骤。' },
    down: { title: '下一步', what: '光标到下面的步骤。' },
    cpu0,
    cpu1,
    forward,
    ...race,
  },
  raceDone: { goOn: { title: '继续', what: '到结果。' }, cpu0, cpu1, forward, ...race },
  raceHelp: { back: { title: '返回', what: '回到两个 CPU。' } },
  pause: { up, down, choose, back: resume },
  pausedHelp: { ...reading, enter: resume, back: { ...resume, title: '返回' } },
  leaving: { up, down, choose, back: resume },
  result: { up, down, choose, back: { title: '关卡', what: '到关卡列表。' } },
  debrief: {
    ...reading,
    enter: { title: '返回', what: '回到结果。' },
    back: { title: '返回', what: '回到结果。' },
  },
  stormPause: { up, down, choose, back: resume },
  stormEnd: { up, down, choose, back: { title: '离开', what: '到风暴的选择。' } },
}
