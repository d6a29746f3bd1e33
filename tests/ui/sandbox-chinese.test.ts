import { afterEach, describe, expect, it } from 'vitest'
import { reduceSandbox } from '../../src/game/sandbox/index.ts'
import { speak } from '../../src/text/index.ts'
import { sandboxRows } from '../../src/ui/presentation/sandbox.ts'
import { sandboxHelpRows } from '../../src/ui/presentation/sandbox-help.ts'
import { storyRows } from '../../src/ui/presentation/sandbox-said.ts'
import { freshView, shown, theme, type } from './sandbox-stage.ts'
import { textOf, widthsOf } from './stage.ts'

afterEach(() => speak('en'))

const SIZES = [
  [60, 20],
  [80, 24],
  [120, 40],
  [200, 60],
] as const

/** Keys to each of the sandbox's places. */
const PLACES = [
  '',
  '"1" "2"',
  '"1" "2" "3"',
  '"1" "2" "3" Home Enter',
  '"1" "2" h "3"',
  '"1" "2" h "3" a c d u',
  '"1" "2" "3" c',
  '"1" "2" "3" Tab',
  '"1" "2" "3" s',
  '"1" "2" "3" Escape',
  'i "P2 stroe" Enter',
  'k Down',
  'o Down',
  '1 h i Tab Enter S A m r h i "P1 store heap[0] Z" Enter "P2 load heap[0]" Enter Escape',
]

describe('the sandbox in Chinese', () => {
  it.each(SIZES)('fills %i x %i exactly, wherever one is', async (width, height) => {
    await speak('zh')
    for (const keys of PLACES) {
      const drawn = sandboxRows(type(freshView(), keys, width).view, theme, { width, height })
      expect(drawn).toHaveLength(height)
      expect(widthsOf(drawn)).toEqual([width])
    }
  })

  it('says what to press, in a small terminal too', async () => {
    await speak('zh')
    const text = shown(freshView(), 60, 20).join('\n')
    for (const words of ['按 1', 'i 输入', 'Enter 单步', '空格 运行', '? 帮助', 'Esc 离开'])
      expect(text).toContain(words)
  })

  it('says what a mistake leads to, and the step behind it', async () => {
    await speak('zh')
    const keys = '1 h i Tab Enter S A m r h i "P1 store heap[0] Z" Enter "P2 load heap[0]" Enter Escape'
    const { view } = type(freshView(), keys)
    const text = storyRows(view, theme, 100).map(textOf).join('\n')
    expect(text).toContain("P2 在 heap[0] 读到 'Z'，应当读到 '0'。")
    expect(text).toMatch(/它来自时刻 \d+：处理 P1 的 fork P2 的第 2 步 map P2 heap\[0\] → a rw/)
    expect(text).toContain('到目前为止的错误')
  })

  it('asks and refuses', async () => {
    await speak('zh')
    const { view } = type(freshView(), '"1" "2" "3" Home Enter')
    expect(view.sandbox.question?.text).toBe('时刻 1 到 7 将消失，时间从时刻 0 继续。')
    expect(reduceSandbox(freshView().sandbox, { do: 'frames', frames: 99 }).refusal?.text).toBe(
      '这里的机器有 1 到 26 个页帧。',
    )
  })

  it('has its help', async () => {
    await speak('zh')
    const text = sandboxHelpRows(freshView(), theme, 76).map(textOf).join('\n')
    expect(text).toContain('一台供你试验的机器')
    expect(text).toContain('换一个内核：程序在它上面重新运行。')
  })
})
