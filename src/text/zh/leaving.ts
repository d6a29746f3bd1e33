import type { leaving as english } from '../en/leaving.ts'
import type { Translation } from '../translation.ts'

export const leaving: Translation<typeof english> = {
  question: '再按一次 Ctrl-C 就离开；这一局会丢失。',
  title: '离开 cowhand？',
  clockStands: '计时停止；在你继续之前，机器不显示。',
  clockStood: '计时停止，机器不显示。',
  paused: what => `已暂停：${what}`,
  pausedHelp: '已暂停：玩法',
  goOn: '继续',
  howToPlay: '玩法',
  again: '重新开始本关',
  forLevels: '回到关卡列表',
  leave: '离开；这一局会丢失',
}
