import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '../../src/text/index.ts'
import { mountGame } from './app-stage.tsx'

afterEach(() => speak('en'))

/** The screens outside a run in Chinese: the entry of the title's menu that leads there, and what they say. */
const SCREENS: readonly (readonly [string, readonly string[]])[] = [
  ['关卡', ['未玩过', 'Enter 开始', '←→ 章', 'Esc 返回']],
  ['训练', ['无尽的陷入风暴', '在哪个内核上？', 'n 换一个种子']],
  ['进度', ['24 个误解中已克服 0 个', 'e 导出', 'R 重置']],
  ['玩法', ['Enter 返回']],
  ['设置', ['存档在', 'Enter 更改']],
]

async function inChinese(cols: number, rows: number) {
  const screen = await mountGame({ cols, rows, settings: { language: 'zh' } })
  await screen.waitFor('方向键和 Enter')
  return screen
}

describe.each([
  [60, 20],
  [80, 24],
  [120, 40],
] as const)('in Chinese at %i x %i', (cols, rows) => {
  it.each(SCREENS)('the screen behind %s is there, with nothing cut or wrapped', async (entry, said) => {
    const screen = await inChinese(cols, rows)
    for (let steps = 0; !screen.text().includes(`▸ ${entry}`); steps++) {
      expect(steps).toBeLessThan(12)
      await screen.press('Down')
      await screen.quiet(15)
    }
    await screen.press('Enter')
    for (const words of said) await screen.waitFor(words)
    expect(screen.wrapped).toBe(0)
    expect(screen.text()).not.toMatch(/(?<!map as|fail)…/)
  })

  it('the finder goes by Chinese titles and by English ids, over what is wide', async () => {
    const screen = await inChinese(cols, rows)
    await screen.press(':关卡')
    await screen.waitFor('> 关卡_')
    await screen.press('\r')
    await screen.waitFor('未玩过')
    await screen.press(':')
    await screen.waitFor('查找命令')
    expect(screen.wrapped).toBe(0)
    await screen.press('settings\r')
    await screen.waitFor('存档在')
  })

  it('a key that means nothing is answered', async () => {
    const screen = await inChinese(cols, rows)
    await screen.press('~')
    await screen.waitFor('~ 在这里没有作用；? 显示按键，: 查找命令。')
  })
})
