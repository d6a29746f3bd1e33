import { afterEach, expect, it } from 'vitest'
import { type Language, speak } from '../../src/text/index.ts'
import { rowsText, spoken } from '../../src/ui/plain/spoken.ts'
import { span } from '../../src/ui/text.ts'

afterEach(() => speak('en'))

it.each<readonly [Language, string, string]>([
  ['en', "P2's heap[0] → c, read and write.", "P2's heap[0] maps c, read and write."],
  ['en', 'copy a → c', 'copy a to c'],
  ['en', 'r ← count of a', 'r gets count of a'],
  ['en', 'spawn, map ×3', 'spawn, map times 3'],
  ['en', 'Par 1:30, limit 0:05.', 'Par 1 minute 30 seconds, limit 5 seconds.'],
  ['en', '★★☆  two   stars', 'two stars'],
  ['zh', 'P2 的 heap[0] → c，读写。', 'P2 的 heap[0] 映射 c，读写。'],
  ['zh', 'heap[0] 的 PTE → new，开 W', 'heap[0] 的 PTE 映射 new，开 W'],
  ['zh', 'copy a → c', 'copy a to c'],
  ['zh', 'a 的内容 → new', 'a 的内容到 new'],
  ['zh', 'a 的计数 ← r', 'a 的计数得到 r'],
  ['zh', '标准时间 1:30，时限 2:00。', '标准时间 1 分 30 秒，时限 2 分钟。'],
])('in %s, %s is read as %s', async (language, text, read) => {
  await speak(language)
  expect(spoken(text)).toBe(read)
})

it.each<readonly [Language, readonly string[], string]>([
  ['en', ['Tier 1  ', '100 points', '  3 traps'], 'Tier 1, 100 points, 3 traps'],
  ['en', [' xv6, seed 7: ', '100 points', ', tier 1'], 'xv6, seed 7: 100 points, tier 1'],
  ['en', [' ★ ', 'First write'], 'First write'],
  ['zh', ['第 1 级  ', '100 分', '  3 次陷入'], '第 1 级，100 分，3 次陷入'],
  ['zh', [' xv6，种子 7：', '100 分', '，第 1 级'], 'xv6，种子 7：100 分，第 1 级'],
])('in %s, the pieces %j of a row are the line %s', async (language, pieces, line) => {
  await speak(language)
  expect(rowsText([pieces.map(piece => span(piece)), []])).toEqual([line])
})
