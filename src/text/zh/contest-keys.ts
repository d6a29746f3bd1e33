import type { contestKeys as english } from '../en/contest-keys.ts'
import type { Translation } from '../translation.ts'
import { choose, down, reading, up } from './common-keys.ts'

const toList = { title: '继续', what: '到关卡列表。' }
const back = { title: '返回', what: '回到关卡列表。' }

export const contestKeys: Translation<typeof english> = {
  contestStudent: {
    next: { title: '继续', what: '到编号，再从那里到竞赛。' },
    up,
    down,
    erase: { title: '删除', what: '删去最后一个字符。' },
    leave: { title: '离开', what: '在竞赛开始前离开。' },
  },
  contestRules: { enter: toList, back, ...reading },
  contestList: {
    play: { title: '下一关', what: '进行竞赛的下一关；这一局算分。' },
    practise: { title: '练习', what: '用新的种子练习光标所在的关卡；不保存。' },
    rules: { title: '规则', what: '规则，什么得到证明，以及你要交什么。' },
    keep: { title: '保存', what: '再试一次保存没有写成的内容。' },
    up,
    down,
    first: { title: '第一关', what: '到第一关。' },
    last: { title: '最后一关', what: '到最后一关。' },
    leave: { title: '离开', what: '离开竞赛；会先询问。' },
  },
  contestBrief: { enter: { title: '开始', what: '开始本关。' }, back, ...reading },
  contestPause: { up, down, choose, back: { title: '继续', what: '继续本关。' } },
  contestResult: { enter: toList, back, ...reading },
  contestLeave: { up, down, choose, back: { title: '留下', what: '回到竞赛。' } },
}
