import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { primitiveText } from '../../src/game/tell.ts'
import { whyStep } from '../../src/game/why.ts'
import { KERNEL_NAMES } from '../../src/kernel/index.ts'
import { generatedProgram } from '../../src/level/index.ts'
import { type Language, speak } from '../../src/text/index.ts'
import { levelCalled } from '../level/played.ts'
import { type Met, type Moment, momentsOf, trapsOf } from './reference-walk.ts'

afterEach(() => speak('en'))

const LEVELS = readdirSync('levels')
  .filter(name => name.endsWith('.yaml'))
  .map(name => name.replace('.yaml', ''))

function trapsIn(id: string): Met[] {
  const { kernel, setup, program, frames, overcommit } = levelCalled(id)
  return [...trapsOf(kernel, [...setup, ...program], frames, overcommit)]
}

type Row = readonly [level: string, trap: string, step: string, why: string]

const ROWS: readonly Row[] = [
  [
    'first-write',
    'P2 store heap[0] C',
    'alloc',
    '页帧 a 有 2 个引用：P1 还要照原样读它。P2 需要一个自己的页帧。',
  ],
  [
    'first-write',
    'P2 store heap[0] C',
    'copy a → c',
    "页帧 c 中是垃圾值。在任何页表项指向它之前，先把页帧 a 的内容（'A'）复制过来。",
  ],
  [
    'first-write',
    'P2 store heap[0] C',
    'put a',
    '映射页帧 a 的页表项少了一个：它的计数从 2 降到 1。P1 的页表项保持原样。',
  ],
  [
    'first-write',
    'P2 store heap[0] C',
    'return',
    'P2 的写入再执行一次：heap[0] 现在指向页帧 c，W 已置位，写入成功。',
  ],
  [
    'parent-writes-too',
    'P1 store heap[0] F',
    'permit P1 heap[0]',
    '页帧 a 的计数是 1：没有别人能看到它，所以置位 W，P1 可以就地写入。',
  ],
  [
    'grandchild-writes',
    'P3 store heap[0] C',
    'alloc',
    '页帧 a 有 3 个引用：P1 和 P2 还要照原样读它。P3 需要一个自己的页帧。',
  ],
  [
    'out-of-frames-at-a-fault',
    'P2 store heap[1] D',
    'alloc',
    '页帧 b 有 2 个引用：P1 还要照原样读它。P2 需要一个自己的页帧，可是没有空闲的页帧。',
  ],
  [
    'multiple-forks',
    'P1 fork P2',
    'protect P1 heap[0]',
    'P2 读页帧 b 期间，P1 不能写它：父进程一侧的 W 也要清除。COW 表示写入时可以来问内核。',
  ],
  [
    'kernel-copyout',
    'P2 read heap[1] N',
    "poke 'N' into d",
    "heap[1] 的 W 已经置位，而且没有别人映射页帧 d：内核可以立即写入 'N'。",
  ],
  [
    'parent-dies-first',
    'P2 exit',
    'zombie P2',
    'P2 不再运行。在 xv6 上，它的内存连同引用都留着，直到父进程等待它。',
  ],
  [
    'exit-on-linux',
    'P3 exit',
    'flush P3',
    'P3 的 TLB 仍让 heap[0] 指向页帧 c，尽管页表项已经没有了。所以 flush 在 put 之前。',
  ],
  [
    'private-file',
    'P1 load lib[1]',
    'map P1 lib[1] → b r',
    '读取不需要副本：P1 的 lib[1] 映射页缓存自己的页帧 b，没有 W，文件保持原样。',
  ],
  [
    'protect-and-back',
    'P1 store heap[0] X',
    'signal P1 SIGSEGV',
    'heap 只能读。先问区域，再看页表项，不管 COW 是否置位：P1 的写入收到 SIGSEGV。',
  ],
  [
    'overcommit',
    'P1 fork P2',
    'fail ENOMEM',
    'fork 会把承诺给 P1 的内存再向 P2 承诺一次，而所有承诺的总和必须低于页帧总数的一半。返回 -1，ENOMEM。',
  ],
]

test.each(ROWS)('in Chinese, in %s, at %s, %s is for this reason', async (id, trap, step, why) => {
  await speak('zh')
  const moment = trapsIn(id)
    .filter(({ text }) => text === trap)
    .flatMap(momentsOf)
    .find(({ step: primitive, now }) => primitiveText(primitive, now) === step)
  expect(moment === undefined ? undefined : whyStep(moment)).toBe(why)
})

async function textsIn(language: Language, moments: readonly Moment[]): Promise<string[]> {
  await speak(language)
  return moments.map(whyStep)
}

/** What a sentence names: processes, pages, frames, contents, and numbers besides those. */
function namedIn(text: string, frame: RegExp): string[] {
  const frames = [...text.matchAll(frame)].map(([, name]) => `frame ${name}`)
  const rest = text.replace(frame, '').replace(/\(2\)|\bxv6\b/g, '')
  const names = rest.match(/\bP\d+|\binit\b|[\w-]+\[\d+\]|'.'|\bSIG\w+|\bE[A-Z]+/g) ?? []
  const numbers = rest.replace(/\bP\d+|[\w-]+\[\d+\]|'.'/g, '').match(/-?\d+/g) ?? []
  return [...new Set([...frames, ...names, ...numbers])].sort()
}

const FRAME = { en: /\b[Ff]rame ([a-z]\d*)\b/g, zh: /页帧 ([a-z]\d*)\b/g }

/** What is not as it is in English, or not as Chinese is set. */
function faultsOf(english: string, chinese: string): string[] {
  const wrong: string[] = []
  if (!/^\S.*[^。]。$/.test(chinese) || chinese.length > 110) wrong.push('form')
  if (/undefined|null|NaN|[,;:!?]|\.(?!$)| {2}|[，。：；（） ] | [，。：；（）]/.test(chinese))
    wrong.push('setting')
  if (/[A-Za-z]{2,} [A-Za-z]{2,}/.test(chinese)) wrong.push('English')
  if (/[\u4e00-\u9fff][A-Za-z0-9']|[A-Za-z0-9'\])][\u4e00-\u9fff]/.test(chinese))
    wrong.push('a blank is missing')
  const [said, should] = [namedIn(chinese, FRAME.zh).join(' '), namedIn(english, FRAME.en).join(' ')]
  if (said !== should) wrong.push(`it names ${said}, and not ${should}`)
  return wrong.map(what => `${english} ${chinese} ${what}`)
}

async function faultsIn(traps: Iterable<Met>): Promise<string[]> {
  const moments = [...traps].flatMap(momentsOf)
  const english = await textsIn('en', moments)
  const chinese = await textsIn('zh', moments)
  return [...new Set(english.flatMap((text, at) => faultsOf(text, chinese[at] ?? '')))]
}

describe('every reason names in Chinese what it names in English', () => {
  test('in the levels', async () => {
    expect(await faultsIn(LEVELS.flatMap(trapsIn))).toEqual([])
  })

  test.each(KERNEL_NAMES)('in generated programs on %s', async kernel => {
    const traps = [8, 14].flatMap(frames =>
      [1, 2, 3].flatMap(seed => [...trapsOf(kernel, generatedProgram({ seed, steps: 150, kernel }), frames)]),
    )
    expect(await faultsIn(traps)).toEqual([])
  })
})
