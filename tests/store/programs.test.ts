import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockName } from '../../src/store/lock.ts'
import { openStore } from '../../src/store/open.ts'
import { allLines, lines, start } from './programs.ts'
import { finished } from './run.ts'
import { emptyFolder } from './samples.ts'

test('two programs that save at once lose nothing of each other', async () => {
  const folder = emptyFolder()
  const printed = await Promise.all(
    ['one', 'two'].map(own => allLines(start('recorder.ts', [folder, own, '50']))),
  )
  const all = Array.from({ length: 50 }, (_, index) => String(index + 1))
  expect(printed).toEqual([all, all])
  const { levels } = (await openStore(folder)).store.profile
  expect(levels.one).toMatchObject({ bestScore: 50, bestReplay: { score: 50 }, plays: 50 })
  expect(levels.two).toMatchObject({ bestScore: 50, bestReplay: { score: 50 }, plays: 50 })
  for (let run = 1; run <= 50; run++)
    expect(levels[`shared-${run}`]).toMatchObject({ bestScore: run, plays: 2 })
  expect(Object.keys(levels)).toHaveLength(52)
})

test('the next program waits out the lock that a killed one left, and saves', async () => {
  const folder = emptyFolder()
  const child = start('recorder.ts', [folder, 'killed', 'forever'])
  const ended = once(child, 'close')
  let acknowledged = 0
  for await (const line of lines(child)) {
    acknowledged = Number(line)
    if (acknowledged === 3) child.kill('SIGKILL')
  }
  await ended
  // In case the kill fell between two saves.
  mkdirSync(join(folder, lockName), { recursive: true })
  const { store } = await openStore(folder, { stale: 2000, wait: 10_000 })
  expect(await store.recordRun('next', finished({ stars: 1, score: 1, replay: null }))).toMatchObject({
    saved: true,
  })
  expect(store.profile.levels.killed?.plays).toBeGreaterThanOrEqual(acknowledged)
})
