import { afterEach, expect, test } from 'vitest'
import { accept } from '../../src/game/accept.ts'
import { questionFor } from '../../src/game/index.ts'
import { referenceFor } from '../../src/game/judge.ts'
import type { Verdict } from '../../src/game/verdict.ts'
import {
  bootMachine,
  KERNELS,
  type KernelName,
  misconceptionText,
  type Primitive,
  ruleText,
} from '../../src/kernel/index.ts'
import { pageName, VERBS } from '../../src/machine/index.ts'
import { type Language, speak } from '../../src/text/index.ts'
import { runProgram, sourceLines } from '../../src/workload/index.ts'
import { parseLine } from '../../src/workload/parse-line.ts'
import * as s from '../kernel/steps.ts'
import { SCENES, type Scene, type SceneName } from './scenes.ts'
import { EAGER_SCENES } from './scenes-eager.ts'
import { LINUX_SCENES } from './scenes-linux.ts'
import { atFirstTrap, gameOfLines, must } from './stage.ts'

afterEach(() => speak('en'))

/** The reference's steps, as they are and with one of them left out or done twice; without the return. */
function tries(steps: readonly Primitive[]): Primitive[][] {
  const body = steps.filter(step => step.do !== 'return')
  return [body, ...body.flatMap((step, at) => [body.toSpliced(at, 1), body.toSpliced(at, 0, step)])]
}

interface Told {
  readonly steps: readonly Primitive[]
  readonly verdict: Verdict
  readonly notes: readonly string[]
}

/** The verdicts on every such handler in a scene that can be, and what was told on the way. */
function verdictsIn({ lines, plot }: Scene): Told[] {
  const game = gameOfLines(lines, plot)
  const trapped = () => atFirstTrap(game)
  const { trap: open, ideal } = trapped()
  if (open === null) throw new Error('the scene has no trap')
  const { trap, before } = open
  const { steps: right } = referenceFor({ kernel: game.kernel, trap, before, ideal })
  return tries(right).flatMap((steps): Told[] => {
    const play = trapped()
    if (steps.length > 0 && accept(play, game, { do: 'use', primitives: steps, at: 1 }) !== null) return []
    const notes = [...(play.trap?.notes ?? [])]
    must(play, game, { do: 'use', primitives: [s.back], at: 1 })
    const verdict = play.handled[0]?.verdict
    return verdict === undefined ? [] : [{ steps, verdict, notes }]
  })
}

async function verdictsOf(scene: Scene, language: Language): Promise<Told[]> {
  await speak(language)
  return verdictsIn(scene)
}

const withoutTexts = ({ steps, verdict }: Told) => ({
  steps,
  ...verdict,
  remarks: verdict.remarks.map(({ rule, step }) => ({ rule, step })),
  consequences: verdict.consequences.length,
})

const sentences = ({ verdict, notes }: Told): string[] => [
  ...verdict.remarks.map(({ text }) => text),
  ...verdict.consequences,
  ...notes,
]

const ALL: readonly (readonly [string, Scene])[] = [SCENES, LINUX_SCENES, EAGER_SCENES].flatMap(scenes =>
  Object.entries<Scene>(scenes),
)

test.each(ALL)(
  'in the scene %s a verdict is the same in both languages, each in its own words',
  async (_, scene) => {
    const english = await verdictsOf(scene, 'en')
    const chinese = await verdictsOf(scene, 'zh')
    expect(english[0]?.verdict.kind).toBe('clean')
    expect(chinese.map(withoutTexts)).toEqual(english.map(withoutTexts))
    expect(english.flatMap(sentences).filter(text => /\p{Script=Han}/u.test(text))).toEqual([])
    expect(
      chinese.flatMap(sentences).filter(text => !/^[^.:]*\p{Script=Han}[^.:]*[。]$|panic/u.test(text)),
    ).toEqual([])
  },
)

/** Steps in a scene, and what is said about them in Chinese: the last step's note, then what the verdict says. */
const SAID: readonly {
  readonly scene: SceneName
  readonly steps: readonly Primitive[]
  readonly texts: readonly string[]
}[] = [
  {
    scene: 'shared',
    steps: [s.permit(2, 0)],
    texts: [
      'P2 的 heap[0] → a，读写。页帧 a：计数 2。',
      'P2 在 heap[0] 对页帧 a 有 W，但它还有别的引用：P2 一写入，就会改变别人的内存。',
      "P1 在 heap[0] 读到 'B'，应当读到 'A'。",
    ],
  },
  {
    scene: 'shared',
    steps: [s.alloc, s.copy(s.a, s.b), s.map(2, 0, s.b, 'rw'), s.put(s.a), s.put(s.a)],
    texts: [
      '页帧 a：计数 0，空闲。',
      "P1 现在从 heap[0] 读到垃圾值，应当读到 'A'。",
      '页帧 a 的引用计数是 0，但有 1 个页表项映射它：它还在使用，却已经空闲。',
      '页帧 a 被释放时，P1 的 heap[0] 仍通向它：谁接着得到它，就会与 P1 共享它。',
    ],
  },
  {
    scene: 'last',
    steps: [s.alloc, s.copy(s.a, s.c), s.map(1, 0, s.c, 'rw'), s.put(s.a)],
    texts: [
      '页帧 a：计数 0，空闲。',
      'alloc 多用了 1 次：这里不需要新页帧。',
      'copy 多用了 1 次：没有别人需要旧页，本可以直接重用它。',
      'map 多用了 1 次。',
      'put 多用了 1 次。',
    ],
  },
  {
    scene: 'shared',
    steps: [s.get(s.b)],
    texts: ['panic：get：页帧 b 是空闲的', '内核 panic：get：页帧 b 是空闲的。机器停住了。'],
  },
  {
    scene: 'exit',
    steps: [s.zombie(2, 7)],
    texts: [
      'P2 是僵尸进程，退出状态 7。',
      'P3 的父进程是 P2，而 P2 已不再存活。',
      'P3 的父进程是 P2，应当是 init。',
    ],
  },
]

test.each(SAID)(
  'in the scene $scene it is said in Chinese what was done and what was wrong',
  async ({ scene, steps, texts }) => {
    await speak('zh')
    const game = gameOfLines(SCENES[scene].lines)
    const play = atFirstTrap(game)
    must(play, game, { do: 'use', primitives: steps, at: 1 })
    const note = play.trap?.notes.at(-1)
    must(play, game, { do: 'use', primitives: [s.back], at: 1 })
    const verdict = play.handled[0]?.verdict
    expect([
      note,
      ...(verdict?.remarks ?? []).map(({ text }) => text),
      ...(verdict?.consequences ?? []),
    ]).toEqual(texts)
  },
)

test('what cannot be done, and what is asked back, is said in Chinese', async () => {
  await speak('zh')
  const game = gameOfLines(SCENES.shared.lines)
  const play = atFirstTrap(game)
  const use = (...primitives: Primitive[]) => accept(play, game, { do: 'use', primitives, at: 1 })
  expect(use(s.permit(2, 9))).toBe('P2 的 0xd000 不存在：没有页表项。')
  expect(use()).toBe('没有可做的。')
  expect(use(s.alloc, s.permit(4, 0))).toBe('permit P4 0x4000：没有进程 P4。')
  expect(questionFor({ kind: 'wrong', misconceptions: ['M5'], remarks: [] })).toBe(
    misconceptionText('M5').question,
  )
  expect(misconceptionText('M5').belief).toBe('最后的共享者必须复制')
  expect(ruleText('B1').sentence).toBe('页帧的计数就是映射它的页表项的个数。')
  expect(game.kernel.title()).toBe('带 COW fork 的 xv6')
  expect(pageName(play.machine, 2, 9)).toBe('0xd000')
})

/** An instruction that cannot be, behind some that can, and what stands against it. */
const OBJECTIONS: readonly (readonly [kernel: KernelName, lines: readonly string[], objection: string])[] = [
  ['xv6', ['P2 load heap[0]'], '还没有 P2；这里存活的有：P1'],
  ['xv6', ['P1 load heap[0]'], 'P1 没有区域 heap；它还没有区域：先用 map 建一个'],
  ['xv6', ['P1 map heap anon private 2', 'P1 load stack[0]'], 'P1 没有区域 stack；它有 heap'],
  ['xv6', ['P1 map heap anon private 1', 'P1 load heap[1]'], 'heap[1] 超出范围：P1 的 heap 只有一页，[0]'],
  ['xv6', ['P1 map heap anon private 2', 'P1 load heap[2]'], 'heap[2] 超出范围：P1 的 heap 有 [0] 到 [1] 页'],
  ['xv6', ['P1 fork P2', 'P2 exit', 'P2 wait'], 'P2 已经结束：它退出了'],
  ['xv6', ['P1 fork P2', 'P1 wait', 'P1 exit'], 'P1 在 wait(2) 中，直到它的一个子进程退出'],
  ['linux', ['P1 vfork P2', 'P1 exit'], 'P1 在 vfork(2) 中被挂起，直到 P2 调用 exec 或 exit'],
]

test.each(OBJECTIONS)(
  'on %s what stands against the last of %j is said in Chinese',
  async (name, lines, said) => {
    await speak('zh')
    const { problems } = runProgram(
      sourceLines(lines.join('\n'), 'lines'),
      bootMachine(KERNELS[name], 8),
      KERNELS[name],
    )
    expect(problems.map(({ message }) => message)).toEqual([said])
  },
)

test.each([
  ['P1', `P1 做什么？可用的有 ${VERBS.join('、')}`],
  ['P0 fork P2', '"P0" 不是进程；进程是 P1、P2、… P9999'],
  ['P1 fork P2 P3', '"P3" 是多余的；fork 这样写：WHO fork CHILD'],
  [
    'P1 read heap[0]',
    '缺了一些；read 这样写：WHO read REGION[PAGE] VALUE，或者 read REGION[FIRST..LAST] VALUES',
  ],
  ['P1 map heap anon mine 1', '"mine" 不是共享方式；可用的有 private、shared'],
  ['P1 read heap[0..1] ABC', '值 "ABC" 太长：每页一个字符，这里要 2 个'],
])('what is wrong with the line %j is said in Chinese', async (line, said) => {
  await speak('zh')
  expect(parseLine(line)).toMatchObject({ kind: 'wrong', message: said })
})
