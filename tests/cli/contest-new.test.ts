import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readContest } from '../../src/game/contest/index.ts'
import { cowhand } from './test-world.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cowhand-new-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const making = (...more: string[]) =>
  cowhand(['contest', 'new', '--title', 'COW on Friday', '--levels', 'first-write, multiple-forks', ...more])

async function contestIn(file: string) {
  const read = readContest(await readFile(file, 'utf8'), file)
  if (!read.ok) throw new Error(read.message)
  return read.contest
}

test('a contest is written with its levels, seeds, deadline and rules', async () => {
  const out = join(folder, 'c.json')
  const rules = ['--repeated', 'best', '--ties', 'shared', '--late', 'not-counted', '--mode', 'order']
  const { status, out: said } = await making(
    '--out',
    out,
    '--seed',
    '7',
    '--deadline',
    '2026-11-27T18:00+01:00',
    ...rules,
  )
  expect(status).toBe(0)
  expect(said).toContain('contest play')
  expect(await contestIn(out)).toMatchObject({
    title: 'COW on Friday',
    deadline: '2026-11-27T17:00:00Z',
    rules: { repeated: 'best', ties: 'shared', late: 'not-counted' },
    levels: [
      { kind: 'level', level: 'first-write', seed: 7, help: 'order' },
      { kind: 'level', level: 'multiple-forks', seed: 7, help: 'order' },
    ],
  })
  expect(await readdir(folder)).toEqual(['c.json'])
})

test('two contests of the same choices are not the same contest', async () => {
  for (const name of ['a', 'b']) await making('--out', join(folder, name))
  expect((await contestIn(join(folder, 'a'))).hash).not.toBe((await contestIn(join(folder, 'b'))).hash)
})

test('what is there is not written over, but with --force', async () => {
  const out = join(folder, 'c.json')
  await writeFile(out, 'mine')
  const refused = await making('--out', out)
  expect(refused.status).not.toBe(0)
  expect(refused.err).toContain('is there already; name another file, or add --force to write over it')
  expect(await readFile(out, 'utf8')).toBe('mine')
  expect((await making('--out', out, '--force')).status).toBe(0)
  expect((await contestIn(out)).title).toBe('COW on Friday')
})

test('even with --force a link or a folder is not written over', async () => {
  await writeFile(join(folder, 'mine'), 'mine')
  await symlink(join(folder, 'mine'), join(folder, 'link'))
  for (const path of [join(folder, 'link'), folder]) {
    const { status, err } = await making('--out', path, '--force')
    expect(status).not.toBe(0)
    expect(err).toContain('no plain file')
  }
  expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine')
})

const wrong: readonly [what: string, words: readonly string[], said: string][] = [
  [
    'a level that is not there',
    ['--levels', 'first-wrote'],
    'there is no level "first-wrote"; cowhand levels lists them',
  ],
  ['a level twice', ['--levels', 'first-write,first-write'], '--levels: first-write is there twice'],
  ['no level', ['--levels', ''], 'there is no level ""'],
  ['an empty title', ['--title', '\u202E'], '--title: it is empty'],
  ['a rule that is none', ['--repeated', 'worst'], "argument 'worst' is invalid"],
  ['a seed that is none', ['--seed', '-1'], 'A whole number from 0 to'],
  ...[
    'Friday',
    '2026-11-27',
    '2026-11-27T18:00',
    '2026-02-30T18:00Z',
    '2026-13-01T18:00Z',
    '2026-11-27T24:00Z',
    '0000-00-00T00:00Z',
  ].map((deadline): [string, string[], string] => [
    `the deadline ${deadline}`,
    ['--deadline', deadline],
    'a day, a time and its zone would do',
  ]),
]

test.each(wrong)('%s is refused, and nothing is written', async (_, words, said) => {
  const { status, err } = await making('--out', join(folder, 'c.json'), ...words)
  expect(status).not.toBe(0)
  expect(err).toContain(said)
  expect(await readdir(folder)).toEqual([])
})

test.each([
  ['2026-11-27T18:00Z', '2026-11-27T18:00:00Z'],
  ['2026-12-31T23:30:15-0100', '2027-01-01T00:30:15Z'],
  ['2024-02-29T00:00+05:30', '2024-02-28T18:30:00Z'],
])('the deadline %s is %s', async (given, utc) => {
  const out = join(folder, 'c.json')
  await making('--out', out, '--deadline', given)
  expect((await contestIn(out)).deadline).toBe(utc)
})
