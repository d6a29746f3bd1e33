import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newGame, stormLevel } from '../../src/game/index.ts'
import { speak } from '../../src/text/index.ts'
import { COMMANDS, commandsOf, disabled, keyLabel } from '../../src/ui/commands.ts'
import { type KeyPress, NAMED_KEYS } from '../../src/ui/keys.ts'
import { pressInTrap, send } from '../../src/ui/play/press.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { briefRows, debriefRows } from '../../src/ui/presentation/brief.ts'
import { countRows, holdersOf } from '../../src/ui/presentation/counts.ts'
import { drillBriefRows, drillEndRows, stormHeaderRow } from '../../src/ui/presentation/drill.ts'
import { HEADER_HEIGHT, headerRow } from '../../src/ui/presentation/header.ts'
import { helpRows } from '../../src/ui/presentation/help.ts'
import { columnsIn } from '../../src/ui/presentation/palette.ts'
import { playRows } from '../../src/ui/presentation/play.ts'
import { resultRows } from '../../src/ui/presentation/result.ts'
import { trapSentence } from '../../src/ui/presentation/trap.ts'
import { treeRows } from '../../src/ui/presentation/tree.ts'
import { verdictRows } from '../../src/ui/presentation/verdict.ts'
import { fitRow, type Row, rowWidth, widthOf } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOn } from '../game/stage.ts'
import {
  atFirstTrap,
  LEVELS,
  levelView,
  runView,
  type SceneName,
  sceneView,
  textOf,
  type,
  widthsOf,
} from './stage.ts'

const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
] as const
type ScreenSize = (typeof SIZES)[number]

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

beforeEach(() => speak('zh'))
afterEach(() => speak('en'))

function screenRows(view: PlayView, { columns, rows }: ScreenSize): Row[] {
  const at = view.session.play.clock.last + 1234
  return [
    fitRow(headerRow(view, at, columns, theme), columns),
    ...playRows(view, theme, { width: columns, height: rows - HEADER_HEIGHT }, 0),
  ]
}

const screenOf = (view: PlayView, size: ScreenSize): string[] => screenRows(view, size).map(textOf)

/** A key anywhere in a level, and what the screens around it then do. */
function pressAnywhere(view: PlayView, key: KeyPress, columns: number): PlayView {
  const at = view.session.play.clock.last + 150
  if (view.session.play.phase === 'verdict') return runView(send(view, { do: 'next', at }), at)
  if (view.session.play.phase !== 'trap') return view
  const { view: next, wish } = pressInTrap(view, key, columnsIn(view, columns), at)
  return wish === null ? next : send(next, { do: 'resume', at: at + 50 })
}

const anyKey: fc.Arbitrary<KeyPress> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...COMMANDS.map(({ key }) => ({ char: key }))) },
  { weight: 3, arbitrary: fc.constantFrom(...NAMED_KEYS.map(name => ({ name }))) },
)

/** The cells at which the edge of the frames stands, over the machine's rows. */
function edgesOf(lines: readonly string[]): number[] {
  const title = lines.findIndex(line => line.includes('── 页表 ──'))
  const edges: number[] = []
  for (const line of lines.slice(title + 1)) {
    if (line.startsWith('──')) break
    const at = line.lastIndexOf(theme.glyphs.edge)
    if (at >= 0) edges.push(widthOf(line.slice(0, at)))
  }
  return [...new Set(edges)]
}

describe('the play screen in Chinese', () => {
  it.each(SIZES)('fills $columns x $rows exactly, wherever random keys have led', size => {
    fc.assert(
      fc.property(fc.constantFrom(...LEVELS), fc.array(anyKey, { maxLength: 30 }), (level, keys) => {
        let view = levelView(level)
        for (const [index, key] of keys.entries()) {
          view = pressAnywhere(view, key, size.columns)
          if (index % 10 !== 9 && index !== keys.length - 1) continue
          const rows = screenRows(view, size)
          expect(rows).toHaveLength(size.rows)
          expect(widthsOf(rows)).toEqual([size.columns])
          expect(edgesOf(rows.map(textOf)).length).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 15 },
    )
  })

  it.each(SIZES)(
    'has at $columns x $rows the frames in one column, and every command and key whole',
    size => {
      for (const scene of ['shared', 'fork', 'exit', 'wait', 'zombie'] as const) {
        const view = sceneView(scene)
        const lines = screenOf(view, size)
        expect(edgesOf(lines)).toHaveLength(1)
        const text = lines.join('\n')
        for (const command of commandsOf(view.session.game.kernel)) {
          expect(text).toContain(keyLabel(command))
          if (command.kind === 'game') expect(text).toContain(`${keyLabel(command)} ${command.title}`)
        }
        for (const title of ['页表', '页帧', '你的处理程序']) expect(text).toContain(`── ${title} ──`)
        expect(lines.at(-1)?.trim().endsWith('Esc 暂停')).toBe(true)
      }
    },
  )

  it('has every panel of a large screen under a Chinese title', () => {
    const text = screenOf(sceneView('shared'), SIZES[3]).join('\n')
    for (const title of ['引用计数', '原语', '运行', '经过', '接下来', '地址空间', '进程', 'TLB'])
      expect(text).toContain(`── ${title} ──`)
    expect(text).toContain('P2 陷入，父 P1')
    expect(text).toContain('存在 COW')
  })

  it('is English again after English was chosen again', async () => {
    const view = sceneView('shared')
    expect(screenOf(view, SIZES[1]).join('\n')).toContain('全部标记')
    await speak('en')
    expect(screenOf(view, SIZES[1]).join('\n')).toContain('A mark all')
  })
})

describe('what is said in Chinese of', () => {
  it.each<readonly [scene: SceneName, sentence: string]>([
    ['shared', 'heap[0] 在页表中存在，W 清除，COW 置位。P2 的 heap 允许读写。'],
    ['fork', 'P1 要一个子进程 P2，内存是它自己的副本。'],
    ['read', "内核有 2 个字节要交给 P2：'K' 给 heap[0]，'L' 给 heap[1]。"],
    ['exec', 'P2 要运行 ls，取代 sh。'],
    ['exit', 'P2 结束，退出状态为 7。它的父进程：P1。'],
    ['sbrk', 'P2 请求再要 1 页：bss。'],
    ['unmap', 'P2 归还 heap。'],
  ])('the trap %s', (scene, sentence) => {
    const { trap } = sceneView(scene).session.play
    expect(trap === null ? '' : trapSentence(trap)).toBe(sentence)
  })

  it.each<readonly [scene: SceneName, keys: string, said: string]>([
    ['shared', '', '一切停住。用原语处理好，然后返回：指令会继续运行。'],
    ['shared', 'S', '只有 fork 创建子进程。'],
    ['fork', 'c', '把光标移到要从中复制的页或页帧上。'],
    ['shared', 'a u', '已撤销。'],
  ])('the keys of %s: %s', (scene, keys, said) => {
    expect(type(sceneView(scene), keys).message.text).toBe(said)
  })

  it('a question and its answers', () => {
    expect(type(sceneView('shared'), 'M').ask?.prompt).toBe('用哪些权限位映射？')
    expect(type(sceneView('shared'), 'E').ask).toMatchObject({
      prompt: '以哪个错误失败？',
      choices: [
        { label: 'ENOMEM，内存不足' },
        { label: 'EFAULT，地址错误' },
        { label: 'ECHILD，没有子进程' },
      ],
    })
  })

  it('a command that can do nothing now', () => {
    const view = sceneView('shared')
    const why = (id: string): string | null => {
      const command = COMMANDS.find(candidate => candidate.id === id)
      return command === undefined ? null : disabled(command, view)
    }
    expect(why('undo')).toBe('没有可撤销的。')
    expect(why('exec')).toBe('没有进程调用 exec。')
    expect(why('alloc')).toBeNull()
  })

  it('a verdict', () => {
    const last = type(sceneView('shared'), 'p r').session.play.handled.at(-1)
    const lines = last === undefined ? [] : verdictRows(last, theme, 76).map(textOf)
    expect(lines[0]).toBe(' ✗ 错误  0 分   返回时违反了一条规则。')
    expect(lines.join('\n')).toContain(' 你         permit P2 heap[0]，return')
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(76)
  })

  it('a level before and after it, and its result', () => {
    const game = gameOn('first-write')
    const brief = briefRows(game, 60).map(textOf)
    expect(brief).toContain('你要处理的陷入')
    expect(brief.join('')).toContain('标准时间 0:30，时限 1:30。')
    expect(brief).toContain('1  观看   2  收尾   3  排序   4 [独立]  ')
    expect(debriefRows(game.level, 60).map(textOf)).toContain('许多人的误解')
    let view = atFirstTrap(game)
    while (view.session.play.phase !== 'result') {
      const at = view.session.play.clock.last + 100
      view = runView(send(send(view, { do: 'give-up', at }), { do: 'next', at: at + 10 }), at + 10)
    }
    const result = resultRows(view.session, 100, theme, 76, 20).map(textOf)
    expect(result[0]).toBe('★☆☆  0 分  最好 100')
    expect(result[1]).toContain('陷入 0 分，时间 0 分')
    expect(result.join('\n')).toContain('P2 store heap[0] C     已演示      0  参考内核：alloc，')
  })

  it('a storm', () => {
    expect(
      drillBriefRows('xv6', 7, null, null, 76)
        .map(textOf)
        .join('')
        .startsWith('一场陷入风暴，内核：带 COW fork 的 xv6，由种子 7 生成。'),
    ).toBe(true)
    const view = atFirstTrap(newGame(stormLevel('xv6'), { storm: true, seed: 7 }))
    const { storm } = view.session.play
    if (storm === null) throw new Error('no storm')
    const header = textOf(stormHeaderRow(view.session, storm, null, 0, 80, theme))
    expect(header).toContain('训练 xv6 种子 7')
    expect(header).toMatch(/级 1 {2}命 3 ●●● {2}0 {2}还剩 \d:\d\d $/)
    expect(widthOf(header)).toBe(80)
    expect(textOf(drillEndRows(view.session, null, null, 76)[0] ?? [])).toBe(
      '第 1 级  0 分  0 次陷入，其中 0 次完美',
    )
  })

  it('frames, counts and processes', () => {
    const view = type(sceneView('shared'), 'a')
    const { machine, trap } = view.session.play
    if (trap === null) throw new Error('no trap')
    expect([...holdersOf(machine).values()]).toEqual(['手中', 'heap[0] P1 P2'])
    const counts = countRows(machine, trap, null, theme, 5).rows.map(textOf)
    expect(counts.find(row => row.startsWith(' b'))).toContain('第 1 步')
    const tree = treeRows({ machine, trap: trap.trap, before: trap.before, previous: null }, theme, 76)
    expect(tree.map(textOf)[0]).toContain('收养孤儿进程')
    expect(tree.map(textOf)[2]).toContain('陷入')
  })

  it('how to play, aligned', () => {
    const rows = helpRows(theme, 76)
    for (const row of rows) expect(rowWidth(row)).toBeLessThanOrEqual(76)
    const what = '标记该进程的所有页，或全部取消。'
    const lines = rows.map(textOf)
    const at = (text: string): number => {
      const line = lines.find(candidate => candidate.endsWith(text)) ?? ''
      return widthOf(line.slice(0, line.length - text.length))
    }
    expect(at(what)).toBe(at('W 置位，COW 清除。'))
    expect(lines).toContain(` A  ${'全部标记'.padEnd(8)} ${what}`)
  })
})
