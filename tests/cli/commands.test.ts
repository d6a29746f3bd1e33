import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { levelJsonSchema } from '../../src/level/index.ts'
import { expectCivil } from '../bad-input/message.ts'
import { SAMPLE } from '../level/sample.ts'
import { cowhand, ROOT } from './test-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'cowhand-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const WORKLOAD =
  'P1 map heap anon private 1\nP1 store heap[0] A\nP1 fork P2\nP2 store heap[0] B\nP1 load heap[0]\n'
const workload = file('work.txt', WORKLOAD)
const sample = file('sample.yaml', SAMPLE)

const tracesOf = (out: string): { name: string; kernel: string; steps: Record<string, unknown>[] }[] =>
  out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

const COMMAND_NAMES = ['play', 'levels', 'check', 'simulate', 'compare', 'pagemap', 'generate', 'replay']

test.each([[['--help']], [['-h']], [['help']]])('%s says what there is, with examples', async words => {
  const { status, out, err } = await cowhand(words)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  for (const word of [...COMMAND_NAMES, 'Examples:']) expect(out).toContain(word)
})

test.each(COMMAND_NAMES)('%s --help has examples', async command => {
  const { status, out } = await cowhand([command, '--help'])
  expect(status).toBe(0)
  expect(out).toMatch(new RegExp(`Usage: cowhand ${command}`))
  expect(out).toContain(`$ cowhand ${command}`)
})

test.each(['--version', '-V'])('%s prints the version and nothing else', async word => {
  expect(await cowhand([word])).toEqual({ status: 0, out: '1.2.3\n', err: '' })
})

test.each([
  [['chekc'], /unknown command 'chekc'[\s\S]*Did you mean check\?/],
  [['foo'], /unknown command 'foo'[\s\S]*cowhand --help/],
  [['--savse', 'x'], /unknown option '--savse'[\s\S]*Did you mean --saves\?/],
  [['levels', '--jsno'], /Did you mean --json\?/],
  [['levels', 'x'], /too many arguments/],
  [['check'], /name the level files or folders/],
  [
    ['simulate', '--kernel', 'minix', 'x'],
    /'minix' is invalid. Allowed choices are naive, xv6, linux, eager/,
  ],
  [['simulate', '--frames', '0', 'x'], /'0' is invalid. A whole number from 1 to 1048576 would do/],
  [['compare', '--overcommit', 'maybe', 'x'], /Allowed choices are heuristic, always, never/],
  [['simulate', '--kernel'], /argument missing/],
  [['play', 'a', 'b'], /too many arguments/],
  [['\x1b[31mred\x07'], /unknown command '\[31mred'/],
])('wrong usage is said in a line or two, with status 2: %j', async (words, says) => {
  const { status, out, err } = await cowhand(words)
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err).toMatch(says)
  expectCivil(err)
})

test.each(['simulate', 'compare'])('%s without a file at a terminal waits for nothing', async command => {
  const { status, err } = await cowhand([command], { terminal: true })
  expect(status).toBe(2)
  expect(err).toContain('name a file, or - for standard input')
})

const missing = join(folder, 'missing.yaml')
const latin1 = file('latin1.yaml', Uint8Array.of(0x74, 0xe9, 0x0a))
const binary = file('binary.yaml', Uint8Array.of(0, 1, 2, 3))
mkdirSync(join(folder, 'empty'))
symlinkSync('loop', join(folder, 'loop'))

test.each([
  ['check', missing, /there is no such file/],
  ['check', join(workload, 'x'), /not a folder/],
  ['check', join(folder, 'empty'), /no \.yaml file in this folder/],
  ['check', latin1, /not UTF-8/],
  ['check', binary, /binary/],
  ['check', join(folder, 'loop'), /mend the link/],
  ['check', join(folder, 'x'.repeat(300)), /too long/],
  ['check', `${folder}/\x1b[31m`, /there is no such file/],
  ['simulate', missing, /there is no such file/],
  ['simulate', folder, /this is a folder; the name of a file would do/],
  ['simulate', latin1, /not UTF-8/],
  ['compare', missing, /there is no such file/],
  ['compare', folder, /this is a folder/],
  ['compare', workload, /no trace, but a workload/],
])('%s says in one line what is wrong with a file: %s', async (command, path, says) => {
  const { status, err } = await cowhand([command, path])
  expect(status).toBe(1)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).toMatch(says)
  expectCivil(err)
})

test('check lists the traps of a sound level, and says what it cannot prove', async () => {
  const { status, out, err } = await cowhand(['check', sample])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const [head, ...rest] = out.trim().split('\n')
  expect(head).toBe(`${sample}: sound; 2 of its traps are the player's, 7 primitives, par 30 s`)
  expect(rest[0]).toBe('    P2 store heap[0] B  store-page-fault  alloc copy map put return')
  expect(rest.at(-1)).toMatch(/^1 of 1 level files are sound\. Not proven: /)
})

test('check takes folders and several files, and goes on behind a bad one', async () => {
  const all = join(folder, 'all')
  mkdirSync(all)
  writeFileSync(join(all, 'b.yaml'), SAMPLE.replace('id: sample', 'id: b'))
  writeFileSync(join(all, 'a.yaml'), 'format: 2')
  writeFileSync(join(all, 'c.txt'), 'not a level')
  const { status, out, err } = await cowhand(['check', all, sample])
  expect(status).toBe(1)
  expect(err).toContain(`${join(all, 'a.yaml')}:1:9: format: found 2`)
  expect(out).toContain(`${join(all, 'b.yaml')}: sound`)
  expect(out).toContain('2 of 3 level files are sound.')
})

test('check calls a level with an unreachable par unsound', async () => {
  const slow = file('slow.yaml', SAMPLE.replace('id: sample', 'id: slow').replace('par: 30', 'par: 2'))
  const { status, out, err } = await cowhand(['check', slow])
  expect(status).toBe(1)
  expect(err).toContain(`${slow}:20:14: clock.par: nobody can reach par`)
  expect(out).toContain('0 of 1 level files are sound.')
})

test('check --schema prints the JSON Schema', async () => {
  expect(await cowhand(['check', '--schema'])).toEqual({ status: 0, out: levelJsonSchema(), err: '' })
})

test('levels lists the course in its order, as a table or as JSON', async () => {
  const { status, out } = await cowhand(['levels'])
  expect(status).toBe(0)
  const rows = out.trim().split('\n')
  expect(rows[0]).toMatch(/^ID +TITLE +CHAPTER +KERNEL +TRAPS +PAR$/)
  expect(rows[1]).toMatch(/^first-write +First write +1 One fault +xv6 +2 +30 s$/)
  const columns = rows.map(row => row.search(/\s(xv6|naive|linux|eager|KERNEL) +(\d|TRAPS)/))
  expect(new Set(columns).size).toBe(1)
  const json: unknown = JSON.parse((await cowhand(['levels', '--json'])).out)
  const first = { id: 'first-write', title: 'First write', chapter: '1 One fault', kernel: 'xv6' }
  expect(json).toContainEqual({ ...first, traps: 2, par: 30 })
  const names = rows.slice(1).map(row => row.split(' ')[0])
  expect(Array.isArray(json) && json.map(({ id }) => id)).toEqual(names)
  const chapters = rows.slice(1).map(row => / (\d) /.exec(row)?.[1])
  expect(chapters).toEqual(chapters.toSorted())
})

test('levels tells of a bad file, lists the others, and fails', async () => {
  const root = join(folder, 'root')
  mkdirSync(join(root, 'levels'), { recursive: true })
  writeFileSync(join(root, 'levels/sample.yaml'), SAMPLE)
  writeFileSync(join(root, 'levels/bad.yaml'), 'format: 1\n')
  const { status, out, err } = await cowhand(['levels'], { root })
  expect(status).toBe(1)
  expect(out).toContain('sample')
  expect(err).toContain('bad.yaml:1:1: ')
})

test('simulate prints a trace for a workload, named after its file', async () => {
  const { status, out, err } = await cowhand(['simulate', workload])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const [trace] = tracesOf(out)
  expect(trace).toMatchObject({ name: 'work', kernel: 'linux' })
  expect(trace?.steps[3]).toEqual({
    by: 'P2',
    do: 'store',
    region: 'heap',
    page: 0,
    value: 'B',
    faults: 1,
    after: {
      'P1.heap[0]': { frame: 0, maps: 1, kind: 'anon' },
      'P2.heap[0]': { frame: 1, maps: 1, kind: 'anon' },
    },
  })
})

test.each([
  ['the one asked for', ['--kernel', 'naive'], 'xv6', 'naive'],
  ['its own', [], 'naive', 'naive'],
  ['linux where it was recorded there', [], '6.18.44', 'linux'],
  ['linux where its own is not modelled', [], 'minix', 'linux'],
])('simulate runs a trace on %s', async (_, words, own, expected) => {
  const input = JSON.stringify({ name: 't', kernel: own, steps: [] })
  const { out } = await cowhand(['simulate', '-', ...words], { input })
  expect(tracesOf(out)).toEqual([{ name: 't', kernel: expected, steps: [] }])
})

test('simulate reads standard input when no file is named, and keeps the order of files and lines', async () => {
  const line = (name: string): string => `${JSON.stringify({ name, kernel: 'xv6', steps: [] })}\n`
  const traces = file('three.jsonl', line('a') + line('b') + line('c'))
  expect(tracesOf((await cowhand(['simulate'], { input: line('z') })).out).map(({ name }) => name)).toEqual([
    'z',
  ])
  const { out } = await cowhand(['simulate', traces, '-', workload], { input: line('z') })
  expect(tracesOf(out).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'z', 'work'])
})

test('a trace over many lines is one trace', async () => {
  const input = JSON.stringify({ name: 't', steps: [{ by: 'P1', do: 'wait' }] }, null, 2)
  expect(tracesOf((await cowhand(['simulate'], { input })).out)).toMatchObject([
    { name: 't', steps: [{ do: 'wait' }] },
  ])
})

test('compare agrees with what simulate made', async () => {
  const { out } = await cowhand(['simulate', workload, workload])
  expect(await cowhand(['compare', '-'], { input: out })).toEqual({
    status: 0,
    out: '2 of 2 agree\n',
    err: '',
  })
})

test('compare tells the name, the step, the field and both values of what differs', async () => {
  const { out } = await cowhand(['simulate', '-k', 'xv6', workload])
  const wrong = out.replace('"value":"B","faults":1', '"value":"B","faults":0')
  expect(await cowhand(['compare', '-'], { input: wrong + out })).toEqual({
    status: 1,
    out: 'work: steps[3]: faults: recorded 0, simulated 1\n1 of 2 agree\n',
    err: '',
  })
  const naive = await cowhand(['compare', '-', '--kernel', 'naive'], { input: out })
  expect(naive).toMatchObject({
    status: 1,
    out: expect.stringMatching(
      /^work: steps\[2\]: after P1\.heap\[0\]: recorded .*"maps":2.*simulated .*"maps":1.*\n0 of 1 agree\n$/,
    ),
  })
})

test('a small machine and a strict policy can be asked for, and then fork and mmap fail', async () => {
  const text = 'P1 map heap anon private 3\nP1 fork P2\nP1 map data anon private 2\n'
  const results = async (...words: string[]) =>
    tracesOf((await cowhand(['simulate', '-', ...words], { input: text })).out)[0]?.steps.map(
      ({ result }) => result ?? null,
    )
  expect(await results('--frames', '12', '--overcommit', 'never')).toEqual([null, 'ENOMEM', null])
  expect(await results('--frames', '2')).toEqual(['ENOMEM', null, null])
  expect(await results('--frames', '2', '--overcommit', 'always')).toEqual([null, null, null])
})

test('compare says once a file that it does not know a kernel', async () => {
  const says =
    /the kernel "minix" is not modelled; --kernel naive or --kernel xv6 or --kernel linux or --kernel eager would do/
  const line = `${JSON.stringify({ name: 't', kernel: 'minix', steps: [] })}\n`
  const { status, out, err } = await cowhand(['compare', '-'], { input: line.repeat(60) })
  expect({ status, out }).toEqual({ status: 1, out: '' })
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).toMatch(says)
})

test.each([[[]], [['play']], [['play', 'first-write']], [['--saves', '/tmp/x']]])(
  'without a terminal the game says what to do instead: %j',
  async words => {
    const { status, out, err } = await cowhand(words)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toMatch(/needs a terminal.*run it in one.*cowhand levels/)
  },
)

test('play names the levels there are when there is none of that name', async () => {
  const { status, err } = await cowhand(['play', 'first-wirte'], { terminal: true })
  expect(status).toBe(2)
  expect(err).toMatch(/there is no level "first-wirte"; there are first-write, /)
})

test('play refuses a level file that is wrong, with its place', async () => {
  const { status, err } = await cowhand(['play', file('bad.yaml', 'format: 3\n')], {
    terminal: true,
    root: ROOT,
  })
  expect(status).toBe(1)
  expect(err).toMatch(/bad\.yaml:1:9: format: found 3/)
})
