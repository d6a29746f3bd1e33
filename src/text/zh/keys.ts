import type { keys as english } from '../en/keys.ts'
import type { Translation } from '../translation.ts'
import { choose, down, reading, up } from './common-keys.ts'
import { contestKeys } from './contest-keys.ts'
import { examKeys } from './exam-keys.ts'
import { runKeys } from './run-keys.ts'

const first = { title: '第一项', what: '到第一项。' }
const last = { title: '最后一项', what: '到最后一项。' }
const toTitle = { title: '返回', what: '回到标题画面。' }

export const keys: Translation<typeof english> = {
  ...runKeys,
  ...examKeys,
  ...contestKeys,
  title: {
    up,
    down,
    choose,
    review: { title: '复习', what: '就该复习的内容问十题，用一个新的种子。' },
    quit: { title: '退出', what: '离开 cowhand。' },
  },
  levels: {
    open: { title: '开始', what: '打开光标所在的关卡。' },
    previous: { title: '前一章', what: '到本章开头，或到前一章。' },
    next: { title: '下一章', what: '到下一章的第一关。' },
    boss: { title: '关底', what: '到本章的关底：在那里得两颗星即可免修本章。' },
    up: { title: '上', what: '上面一关。' },
    down: { title: '下', what: '下面一关。' },
    first,
    last,
    back: toTitle,
  },
  drills: {
    up,
    down,
    choose: { title: '开始', what: '用这个种子，在光标所在的内核上开始风暴。' },
    digit: { title: '种子', what: '输入种子：相同的种子对所有人产生相同的风暴。' },
    shorten: { title: '删除', what: '删去种子的最后一位。' },
    draw: { title: '换一个种子', what: '随机换一个种子。' },
    back: toTitle,
  },
  progress: {
    ...reading,
    export: { title: '导出', what: '把进度写成文件，以便带到另一台机器。' },
    reset: { title: '重置', what: '从头开始；会先询问，旧存档会保留。' },
    import: { title: '导入', what: '说明如何导入进度文件。' },
    back: toTitle,
  },
  progressReset: {
    yes: { title: '从头开始', what: '从头开始；旧存档以另一个名字保留。' },
    no: { title: '不', what: '一切照旧。其他任何键也一样。' },
  },
  settings: {
    up,
    down,
    change: { title: '更改', what: '更改这项设置，或打开它的列表。' },
    back: toTitle,
  },
  settingsList: {
    up: { title: '上', what: '在整个屏幕上试用上面一项。' },
    down: { title: '下', what: '在整个屏幕上试用下面一项。' },
    keep: { title: '保留', what: '保留光标所在的一项。' },
    asItWas: { title: '还原', what: '关闭列表，设置不变。' },
  },
  name: {
    keep: { title: '保留', what: '保留输入的名字。' },
    erase: { title: '删除', what: '删去最后一个字符。' },
    leave: { title: '不改', what: '关闭，名字不变。' },
  },
  damaged: {
    up,
    down,
    choose,
    back: { title: '以后再定', what: '这次不存档，下次再决定。' },
  },
  howToPlay: { ...reading, enter: toTitle, back: toTitle },
  sandboxPage: {
    ...reading,
    enter: { title: '返回', what: '回到沙盒。' },
    back: { title: '返回', what: '回到沙盒。' },
  },
  keysHere: {
    ...reading,
    enter: { title: '返回', what: '回到刚才的画面。' },
    back: { title: '返回', what: '回到刚才的画面。' },
  },
  everywhere: {
    find: { title: '查找', what: '按名字查找任何命令并执行。' },
    help: { title: '按键', what: '当前画面的按键，以及玩法。' },
    title: { title: '去标题画面', what: '到游戏的第一个画面。' },
    levels: { title: '去关卡', what: '到课程，所有关卡都在那里。' },
    drills: { title: '去训练', what: '到陷入风暴的选择。' },
    sandbox: { title: '去沙盒', what: '到你自己的机器：可以输入指令，也可以犯错。' },
    progress: { title: '去进度', what: '你取得的进展，可以导出和导入。' },
    settings: { title: '去设置', what: '计时、速度、主题、字符、语言、鼠标和你的名字。' },
    howToPlay: { title: '玩法', what: '你看到的是什么，原语、判定、星和内核。' },
    suspend: { title: '挂起', what: '暂时回到 shell；fg 继续。' },
    quit: { title: '退出 cowhand', what: '离开程序；若会丢失什么，会先询问。' },
  },
}
