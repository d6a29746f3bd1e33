import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { speak } from '../../src/text/index.ts'
import { wake } from '../../src/ui/plain/answer.ts'
import { stoppedLine } from '../../src/ui/plain/farewell.ts'
import { explained } from '../../src/ui/plain/help.ts'
import { FORMS } from '../../src/ui/plain/primitive-forms.ts'
import { WORDS } from '../../src/ui/plain/words.ts'
import { atTrap, COURSE, hear, MENU, sessionOf, told, transcriptOf } from './plain-stage.ts'
import { type SceneName, sceneView } from './stage.ts'

beforeEach(() => speak('zh'))
afterEach(() => speak('en'))

const at = (scene: SceneName) => transcriptOf(sceneView(scene))

describe('what is said in Chinese', () => {
  it.each<readonly [scene: SceneName, line: string, said: readonly string[]]>([
    [
      'shared',
      'trap',
      ['第 1 次陷入，共 1 次。', '写缺页异常：P2 store heap[0] B，scause 15，stval 0x4000。', ''],
    ],
    ['shared', 'at', ['光标在 P2 heap[0]，页帧 a。']],
    [
      'shared',
      'frames',
      ['页帧 a，计数 2，内容 A，由 P1 heap[0] 和 P2 heap[0] 映射。', '空闲：b、c、d、e、f、g 和 h。'],
    ],
    ['shared', 'az; frame b', ['', '', '页帧 b，计数 1，内容为零，在你手中，没有映射。']],
    [
      'shared',
      'put a; put a; frame a',
      ['', '', '页帧 a，计数 0，空闲，却仍由 P1 heap[0] 和 P2 heap[0] 映射。'],
    ],
    ['shared', 'p2', ['P2，P1 的子进程，已陷入，运行 sh。', '']],
    ['zombie', 'processes', ['', '', 'P3，P1 的子进程，僵尸进程，退出状态 0。']],
    ['cached', 'tlb', ['P1 的 TLB 是空的。', 'P2 的 TLB 中有：heap[0] 在页帧 a（可读取）。']],
    ['shared', 'ac; handler', ['', '', '第 1 步：alloc。', '第 2 步：copy a to b。', '在你手中：页帧 b。']],
    ['shared', 'time', ['已用时 0 秒。标准时间 10 秒，时限 1 分钟。']],
    ['shared', 'a; undo', ['', '已撤销。', '还没有步骤。', '你手中没有页帧。']],
    ['shared', 'score', ['目前 0 分。']],
    ['shared', 'mpa', ['这里没有命令“mpa”；你是想输入 map 吗？']],
    ['shared', 'start', ['“start”在这里不能用；help 列出可用的词。']],
    ['shared', 'copy a', ['缺少复制的目标页帧。copy 的写法：copy FRAME FRAME。']],
    [
      'shared',
      'get stack',
      ['“stack”不是页帧；页帧用它的字母表示，例如 a。get 的写法：get FRAME，或 get PROCESS PAGES。'],
    ],
    ['shared', 'a c m', ['“c”是多余的。alloc 单独写。连着写的字母之间没有空格。']],
    ['shared', 'p7', ['没有进程 P7；现有 init、P1 和 P2。']],
    ['shared', 'fail oom', ['“oom”不是错误码；可以写 ENOMEM、EFAULT 或 ECHILD。fail 的写法：fail ERROR。']],
    [
      'pages',
      'protect p2 heap[1..2]',
      ['P2 的 heap 有 2 页：heap[0] 到 heap[1]。protect 的写法：protect PROCESS PAGES。'],
    ],
  ])('%s: %s', (scene, line, said) => {
    const { lines } = hear(at(scene), [line])
    expect(lines.map((text, index) => (said[index] === '' ? '' : text))).toEqual(said)
  })

  it('is a verdict, and the way on', () => {
    const { lines } = hear(at('shared'), ['acmdr'])
    expect(lines[4]).toMatch(/^完美：100 分。/)
    expect(lines.slice(5)).toEqual([
      '你：alloc，copy a to b，map P2 heap[0] to b rw，put a，return。',
      '输入 next 继续。',
    ])
  })

  it('is an open question, answered by a key or by no', () => {
    const asked = hear(at('exit'), ['reparent p3'])
    expect(asked.lines[0]).toMatch(/输入：i 选.+，1 选.+，2 选.+；no 放弃。$/)
    expect(hear(asked.state, ['a']).lines).toEqual(['有一个问题待答：可以输入 i、1、2 或 no。'])
    expect(hear(asked.state, ['no']).lines).toEqual(['那就算了。'])
    expect(hear(asked.state, ['init']).last?.done).toBe(true)
  })

  it('is the time', () => {
    const begun = atTrap('first-write')
    const half = wake({ ...begun, now: begun.now + 15_000, counted: false })
    expect(half.lines).toEqual(['标准时间已过一半；标准时间是 30 秒。'])
  })

  it('is the menu, the help, and where it ends', () => {
    expect(hear(MENU, ['menu']).lines.at(-1)).toBe(
      '输入 next、play 加编号或 id、levels、drill、progress、help 或 quit。',
    )
    expect(hear(MENU, ['help']).lines[0]).toMatch(/^这里可用：next、play、levels、.*、help。$/)
    expect(explained('pause')).toEqual(['pause。计时停止，期间什么也不能查看。'])
    expect(explained('verdicts')?.[0]).toMatch(/完美/)
    expect(stoppedLine(MENU)).toBe('没有打开任何关卡。')
    expect(stoppedLine(hear(atTrap('first-write'), ['a']).state)).toMatch(
      /^停在《.+》的第 1 次陷入（共 2 次），已做 1 步。$/,
    )
  })

  it('explains every word and primitive in Chinese', () => {
    const told = [...WORDS.map(({ name }) => name), ...Object.keys(FORMS)].flatMap(
      name => explained(name) ?? [name],
    )
    expect(told.filter(line => !/[\u4e00-\u9fff]/.test(line))).toEqual([])
  })
})

const IDS = COURSE.levels.filter(({ cpus }) => cpus === undefined).map(({ id }) => id)

const SIGNS = /[\p{Cc}→←↑↓─★✓▸]|undefined/u

test.each(IDS)('%s gives three stars in Chinese by the words that its steps are told with', id => {
  let heard = hear(MENU, [`play ${id} solo`, 'start'])
  const lines = [...heard.lines]
  for (let guard = 0; sessionOf(heard.state).play.score === null && guard < 30; guard++) {
    heard = hear(heard.state, ['where; p1; processes; tlb', ...told(heard.state), 'next'])
    lines.push(...heard.lines)
  }
  expect(sessionOf(heard.state).play.score?.stars).toBe(3)
  expect(lines.filter(line => line === '' || SIGNS.test(line))).toEqual([])
})
