import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptRace, type Race, type RaceInput, raceVerdicts, STEP_NAMES } from '../../src/game/race/index.ts'
import { speak } from '../../src/text/index.ts'
import { EMPTY_RACE_HAND, type RaceHand } from '../../src/ui/play/press-race.ts'
import { raceRows } from '../../src/ui/presentation/race.ts'
import { raceStatus } from '../../src/ui/presentation/race-words.ts'
import { themeFor } from '../../src/ui/theme.ts'
import {
  found,
  freshRace,
  give,
  LOST_UPDATE,
  ONE_AFTER_THE_OTHER,
  over,
  raceOn,
  stepsOf,
  twoCpus,
} from '../game/race-stage.ts'
import { textOf, widthsOf } from './stage.ts'

beforeEach(() => speak('zh'))
afterEach(() => speak('en'))

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

const SIZES = [
  { width: 60, height: 19 },
  { width: 80, height: 24 },
  { width: 120, height: 40 },
  { width: 200, height: 60 },
] as const

const LOCK: RaceInput = { do: 'lock', ...over('load', 'store') }
const PROVE: RaceInput = { do: 'prove' }

it('the screen of a race stands aligned in Chinese', () => {
  const race = give(found(), LOCK, ...stepsOf('00000011111'))
  const lines = raceRows(race, { ...EMPTY_RACE_HAND, cursor: 7 }, theme, SIZES[0], '').map(textOf)
  expect(lines.map(line => line.trimEnd())).toEqual([
    '── 消除竞争 ────────────────────────────────────────────────',
    " CPU 0  P1 写入 'B'        锁      CPU 1  P2 写入 'C'",
    ' ✓1 look     r ← a 计数            ✓1 look     r ← a 计数',
    ' ✓2 decide   r=1? permit           ✓2 decide   r=1? permit',
    ' ✓3 alloc    b ← 空闲              ✓3 alloc    c ← 空闲',
    ' ✓4 copy     a → b                 ✓4 copy     a → c',
    ' ✓5 map      PTE → b rw            ✓5 map      PTE → c rw',
    ' ✓6 load     r ← a 计数    获取    ▸6 load     r ← a 计数',
    ' ▸7 subtract r ← r - 1        │     7 subtract r ← r - 1',
    '  8 store    a 计数 ← r  ▸ 释放     8 store    a 计数 ← r',
    '  9 free     r=0? 释放 a            9 free     r=0? 释放 a',
    '  r = 2                    CPU 0    r = 2  等待锁',
    '  heap[0] →  b  rw-                 heap[0] →  c  rw-',
    " 页帧  a  'A'   计数 2 ●●   0 个页表项映射它",
    ' 锁覆盖 load 到 store。p 尝试每个顺序；0 和 1 手动试一个。',
    ' 顺序 000000 11111',
    " CPU 1  copy      把 'A' 从 a 复制到 c。",
    ' CPU 1  map       P2 的 heap[0] → c，W 置位。',
    ' ↑↓ 移动  Enter 锁  p 证明  ←→ 前后  ? 帮助        Esc 暂停',
  ])
})

const steps = fc.constantFrom<RaceInput>({ do: 'step', cpu: 0 }, { do: 'step', cpu: 1 })
const place = fc.nat({ max: STEP_NAMES.length - 1 })
const inputs = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: steps },
    fc.constantFrom<RaceInput>({ do: 'back' }, { do: 'forward' }, { do: 'again' }, PROVE),
    fc.constant<RaceInput>({ do: 'give-up' }),
    fc.tuple(place, place).map(([from, to]): RaceInput => ({ do: 'lock', from, to })),
  ),
  { maxLength: 50 },
)
const hands = fc.record<RaceHand>({
  cursor: place,
  acquire: fc.option(place),
  help: fc.boolean(),
})

/** Without blanks: where Chinese is wrapped, none stands between two characters. */
const solid = (text: string): string => text.replace(/\s/g, '')

it('wherever inputs lead, every size is filled exactly, with nothing cut and all said', () => {
  const level = twoCpus()
  const phases = new Set<string>()
  fc.assert(
    fc.property(inputs, hands, (list, hand) => {
      const race = raceOn(level)
      let message = ''
      for (const input of list) message = acceptRace(race, input) ?? ''
      phases.add(race.phase)
      for (const size of SIZES) {
        const rows = raceRows(race, hand, theme, size, message)
        expect(rows).toHaveLength(size.height)
        expect(widthsOf(rows)).toEqual([size.width])
        const text = rows.map(textOf).join('\n')
        expect(text).not.toContain('…')
        expect(text).not.toMatch(/undefined|null/)
        const said = message === '' ? raceStatus(race, hand).text : message
        if (!hand.help) expect(solid(text)).toContain(solid(said))
      }
    }),
    { numRuns: 80, seed: 5 },
  )
  expect([...phases].sort()).toEqual(['close', 'done', 'find'])
})

const told = (race: Race): string[] => race.run.told.map(({ text }) => text)
const verdicts = (race: Race): string[] => raceVerdicts(race).map(({ text }) => text)

describe('what a race says in Chinese', () => {
  it('of each step, with the lock around it', () => {
    expect(told(give(found(), LOCK, ...stepsOf(ONE_AFTER_THE_OTHER)))).toEqual([
      '读 a 的计数：r = 2。',
      'r 是 2：需要复制。',
      '取空闲页帧 b。',
      "把 'A' 从 a 复制到 b。",
      'P1 的 heap[0] → b，W 置位。',
      '获取锁；读 a 的计数：r = 2。',
      'r = 2 - 1 = 1。',
      '写回 r：a 的计数是 1。释放锁。',
      "r 是 1：a 保留。P1 写入 'B'。",
      '读 a 的计数：r = 1。',
      "r 是 1：W 置位，COW 清除，不复制。P2 写入 'C'。",
    ])
  })

  it.each<readonly [string, () => Race, readonly string[]]>([
    ['found and closed', () => give(found(), LOCK, PROVE), ['用覆盖 load 到 store 的锁消除了竞争。']],
    [
      'closed too widely',
      () => give(found(), { do: 'lock', ...over('load', 'free') }, PROVE),
      ['竞争已消除，但 free 期间不必持有锁：凡是需要计数的，都要等整整一页填充或复制完。'],
    ],
    [
      'closed at the second lock',
      () => give(found(), { do: 'lock', ...over('store') }, PROVE, LOCK, PROVE),
      ['覆盖 store 的锁没有消除竞争。'],
    ],
    ['shown', () => give(found(), { do: 'give-up' }), ['演示了锁：load 到 store。']],
  ])('of a race that was %s', (_, race, expected) => {
    expect(verdicts(race())).toEqual(['在第 1 次运行中找到。', ...expected])
  })

  it.each<readonly [string, () => Race, RaceInput, string]>([
    [
      'a step of a CPU that has ended',
      found,
      { do: 'step', cpu: 0 },
      'CPU 0 已回到用户空间：它的处理程序已经结束。',
    ],
    [
      'a step of one that waits',
      () => give(found(), LOCK, ...stepsOf('00000011111')),
      { do: 'step', cpu: 1 },
      'CPU 1 在等待：CPU 0 持有锁。',
    ],
    ['a lock before the race is found', freshRace, LOCK, '先找到一个最后违反规则的顺序。'],
    ['a proof without a lock', found, PROVE, '先放锁：现在还没有锁。'],
  ])('to %s', (_, race, input, refusal) => {
    expect(acceptRace(race(), input)).toBe(refusal)
  })

  it.each<readonly [string, () => Race, string]>([
    ['at the start', freshRace, '下一步由哪个 CPU 走，由你选择：0 或 1。找到一个最后计数出错的顺序。'],
    [
      'where a lock is refuted',
      () => give(found(), { do: 'lock', ...over('look') }, PROVE),
      '这把锁被否定：48606 个顺序中仍有 34320 个违反规则。→ 走其中一个，← 返回。',
    ],
    [
      'where a run broke a lock that is not proved',
      () => give(found(), { do: 'lock', ...over('look') }, ...stepsOf(LOST_UPDATE)),
      '覆盖 look 的锁消除不了竞争。',
    ],
    ['once it is closed', () => give(found(), LOCK, PROVE), '剩下的 14286 个顺序都不违反规则。Enter 继续。'],
  ])('%s', (_, race, said) => {
    expect(raceStatus(race(), EMPTY_RACE_HAND).text).toContain(said)
  })
})
