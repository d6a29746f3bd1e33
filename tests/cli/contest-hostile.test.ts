import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanStudent, contestText, type Submission, submissionText } from '../../src/game/contest/index.ts'
import { type Answer, contestOf, gamesOf, handIn, paceOf, sound } from '../game/contest/record.ts'
import { cowhand } from './test-world.ts'

const NAMES = [
  '<script>document.title="pwned"</script>',
  '"><img src=x onerror="document.title=\'pwned\'">',
  '</style><style>body{display:none}</style>',
  '</title><svg/onload=alert(1)>',
  '<!--',
  '&lt;b&gt;',
  '=HYPERLINK("http://evil.example","marks")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '\u3000=1+1',
  '＝1+1',
  'a";=1+1',
  '\t=1+1',
  '\u001B[2J\u001B]0;pwned\u0007red\u009B31m',
  '\u202Egnp.exe\u2066\u200F',
  `e${'\u0301'.repeat(500)}`,
  `\u0E01${'\u0E49'.repeat(300)}`,
  'سارة \u202Bأحمد',
  '王小明',
  'line\nbreak\u2028and\u0085more',
  '__proto__',
  'constructor',
]

const contest = contestOf(['first-write'], { title: '<script>alert("title")</script>=1' })
const games = gamesOf(contest)
const givingUp: Answer = (_, right, __, trap) => (trap === 0 ? null : right)

let folder = ''
const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8')
let board = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cowhand-hostile-'))
  await mkdir(join(folder, 'in'))
  await writeFile(join(folder, 'c.json'), contestText(contest))
  const base = (seed: number): Submission =>
    handIn(contest, games, { name: 'x', id: null }, seed % 2 === 0 ? sound : givingUp, paceOf(seed))
  for (const [index, name] of NAMES.entries())
    await writeFile(
      join(folder, 'in', `${index}${index === 0 ? '<img src=x>' : ''}.json`),
      submissionText({ ...base(index), student: { name, id: `=id${index}` } }),
    )
  const out = (file: string): string => join(folder, file)
  const given = ['contest', 'grade', out('c.json'), out('in')]
  const graded = await cowhand([
    ...given,
    '--csv',
    out('o.csv'),
    '--json',
    out('o.json'),
    '--html',
    out('o.html'),
  ])
  await cowhand([...given, '--csv', out('canvas.csv'), '--canvas'])
  await cowhand([...given, '--csv', out('moodle.csv'), '--moodle'])
  if (graded.status !== 0) throw new Error(graded.err)
  board = graded.out
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What could steer a terminal or turn a line around, or pile up on a letter. */
const UNSAFE = /[^\P{Cc}\n]|\p{Cf}|\p{M}{3}/u

test('no name does anything to the terminal, and every name has its place', () => {
  expect(board).not.toMatch(UNSAFE)
  for (const name of NAMES.map(cleanStudent))
    if (name !== '')
      expect(
        board.split('\n').some(line => line.endsWith(`  ${name}`)),
        name,
      ).toBe(true)
})

test('a name that was cleaned is told of; one of which nothing is left has no place', () => {
  expect(board).toContain('14.json ([2J]0;pwnedred31m): name or id held what does not belong in one')
  expect(board).not.toContain('  19.json (王小明): name or id')
  expect(JSON.stringify(NAMES.map(cleanStudent).filter(name => name === ''))).toBe('[]')
})

test.each(['o.csv', 'canvas.csv', 'moodle.csv'])('no cell of %s is a formula', async file => {
  const text = await read(file)
  expect(text.replaceAll('\r\n', '').replace(/^\uFEFF/, '')).not.toMatch(UNSAFE)
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trimEnd())
  expect(errors).toEqual([])
  expect(data.length).toBeGreaterThanOrEqual(NAMES.length)
  for (const cell of data.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
  // In quotes from end to end, so that no other separator parts a cell.
  for (const line of text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n'))
    expect(line).toMatch(/^"(""|[^"]|",")*"$/)
})

test('a formula is still there to be read, behind an apostrophe', async () => {
  expect(await read('o.csv')).toContain('"\'=HYPERLINK(""http://evil.example"",""marks"")"')
})

test('the page has no script, no address and only its own style, by its hash', async () => {
  const html = await read('o.html')
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  expect(html).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
  )
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'))
  expect(html.match(/<style/g)).toHaveLength(1)
  for (const forbidden of [
    /<script/i,
    /<img/i,
    /<iframe/i,
    /<link/i,
    / style=/i,
    /<[^>]* on\w+=/i,
    /<[^>]*\s(src|href)=/i,
  ])
    expect(html).not.toMatch(forbidden)
  expect(html).not.toMatch(/url\(|@import/i)
  expect(html).not.toMatch(UNSAFE)
})

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '')

test('every name is on the page, escaped and kept in its own direction', async () => {
  const html = await read('o.html')
  for (const name of NAMES.map(cleanStudent)) expect(html).toContain(`<bdi>${escaped(name)}</bdi>`)
  expect(html).toContain(`<title>${escaped(contest.title)}</title>`)
})

test('the JSON has every name as plain data', async () => {
  const all: { placed: { name: string; points: number }[] } = JSON.parse(await read('o.json'))
  expect(all.placed.map(({ name }) => name).toSorted()).toEqual(NAMES.map(cleanStudent).toSorted())
})

const CHROMIUM = '/usr/bin/chromium'

test.skipIf(!existsSync(CHROMIUM))(
  'a real browser shows the page, and no name has done anything',
  async () => {
    const run = promisify(execFile)
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--enable-logging=stderr',
      '--virtual-time-budget=2000',
    ]
    const home = `--user-data-dir=${join(folder, 'chromium')}`
    const { stdout: dom, stderr } = await run(
      CHROMIUM,
      [...flags, home, '--dump-dom', `file://${join(folder, 'o.html')}`],
      { maxBuffer: 16 * 1024 * 1024 },
    )
    expect(dom).toContain(
      `<title>${escaped(contest.title).replaceAll('&quot;', '"').replaceAll('&#39;', "'")}</title>`,
    )
    expect(dom).not.toMatch(/<script|<img|<iframe/i)
    // Refused would be told on the console: neither the style nor anything else was.
    expect(stderr).not.toMatch(/CONSOLE|Refused|Content Security Policy/i)
    const blocks = dom.match(/<g class="block/g) ?? []
    expect(blocks).toHaveLength(NAMES.length)
    expect(dom).toContain('<ol class="podium"><li class="card place-1">')
    expect(dom).toContain('What is proved, and what is not')
  },
  60_000,
)
