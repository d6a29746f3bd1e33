import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContest, type Submission, submissionName, submissionText } from '../../src/game/contest/index.ts'
import { contestListRows } from '../../src/ui/presentation/contest-list.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { cowhand, type Ended } from '../cli/test-world.ts'
import { believing, gamesOf, handIn, paceOf, sound } from '../game/contest/record.ts'

// docs/contest.md, done as a teacher does who reads it for the first time.

let folder = ''
let doc = ''
const ended: Ended[] = []

/** The words of a command line as a shell parts them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

/** Names of files stand in a folder of their own. */
const placed = (word: string): string =>
  /^(handed-in|[\w.-]+\.(json|csv|html))$/.test(word) ? join(folder, word) : word

async function classHandsIn(): Promise<void> {
  const read = readContest(await readFile(join(folder, 'cow.contest.json'), 'utf8'), 'cow')
  if (!read.ok) throw new Error(read.message)
  const { contest } = read
  const games = gamesOf(contest)
  const give = (file: string, submission: Submission, most?: number): Promise<void> =>
    writeFile(join(folder, 'handed-in', file), submissionText(submission).slice(0, most))
  const play = (name: string, id: string, seed: number, answer = sound): Submission =>
    handIn(contest, games, { name, id }, answer, paceOf(seed))
  await mkdir(join(folder, 'handed-in'))
  await give('ada.json', play('Ada', 's1001', 1))
  await give('grace.json', play('grace hopper', 's1002', 5))
  await give('alan.json', play('Alan', 's1003', 3, believing('M7')))
  await give('charles.json', play('Charles', 's1004', 4), 300)
  await writeFile(join(folder, 'handed-in', 'notes.txt'), 'Charles was ill.')
  const roster = ['Ada Lovelace,s1001', 'Grace Hopper,s1002', 'Alan Turing,s1003', 'Charles Babbage,s1004']
  await writeFile(join(folder, 'class.csv'), ['Name,ID', ...roster, ''].join('\n'))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cowhand-docs-'))
  doc = await readFile('docs/contest.md', 'utf8')
  const lines = [...doc.matchAll(/^\$ cowhand (.*)$/gm)].map(([, line = '']) => line)
  for (const line of lines) {
    ended.push(await cowhand(wordsOf(line).map(placed)))
    if (ended.length === 1) await classHandsIn()
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('its commands work as they stand there', async () => {
  expect(ended.map(({ status }) => status)).toEqual([0, 0])
  expect((await readdir(folder)).toSorted()).toEqual([
    'board.html',
    'class.csv',
    'cow.contest.json',
    'handed-in',
    'marks.csv',
  ])
})

test('its board is the one that is printed', () => {
  const [, board = ''] = /The board:\n\n```\n(.*?)```/s.exec(doc) ?? []
  expect(board).toBe(ended[1]?.out)
})

test('the screen of a student is the one that it shows', async () => {
  const read = readContest(await readFile(join(folder, 'cow.contest.json'), 'utf8'), 'cow')
  if (!read.ok) throw new Error(read.message)
  const { contest } = read
  const games = gamesOf(contest)
  const submission = handIn(
    contest,
    games.slice(0, 1),
    { name: 'Ada Lovelace', id: 's1001' },
    sound,
    paceOf(1),
  )
  const file = 'cowhand-4e171f24-ada-lovelace-s1001.json'
  expect(submissionName({ ...submission, contest: '4e171f24' })).toBe(file)
  const standing = {
    contest,
    games,
    entry: { file, submission, written: { is: 'kept' } },
    practised: [0, 1, 0],
  } as const
  const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
  const rows = contestListRows(standing, 1, '2026-11-27T16:00:00Z', theme, { width: 80, height: 24 })
  const lines = rows.map(row =>
    row
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  )
  const [, shown = ''] = /### What a student sees\n\n```\n(.*?)```/s.exec(doc) ?? []
  expect(shown).toBe(
    `${lines
      .join('\n')
      .trimEnd()
      .replace(/\n{2,}(?= Enter)/, '\n\n')}\n`,
  )
})

test('it names every option of its commands', async () => {
  for (const name of ['new', 'play', 'grade']) {
    const { out } = await cowhand(['contest', name, '--help'])
    const options = [...out.matchAll(/ (--[a-z]+)/g)].map(([, option = '']) => option)
    expect(options.length).toBeGreaterThan(4)
    for (const option of options) if (option !== '--help') expect(doc).toContain(option)
  }
})
