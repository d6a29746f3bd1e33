import type { storm as english } from '../en/storm.ts'
import type { Translation } from '../translation.ts'

export const storm: Translation<typeof english> = {
  title: '训练',
  chapter: '训练',
  brief: '由种子生成的、无休止的陷入风暴。第三次出错时结束。',
  bootsAnew: '机器重新启动',
}
