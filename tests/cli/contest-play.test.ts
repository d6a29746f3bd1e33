import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contestText, submissionText } from '../../src/game/contest/index.ts'
import { contestOf, gamesOf, handIn, paceOf, sound } from '../game/contest/record.ts'
import { cowhand, type Ended } from './test-world.ts'

const contest = contestOf(['first-write'])

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cowhand-play-'))
  await writeFile(join(folder, 'c.json'), contestText(contest))
  await writeFile(join(folder, 'changed.json'), contestText({ ...contest, title: 'Another' }))
  await writeFile(
    join(folder, 'ada.json'),
    submissionText(handIn(contest, gamesOf(contest), { name: 'Ada', id: 's1' }, sound, paceOf(1))),
  )
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** In a terminal that is never drawn on: whatever comes must come before the screen. */
const playing = (words: readonly string[], terminal = true): Promise<Ended> =>
  cowhand(['contest', 'play', ...words.map(word => (word.endsWith('.json') ? join(folder, word) : word))], {
    terminal,
  })

test.each([
  [['missing.json'], 1, /missing\.json: there is no such file/],
  [['changed.json'], 1, /changed\.json: it was changed since it was made/],
  [['-'], 1, /standard input is your keyboard here/],
  [['c.json', '--name', '\u200f '], 1, /--name: there is nothing in it that can be shown/],
  [['c.json', '--name', 'Eve', '--id', 's1', '--out', 'ada.json'], 1, /holds the submission of Ada/],
  [['c.json', '--name', 'Ada', '--id', 's1', '--out', 'c.json'], 1, /it is there already, and no submission/],
  [[], 2, /missing required argument 'file'/],
  [['c.json', '--seed', '7'], 2, /unknown option '--seed'/],
])('%j ends with %i and one message', async (words, status, message) => {
  const before = await readdir(folder)
  const ended = await playing(words)
  expect(ended).toMatchObject({ status, out: '' })
  expect(ended.err).toMatch(message)
  expect(ended.err).not.toMatch(/\n\s+at /)
  expect(await readdir(folder)).toEqual(before)
})

test('without a terminal it says that it needs one', async () => {
  const ended = await playing(['c.json'], false)
  expect(ended).toMatchObject({ status: 1, out: '' })
  expect(ended.err).toContain('this needs a terminal')
})
