import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createSession,
  type Input,
  type Replay,
  reduce,
  replayOf,
  type Session,
} from '../../src/game/index.ts'
import { openStore } from '../../src/store/open.ts'
import { gameOn } from '../game/stage.ts'
import { finished } from '../store/run.ts'
import { cowhand } from './test-world.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cowhand-replay-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** grandchild-writes, where the second trap is given up and the others are handled as by the reference. */
function played(): Session {
  const game = gameOn('grandchild-writes')
  let session = createSession(game)
  let at = 0
  const press = (input: Partial<Input>): void => {
    at += 400
    session = reduce(session, { type: 'input', input: { ...input, at } as Input })
    while (session.play.phase === 'running') session = reduce(session, { type: 'advance', at })
  }
  press({ do: 'start' })
  press({
    do: 'use',
    primitives: [
      { do: 'alloc' },
      { do: 'copy', from: 0, to: 2 },
      { do: 'map', process: 3, page: 0, frame: 2, rights: 'rw' },
      { do: 'put', frame: 0 },
      { do: 'return' },
    ],
  })
  press({ do: 'next' })
  press({ do: 'give-up' })
  press({ do: 'next' })
  press({ do: 'use', primitives: [{ do: 'permit', process: 1, page: 0 }, { do: 'return' }] })
  press({ do: 'next' })
  return session
}

const file = async (replay: unknown): Promise<string> => {
  const path = join(folder, 'run.json')
  await writeFile(path, typeof replay === 'string' ? replay : JSON.stringify(replay))
  return path
}

test('a replay that fits is told with verdicts, points, stars and time', async () => {
  const { status, out, err } = await cowhand(['replay', await file(replayOf(played()))])
  expect(err).toBe('')
  expect(status).toBe(0)
  expect(out.split('\n')).toEqual([
    'grandchild-writes: verified: 298 points (200 for the traps, 98 for time), 1 of 3 stars, 1.2 s',
    '    P3 store heap[0] C  clean  100',
    '    P2 store heap[0] D  shown  0',
    '    P1 store heap[0] E  clean  100',
    '',
  ])
})

test('--json tells the same as one object', async () => {
  const { status, out } = await cowhand(['replay', '--json', await file(replayOf(played()))])
  expect(status).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    level: 'grandchild-writes',
    ok: true,
    elapsed: 1200,
    score: { total: 298, traps: 200, bonus: 98, stars: 1 },
    traps: [{ kind: 'clean' }, { kind: 'shown' }, { kind: 'clean' }],
  })
})

test('a replay comes from standard input as well', async () => {
  const { status, out } = await cowhand(['replay', '-'], { input: JSON.stringify(replayOf(played())) })
  expect(status).toBe(0)
  expect(out).toContain('verified')
})

const claiming = (replay: Replay, score: Partial<Replay['claims']['score']>): Replay => ({
  ...replay,
  claims: { ...replay.claims, score: { ...replay.claims.score, ...score } },
})

describe('a replay that does not fit ends with 1 and one line that says where', () => {
  test.each<[string, (replay: Replay) => unknown, string]>([
    ['a claim that is not so', replay => claiming(replay, { stars: 3 }), 'it claims stars 3; it is 1'],
    ['another content', replay => ({ ...replay, content: '0'.repeat(64) }), 'has changed since'],
    ['a level that is not here', replay => ({ ...replay, level: 'no-such' }), 'a level that is not here'],
    ['another engine', replay => ({ ...replay, engine: 9 }), 'engine version 9'],
    ['half a file', replay => JSON.stringify(replay).slice(0, 300), 'is the file cut off'],
    ['a level file', () => 'format: 1\n', 'this is not JSON'],
    [
      'an escape in the level',
      replay => ({ ...replay, level: 'a\u001b[31mb' }),
      'the id of a level would do',
    ],
  ])('%s', async (_, change, said) => {
    const { status, out, err } = await cowhand(['replay', await file(change(replayOf(played())))])
    expect(status).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(said)
    expect(err).not.toMatch(/\n\s+at |\u001b/)
  })
})

test("a run of a level of one's own is verified with --level", async () => {
  const level = ['--level', 'levels/grandchild-writes.yaml']
  const { status, out } = await cowhand(['replay', ...level, await file(replayOf(played()))])
  expect(status).toBe(0)
  expect(out).toContain('verified')
  const other = ['--level', 'levels/first-write.yaml']
  const { err } = await cowhand(['replay', ...other, await file(replayOf(played()))])
  expect(err).toContain('it is a run of grandchild-writes, not of first-write')
})

test('--best prints the replay of the best run, which fits when it is run again', async () => {
  const run = played()
  const { store } = await openStore(folder)
  const score = run.play.score
  if (score === null) throw new Error('the run has no score')
  await store.recordRun(
    'grandchild-writes',
    finished({ stars: 1, score: score.total, replay: replayOf(run) }),
  )
  const best = await cowhand(['replay', '--best', 'grandchild-writes', '--saves', folder])
  expect(best.status).toBe(0)
  const again = await cowhand(['replay', '-'], { input: best.out })
  expect(again.out).toContain('verified: 298 points')
})

test('--best of a level that was never played says so, and makes no save', async () => {
  const { status, err } = await cowhand(['replay', '--best', 'first-write', '--saves', join(folder, 'none')])
  expect(status).toBe(1)
  expect(err).toContain('there is no save yet')
})

test.each([[['replay']], [['replay', 'run.json', '--best', 'first-write']]])(
  '%j is a mistake of usage: one file, or --best',
  async words => {
    const { status, err } = await cowhand(words)
    expect(status).toBe(2)
    expect(err).toContain('name one replay file, or a level with --best')
  },
)
