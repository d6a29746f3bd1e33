import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { newGame, replayOf } from '../../src/game/index.ts'
import { openStore } from '../../src/store/open.ts'
import { expectCivil } from '../bad-input/message.ts'
import { gameOn } from '../game/stage.ts'
import { playThrough, reference } from '../level/played.ts'
import { finished } from '../store/run.ts'
import { createEmulator } from '../terminal/emulator.ts'
import { drilled, eventful, type Recorded, solved, twoCpus } from '../ui/cast-stage.ts'
import { cowhand } from './test-world.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'cowhand-cast-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

function file(content: unknown, name = 'run.json'): string {
  const path = join(folder(), name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** The last screen of a recording, in a terminal of the size that its header names. */
async function lastScreen(cast: string): Promise<string> {
  const [header = {}, ...events] = cast
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  const emulator = createEmulator({ cols: header.width, rows: header.height }, { reply: () => {} })
  for (const [, code, data] of events) if (code === 'o') await emulator.feed(data)
  const text = emulator.text()
  emulator.dispose()
  return text
}

test.each<[string, () => Recorded, RegExp]>([
  ['a level', eventful, /☆.*points.*of par/s],
  ['a level with other names', () => solved({}, 11), /★★★/],
  ['two CPUs', twoCpus, /★.*the race/s],
  ['a drill', drilled, /The storm is over/],
])('%s becomes a recording whose last screen is its result', async (_, run, shown) => {
  const { status, out, err } = await cowhand(['cast', file(run().replay)])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ version: 2, width: 80, height: 24 })
  expect(await lastScreen(out)).toMatch(shown)
})

test('the same replay makes the same bytes, from a file or from standard input', async () => {
  const { replay } = eventful()
  const { out } = await cowhand(['cast', file(replay)])
  expect((await cowhand(['cast', file(replay)])).out).toBe(out)
  expect((await cowhand(['cast', '-'], { input: JSON.stringify(replay) })).out).toBe(out)
  expect((await cowhand(['cast'], { input: JSON.stringify(replay) })).out).toBe(out)
})

test('the best run of a level goes from one command to the other', async () => {
  const { replay } = solved()
  const saves = folder()
  const { store } = await openStore(saves)
  await store.recordRun('grandchild-writes', finished({ stars: 3, score: replay.claims.score.total, replay }))
  const best = await cowhand(['replay', '--best', 'grandchild-writes', '--saves', saves])
  const { status, out } = await cowhand(['cast', '-'], { input: best.out })
  expect(status).toBe(0)
  expect(await lastScreen(out)).toContain('★★★')
})

test.each(['60x20', '80x24', '200x60'])('--size %s is the recording’s', async size => {
  const { out } = await cowhand(['cast', '--size', size, file(solved().replay)])
  const [width, height] = size.split('x').map(Number)
  expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ width, height })
  expect(await lastScreen(out)).toContain('★★★')
})

test.each(['59x20', '80x19', '201x60', '80x61', '80', 'x', '80x24x2', '-80x24', '1e2x24'])(
  '--size %s is a mistake of usage',
  async size => {
    const { status, out, err } = await cowhand(['cast', `--size=${size}`, 'run.json'])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('A size from 60x20 to 200x60 would do.')
  },
)

test('--language zh is told in Chinese, and the next one in English again', async () => {
  const { level } = gameOn('first-write')
  const game = newGame(level)
  const replay = replayOf(playThrough(game, open => reference(game, open)))
  const { status, out } = await cowhand(['cast', '--language', 'zh', file(replay)])
  expect(status).toBe(0)
  expect(out).toContain('你就是内核')
  expect((await cowhand(['cast', file(replay)])).out).toContain('You are the kernel')
  expect((await cowhand(['cast', '--language', 'xx', file(replay)])).status).toBe(2)
})

test('without a file and without a pipe it says what it needs', async () => {
  const { status, err } = await cowhand(['cast'], { terminal: true })
  expect(status).toBe(2)
  expect(err).toContain('name a file, or - for standard input')
})

describe('a replay that cannot be shown ends with 1, a message that says where, and no recording', () => {
  const { replay } = eventful()
  test.each<[string, unknown, string]>([
    ['half a file', JSON.stringify(replay).slice(0, 300), 'is the file cut off'],
    ['no replay', { format: 1 }, 'run.json: '],
    ['a level that is not here', { ...replay, level: 'no-such' }, 'a level that is not here'],
    ['another content', { ...replay, content: '0'.repeat(64) }, 'it does not fit: the level'],
    ['another engine', { ...replay, engine: 9 }, 'engine version 9'],
    ['times that run backwards', { ...replay, inputs: replay.inputs.toReversed() }, 'its time'],
    ['an end too early', { ...replay, inputs: replay.inputs.slice(0, -1) }, 'the level is not finished'],
  ])('%s', async (_, content, said) => {
    const { status, out, err } = await cowhand(['cast', file(content)])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain(said)
    expectCivil(err)
  })

  test('a file that is not there', async () => {
    const { status, err } = await cowhand(['cast', '/nowhere.json'])
    expect(status).toBe(1)
    expect(err).toContain('/nowhere.json: there is no such file')
  })
})

test("a run of a level of one's own is shown with --level", async () => {
  const own = file(readFileSync('levels/grandchild-writes.yaml', 'utf8'), 'grandchild-writes.yaml')
  const { status } = await cowhand(['cast', '--level', own, file(solved().replay)])
  expect(status).toBe(0)
  const other = await cowhand(['cast', '--level', 'levels/first-write.yaml', file(solved().replay)])
  expect(other.status).toBe(1)
  expect(other.err).toContain('it is a run of grandchild-writes, not of first-write')
})
