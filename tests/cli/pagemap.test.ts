import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { expectCivil } from '../bad-input/message.ts'
import { cowhand, ROOT } from './test-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'cowhand-pagemap-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const lines = [
  'P1 map heap anon private 6',
  'P1 store heap[0] A',
  'P1 load heap[5]',
  'P1 fork P2',
  'P2 store heap[0] B',
]
const workload = file('work.txt', lines.join('\n'))
const trace = JSON.stringify({ name: 'one', kernel: 'xv6', steps: [{ by: 'P1', do: 'wait' }] })

test('the table shows each page of each process, and pages that are not there in one line', async () => {
  expect(await cowhand(['pagemap', workload])).toEqual({
    status: 0,
    err: '',
    out: `work on linux, after step 5 of 5: P2 store heap[0] B
What /proc/PID/pagemap, /proc/kpagecount and /proc/kpageflags show
(Documentation/admin-guide/mm/pagemap.rst)
PFX: present (bit 63), file page or shared anonymous (61), mapped only once (56)

PAGE           ADDRESS  ENTRY             PFX  PFN   COUNT  FLAGS
P1.heap[0]     0x10000  8100000000001000  P-X  1000  1      MMAP ANON SWAPBACKED
P1.heap[1..4]  0x11000  0000000000000000  ---  -     -
P1.heap[5]     0x15000  8000000000000100  P--  100   0      ZERO_PAGE
P2.heap[0]     0x10000  8100000000001001  P-X  1001  1      MMAP ANON SWAPBACKED
P2.heap[1..4]  0x11000  0000000000000000  ---  -     -
P2.heap[5]     0x15000  8000000000000100  P--  100   0      ZERO_PAGE
`,
  })
})

test('--at shows an earlier step: before the store one frame, mapped twice', async () => {
  const { status, out } = await cowhand(['pagemap', workload, '--at', '4'])
  expect(status).toBe(0)
  expect(out).toMatch(/^work on linux, after step 4 of 5: P1 fork P2$/m)
  expect(out.match(/^P\d\.heap\[0\].*/gm)).toEqual([
    'P1.heap[0]     0x10000  8000000000001000  P--  1000  2      MMAP ANON SWAPBACKED',
    'P2.heap[0]     0x10000  8000000000001000  P--  1000  2      MMAP ANON SWAPBACKED',
  ])
})

test('--json gives each page on its own, as one JSON line', async () => {
  const { status, out } = await cowhand(['pagemap', workload, '--json', '--at', '3'])
  expect(status).toBe(0)
  expect(out.match(/\n/g)).toHaveLength(1)
  const absent = (page: number) => ({
    process: 'P1',
    region: 'heap',
    page,
    address: `0x1${page}000`,
    entry: '0x0000000000000000',
    present: null,
  })
  expect(JSON.parse(out)).toEqual({
    name: 'work',
    kernel: 'linux',
    step: 3,
    steps: 5,
    source: 'Documentation/admin-guide/mm/pagemap.rst',
    pages: [
      {
        process: 'P1',
        region: 'heap',
        page: 0,
        address: '0x10000',
        entry: '0x8100000000001000',
        present: {
          pfn: 0x1000,
          count: 1,
          flags: ['MMAP', 'ANON', 'SWAPBACKED'],
          kpageflags: '0x0000000000005800',
          fileOrShared: false,
          exclusive: true,
        },
      },
      absent(1),
      absent(2),
      absent(3),
      absent(4),
      {
        process: 'P1',
        region: 'heap',
        page: 5,
        address: '0x15000',
        entry: '0x8000000000000100',
        present: {
          pfn: 0x100,
          count: 0,
          flags: ['ZERO_PAGE'],
          kpageflags: '0x0000000001000000',
          fileOrShared: false,
          exclusive: false,
        },
      },
    ],
  })
})

test.each([
  ['the one asked for', ['-k', 'eager'], trace, 'eager'],
  ["a trace's own", [], trace, 'xv6'],
  ['linux for a recording', [], trace.replace('xv6', '6.18.44-fc-v509'), 'linux'],
  ['linux for a workload', [], lines.join('\n'), 'linux'],
])('it runs on %s', async (_, words, input, kernel) => {
  const { out } = await cowhand(['pagemap', '-', '--json', ...words], { input })
  expect(JSON.parse(out)).toMatchObject({ kernel })
})

test('xv6 shows its page tables as Linux would, and says that it has no /proc', async () => {
  const { out } = await cowhand(['pagemap', workload, '-k', 'xv6', '--at', '1'])
  expect(out).toContain('(Documentation/admin-guide/mm/pagemap.rst); xv6 itself has no /proc\n')
  expect(out.match(/MMAP ANON SWAPBACKED/g)).toHaveLength(6)
})

test('JSON lines of traces are shown one after the other', async () => {
  const input = `${trace}\n${trace.replace('one', 'two')}\n`
  const table = await cowhand(['pagemap'], { input })
  expect(table.out.match(/^\w+ on .*/gm)).toEqual([
    'one on xv6, after step 1 of 1: P1 wait',
    'two on xv6, after step 1 of 1: P1 wait',
  ])
  const json = await cowhand(['pagemap', '--json'], { input })
  expect(
    json.out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).name),
  ).toEqual(['one', 'two'])
})

test('a workload of comments has no steps, and no page to show', async () => {
  const { status, out } = await cowhand(['pagemap', '-'], { input: '# nothing\n' })
  expect(status).toBe(0)
  expect(out).toMatch(/^standard-input on linux, after step 0 of 0$/m)
  expect(out.trimEnd()).toMatch(/FLAGS$/)
})

const empty = file('empty.txt', '# nothing\n')
const single = file('single.txt', 'P1 wait\n')

test.each([
  [[workload, '--at', '6'], /work\.txt: there is no step 6; it has steps 1 to 5$/],
  [[single, '--at', '2'], /single\.txt: there is no step 2; it has one, step 1$/],
  [[empty, '--at', '1'], /empty\.txt: there is no step 1; it has none$/],
  [[workload, '--at', '0'], /'0' is invalid\. A whole number from 1 to 100000 would do\./],
  [[workload, '--at', '-1'], /'-1' is invalid/],
  [[workload, '--at', '1.5'], /'1\.5' is invalid/],
  [[workload, '--at', 'x\x1b[31m'], /'x\[31m' is invalid/],
  [[workload, '--at'], /argument missing/],
  [[workload, '-k', 'minix'], /'minix' is invalid\. Allowed choices are naive, xv6, linux, eager/],
  [[workload, workload], /too many arguments/],
])('wrong usage is said in a line or two, with status 2: %j', async (words, says) => {
  const { status, out, err } = await cowhand(['pagemap', ...words])
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err.split('\n')[0]).toMatch(says)
  expectCivil(err)
})

test('a step that one of several traces lacks is told with its name, and the others are shown', async () => {
  const longer = JSON.stringify({
    name: 'two',
    kernel: 'xv6',
    steps: [
      { by: 'P1', do: 'wait' },
      { by: 'P1', do: 'wait' },
    ],
  })
  const { status, out, err } = await cowhand(['pagemap', '-', '--at', '2', '--json'], {
    input: `${trace}\n${longer}\n`,
  })
  expect(status).toBe(2)
  expect(err).toBe('error: standard input: one: there is no step 2; it has one, step 1\n')
  expect(JSON.parse(out)).toMatchObject({ name: 'two', step: 2 })
})

test('without a file at a terminal it waits for nothing', async () => {
  const { status, err } = await cowhand(['pagemap'], { terminal: true })
  expect({ status, err }).toMatchObject({ status: 2, err: expect.stringContaining('name a file, or -') })
})

const badTrace = JSON.stringify({ name: 'bad', steps: [{ by: 'P2', do: 'wait' }] })

test.each([
  [file('bad.txt', 'P1 map heap anon private 1\nP1 stroe heap[0] A\nP3 wait\n')],
  [file('bad.json', badTrace)],
  [file('no.json', '{"name": 1}')],
  [join(folder, 'missing.txt')],
  [folder],
])('what is wrong with a file is told as simulate tells it: %s', async path => {
  const simulated = await cowhand(['simulate', path])
  expect(simulated).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/./) })
  expect(await cowhand(['pagemap', path])).toEqual(simulated)
  expect(await cowhand(['pagemap', '--json', path])).toEqual(simulated)
})

test('help names the document, and says how to tell a copy', async () => {
  const { status, out } = await cowhand(['pagemap', '--help'])
  expect(status).toBe(0)
  expect(out).toContain('Documentation/admin-guide/mm/pagemap.rst')
  expect(out.replaceAll('\n', ' ')).toMatch(
    /same PFN with a count of 2 is one frame, still shared; another PFN is a copy/,
  )
  expect(out).toContain('$ cowhand pagemap')
})

const NAME = 'abcdefghijkl'
const wide = file(
  'a-file-with-a-name-that-is-much-longer-than-a-terminal-is-wide-and-so-has-to-be-cut-off-somewhere.txt',
  [
    'P1 fork P9999',
    ...Array.from({ length: 5 }, (_, index) => `P9999 map m${index} file private 65536`),
    `P9999 map ${NAME} anon private 65536`,
    `P9999 read ${NAME}[65500..65535] ${'A'.repeat(36)}`,
  ].join('\n'),
)
const oracle = join(ROOT, 'tests/fixtures/oracle')

const recordings = readdirSync(oracle).filter(name => /\.jsonl?$/.test(name))

test.each([workload, wide, ...recordings.map(name => join(oracle, name))])(
  'the table fits 80 columns: %s',
  async path => {
    const { status, out } = await cowhand(['pagemap', path])
    expect(status).toBe(0)
    expect(out.split('\n').filter(line => line.length > 80 || /\s$/.test(line))).toEqual([])
  },
)

test('where it is just too wide, the columns stand closer', async () => {
  const input = 'P10 map heap anon private 20\nP10 store heap[0] A'
  const { out } = await cowhand(['pagemap', '-'], { input: `P1 fork P10\n${input}` })
  expect(out.match(/^P10.*/gm)).toEqual([
    'P10.heap[0]     0x10000 8100000000001000 P-X 1000 1     MMAP ANON SWAPBACKED',
    'P10.heap[1..19] 0x11000 0000000000000000 --- -    -',
  ])
})

test('where a row is too wide, the name of the page has a line of its own', async () => {
  const { out } = await cowhand(['pagemap', wide])
  expect(out).toContain(`P9999.${NAME}[0..65499]\n  0x50060000  0000000000000000  ---  -      -\n`)
})

test('docs/costs.md shows what the program prints', async () => {
  const doc = readFileSync(join(ROOT, 'docs/costs.md'), 'utf8')
  const [, text = '', printed = ''] =
    /```text\n([^`]*)```\n\n```console\n\$ cowhand pagemap copy\.txt\n([^`]*)```/.exec(doc) ?? []
  expect(text).toContain('P1 fork P2')
  expect((await cowhand(['pagemap', file('copy.txt', text)])).out).toBe(printed)
})
