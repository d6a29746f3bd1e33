import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contestText, submissionText } from '../../src/game/contest/index.ts'
import { contestOf, gamesOf, handIn, paceOf, sound } from '../game/contest/record.ts'
import { cowhand, type Ended } from './test-world.ts'

const contest = contestOf(['first-write'], { title: 'Lab 3 (2026)' })
const games = gamesOf(contest)

let folder = ''
let handedIn = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cowhand-grade-'))
  handedIn = join(folder, 'in')
  await mkdir(handedIn)
  await writeFile(join(folder, 'c.json'), contestText(contest))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const text = (name: string, id: string | null, seed: number): string =>
  submissionText(handIn(contest, games, { name, id }, sound, paceOf(seed)))
const hand = (file: string, name: string, id: string | null = null, seed = 1): Promise<void> =>
  writeFile(join(handedIn, file), text(name, id, seed))
const grading = (...more: string[]): Promise<Ended> =>
  cowhand(['contest', 'grade', join(folder, 'c.json'), handedIn, ...more])
const out = (name: string): string => join(folder, name)

test('the board says places, points, and what of it is proved and what is not', async () => {
  await hand('a.json', 'Ada')
  const { status, out: board } = await grading()
  expect(status).toBe(0)
  const lines = board.split('\n')
  expect(lines[0]).toBe('Lab 3 (2026): 1 file, 1 place, 1 level')
  expect(lines[3]).toMatch(/^ {3}1\. +200 +1\/1 +0 +0:0\d {2}Ada$/)
  expect(board).toContain('Every trap was handled as it should be, by everybody.')
  expect(board).toContain('Proved: the points and the wasted steps follow from the inputs')
  expect(board).toContain(
    'Not proved: who played, how often before, with whose help, and how long it really took.',
  )
})

test('an empty folder has an empty board', async () => {
  expect(await grading('--html', out('o.html'), '--csv', out('o.csv'))).toMatchObject({
    status: 0,
    out: expect.stringContaining('0 files'),
  })
  expect(await readFile(out('o.html'), 'utf8')).toContain('0 students')
})

const listening = (path: string): Promise<Server> =>
  new Promise(resolve => {
    const server = createServer().listen(path, () => resolve(server))
  })

test.skipIf(process.platform === 'win32')(
  'what is no plain file is listed and neither opened nor followed',
  async () => {
    await hand('good.json', 'Ada')
    await writeFile(out('secret.json'), text('Mallory', null, 2))
    await symlink(out('secret.json'), join(handedIn, 'link.json'))
    await symlink('/dev/zero', join(handedIn, 'zero.json'))
    await symlink(handedIn, join(handedIn, 'loop'))
    await mkdir(join(handedIn, 'folder.json'))
    execFileSync('mkfifo', [join(handedIn, 'fifo.json')])
    const server = await listening(join(handedIn, 'socket.json'))
    await writeFile(join(handedIn, 'sparse.json'), '{')
    await truncate(join(handedIn, 'sparse.json'), 2 ** 40)
    try {
      const { status, out: board } = await grading()
      expect(status).toBe(0)
      for (const line of [
        'link.json: a symbolic link; it is not followed',
        'zero.json: a symbolic link; it is not followed',
        'loop: a symbolic link; it is not followed',
        'folder.json: a folder; it is not looked into: move its files up',
        'fifo.json: a FIFO; it is not opened',
        'socket.json: a socket; it is not opened',
        'sparse.json: too large: 1048576.0 MiB; a submission has at most 2 MiB',
      ])
        expect(board).toContain(`  ${line}\n`)
      expect(board).toContain('8 files, 1 place')
      expect(board).not.toContain('Mallory')
    } finally {
      server.close()
    }
  },
)

const canMakeDevices = ((): boolean => {
  const path = join(tmpdir(), `cowhand-device-${process.pid}`)
  try {
    execFileSync('mknod', [path, 'c', '1', '5'], { stdio: 'ignore' })
    execFileSync('rm', [path])
    return true
  } catch {
    return false
  }
})()

test.skipIf(!canMakeDevices)('a device is listed and not opened', async () => {
  execFileSync('mknod', [join(handedIn, 'zero.json'), 'c', '1', '5'])
  expect((await grading()).out).toContain('  zero.json: a device; it is not opened\n')
})

test.skipIf(process.platform !== 'linux')(
  'names of files that are no UTF-8, or look the same, are told apart',
  async () => {
    const name = (bytes: readonly number[]): Buffer =>
      Buffer.concat([Buffer.from(`${handedIn}/`), Buffer.from(bytes)])
    await writeFile(name([0x61, 0xff]), 'x')
    await hand('same.json', 'Ada')
    await hand('same\u200B.json', 'Bob', null, 2)
    await hand('\u001B[2Jred.json', 'Cy', null, 2)
    const { out: board } = await grading()
    expect(board).toContain('  a\uFFFD: no submission: ')
    expect(board).toContain('  same.json (2) (Bob): ')
    expect(board).toContain('  [2Jred.json (Cy): ')
    expect(board).not.toContain('\u001B')
  },
)

test('nothing is written over without --force, and nothing at all where one file is there', async () => {
  await hand('a.json', 'Ada')
  await writeFile(out('b.html'), 'mine')
  const outputs = ['--csv', out('b.csv'), '--html', out('b.html')]
  const refused = await grading(...outputs)
  expect(refused).toMatchObject({ status: 1, out: '' })
  expect(refused.err).toContain('b.html is there already; name another file, or add --force')
  expect((await readdir(folder)).toSorted()).toEqual(['b.html', 'c.json', 'in'])
  expect((await grading(...outputs, '--force')).status).toBe(0)
  expect((await readdir(folder)).toSorted()).toEqual(['b.csv', 'b.html', 'c.json', 'in'])
  expect(await readFile(out('b.html'), 'utf8')).toMatch(/^<!doctype html>/)
})

test('nothing is written among the submissions, where it would be taken for one', async () => {
  await hand('a.json', 'Ada')
  await symlink(handedIn, out('way'))
  for (const path of [join(handedIn, 'o.json'), join(out('way'), 'o.json')]) {
    const { status, err } = await grading('--json', path)
    expect(status).toBe(1)
    expect(err).toContain('this is the folder of the submissions; write it to another one')
  }
  expect(await readdir(handedIn)).toEqual(['a.json'])
})

const CANVAS = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Old homework (77)',
  '    Points Possible,,,,,10',
  '"Lovelace, Ada",11,S1,ada,CS 1,9',
  '"Babbage, Charles",12,S2,charles,CS 1,8',
  '',
].join('\r\n')

test("Canvas's own export is a roster, and gets its columns back", async () => {
  await writeFile(out('canvas.csv'), `\uFEFF${CANVAS}`)
  await hand('b.json', 'Ada Lovelace', 'ADA')
  await grading('--roster', out('canvas.csv'), '--csv', out('o.csv'), '--canvas')
  expect(await readFile(out('o.csv'), 'utf8')).toBe(
    [
      '"Student","ID","SIS User ID","SIS Login ID","Section","Lab 3"',
      '"    Points Possible","","","","","200"',
      '"Lovelace, Ada","11","S1","ada","CS 1","200"',
      '',
    ].join('\r\n'),
  )
})

test("Moodle's own export is a roster, and gets its columns back with the marks and what to say of them", async () => {
  await writeFile(
    out('moodle.csv'),
    'First name;Last name;ID number;Email address\nAda;Lovelace;S1;ada@example.org\nCharles;Babbage;S2;cb@example.org\n',
  )
  await hand('b.json', 'A', 'ada@example.org')
  const { out: board } = await grading('--roster', out('moodle.csv'), '--csv', out('o.csv'), '--moodle')
  expect(board).toContain('1 student on the roster handed nothing in.')
  const [head, row, ...rest] = (await readFile(out('o.csv'), 'utf8')).split('\r\n')
  expect(head).toBe(
    '"First name","Last name","ID number","Email address","Lab 3 (2026)","Lab 3 (2026) (feedback)"',
  )
  expect(row).toMatch(
    /^"Ada","Lovelace","S1","ada@example.org","200","Place 1 of 1; 200 points of 200; 0 wasted steps; \d+\.\d s as reported"$/,
  )
  expect(rest).toEqual([''])
})

const badRosters: readonly [what: string, text: string | Uint8Array, said: string][] = [
  ['nothing', '', 'its first line holds no heading that is known'],
  ['other headings', 'Foo,Bar\n1,2\n', 'no heading that is known: Foo, Bar;'],
  ['only sections', 'Section\nA\n', 'no heading that is known'],
  ['a quote that does not end', 'Name,ID\n"Ada,1\n', 'a quoted cell does not end as it should'],
  ['Latin-1', Uint8Array.from([...Buffer.from('Name,ID\nZo'), 0xeb, 0x2c, 0x31]), 'this is not UTF-8 text'],
]

test.each(badRosters)('a roster of %s is refused', async (_, given, said) => {
  await writeFile(out('r.csv'), given)
  const { status, err } = await grading('--roster', out('r.csv'))
  expect(status).toBe(1)
  expect(err).toContain(said)
})

test('headings such as __proto__, double ones and short rows do no harm to a roster', async () => {
  await writeFile(out('r.csv'), '__proto__,Name,ID,ID,constructor\nx,Ada,1,9,y\nx\n\n,Bob,2\n')
  await hand('a.json', 'whoever', '1')
  await grading('--roster', out('r.csv'), '--csv', out('o.csv'))
  const rows = (await readFile(out('o.csv'), 'utf8')).split('\r\n').slice(1)
  expect(rows.map(row => row.split(',').slice(0, 3).join())).toEqual(['"1","Ada","1"', '"","Bob","2"', ''])
})

test('a contest that was changed, or that is none, is not graded', async () => {
  await writeFile(out('c.json'), contestText(contest).replace('Lab 3', 'Lab 4'))
  expect(await grading()).toMatchObject({
    status: 1,
    err: expect.stringContaining('its hash is not that of its content'),
  })
  await writeFile(out('c.json'), text('Ada', null, 1))
  expect(await grading()).toMatchObject({ status: 1, err: expect.stringContaining('c.json: ') })
})

test.each([
  ['--canvas without --csv', ['--canvas']],
  ['--canvas with --moodle', ['--csv', 'o.csv', '--canvas', '--moodle']],
])('%s is a slip that is told', async (_, words) => {
  expect((await grading(...words)).status).toBe(2)
})
