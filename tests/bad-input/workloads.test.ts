import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { cowhand } from '../cli/test-world.ts'
import { expectCivil } from './message.ts'

interface Bad {
  readonly what: string
  readonly text: string | Uint8Array
  /** Where standard error says that it is. */
  readonly at: string
  readonly says: RegExp
  /** linux unless given. */
  readonly kernel?: 'xv6'
}

const MAP = 'P1 map heap anon private 2\n'

const cases: readonly Bad[] = [
  { what: 'empty', text: '', at: '', says: /it is empty; a workload has one instruction a line/ },
  { what: 'only blank lines', text: '\n\n \n', at: '', says: /it is empty/ },
  {
    what: 'binary',
    text: Uint8Array.of(0x7f, 0x45, 0, 1),
    at: '',
    says: /binary: it holds a NUL; text would do/,
  },
  {
    what: 'not UTF-8',
    text: Uint8Array.of(80, 49, 10, 0xff, 0xfe, 10),
    at: '',
    says: /not UTF-8 text, at or behind line 1/,
  },
  { what: 'cut off in a character', text: Uint8Array.of(80, 49, 0xe2, 0x82), at: '', says: /not UTF-8/ },
  {
    what: 'an unknown verb',
    text: `${MAP}P1 stor heap[0] A`,
    at: '2:4',
    says: /"stor" is no verb; one of map, /,
  },
  { what: 'no verb', text: 'P1', at: '1:3', says: /what does P1 do\?/ },
  {
    what: 'an unknown process',
    text: 'P2 load heap[0]',
    at: '1:1',
    says: /there is no P2 yet; alive here: P1/,
  },
  { what: 'process 0', text: 'P0 exit', at: '1:1', says: /"P0" is no process; processes are P1/ },
  { what: 'process ten thousand', text: 'P1 fork P10000', at: '1:9', says: /"P10000" is no process/ },
  { what: 'a dead process', text: 'P1 fork P2\nP2 exit\nP2 wait', at: '3:1', says: /P2 is dead/ },
  { what: 'a sleeping process', text: 'P1 fork P2\nP1 wait\nP1 exit', at: '3:1', says: /P1 is in wait\(2\)/ },
  {
    what: 'an unknown region',
    text: 'P1 load heap[0]',
    at: '1:9',
    says: /no region heap; it has none: map one first/,
  },
  { what: 'a page out of range', text: `${MAP}P1 load heap[2]`, at: '2:9', says: /out of range/ },
  {
    what: 'a page below zero',
    text: `${MAP}P1 load heap[-1]`,
    at: '2:9',
    says: /is no page; a page is written heap\[0\]/,
  },
  { what: 'a page without end', text: `${MAP}P1 load heap[99999999999]`, at: '2:9', says: /is no page/ },
  {
    what: 'a run of pages that runs out',
    text: `${MAP}P1 read heap[1..2] AB`,
    at: '2:9',
    says: /out of range/,
  },
  {
    what: 'a run of pages backwards',
    text: `${MAP}P1 read heap[1..0] AB`,
    at: '2:9',
    says: /runs backwards/,
  },
  {
    what: 'too few values',
    text: `${MAP}P1 read heap[0..1] A`,
    at: '2:20',
    says: /too short: one character a page, 2 here/,
  },
  { what: 'a value too long', text: `${MAP}P1 store heap[0] AB`, at: '2:18', says: /too long/ },
  {
    what: 'a value that is not ASCII',
    text: `${MAP}P1 store heap[0] é`,
    at: '2:18',
    says: /one printable ASCII character/,
  },
  {
    what: 'no value',
    text: `${MAP}P1 store heap[0]`,
    at: '2:17',
    says: /something is missing; store is written/,
  },
  { what: 'no pages', text: 'P1 map heap anon private 0', at: '1:26', says: /from 1 to 65536/ },
  { what: 'pages without end', text: 'P1 map heap anon private 65537', at: '1:26', says: /from 1 to 65536/ },
  {
    what: 'an unknown kind',
    text: 'P1 map heap swap private 1',
    at: '1:13',
    says: /"swap" is no kind of memory; one of anon, file/,
  },
  {
    what: 'shared memory on xv6',
    text: 'P1 map heap anon shared 1',
    at: '1:18',
    says: /no shared regions; private would do/,
    kernel: 'xv6',
  },
  {
    what: 'a region named like a prototype',
    text: 'P1 map __proto__ anon private 1',
    at: '1:8',
    says: /is no name for a region/,
  },
  { what: 'a region twice', text: `${MAP}${MAP}`, at: '2:8', says: /a region heap already/ },
  {
    what: 'a call of another kernel',
    text: 'P1 vfork P2',
    at: '1:4',
    says: /xv6 has no vfork; it has map/,
    kernel: 'xv6',
  },
  {
    what: 'a file larger than the machine',
    text: Array.from({ length: 17 }, (_, index) => `P1 map t${index} file private 65536\n`).join(''),
    at: '17:8',
    says: /a file of 65536 pages does not fit/,
  },
  {
    what: 'a parent that runs while its vfork child has its memory',
    text: 'P1 vfork P2\nP1 exit',
    at: '2:1',
    says: /P1 is suspended in vfork\(2\) until P2 calls exec or exit/,
  },
  { what: 'a child with a used name', text: 'P1 fork P1', at: '1:9', says: /there has been a P1 already/ },
  { what: 'an exit status too high', text: 'P1 exit 256', at: '1:9', says: /from 0 to 255/ },
  { what: 'control sequences', text: 'P1 \x1b[31mstore\x1b]0;x\x07 heap[0]', at: '1:4', says: /is no verb/ },
  { what: 'invisible characters', text: 'P1 st\u200bore heap[0] A\u202e', at: '1:4', says: /is no verb/ },
  { what: 'piled-up marks', text: `P1 x${'\u0301'.repeat(500)}`, at: '1:4', says: /is no verb/ },
  { what: 'a word of a megabyte', text: `P1 ${'x'.repeat(1_000_000)}`, at: '1:4', says: /is no verb/ },
  {
    what: 'memory without end',
    text: `P1 map heap anon private 65536\n${Array.from({ length: 20 }, (_, i) => `P1 fork P${i + 2}`).join('\n')}`,
    at: '17:9',
    says: /all processes together have at most 1048576 pages/,
  },
  {
    what: 'too much to tell',
    text: `P1 map heap anon private 65536\n${'P1 load heap[0]\n'.repeat(16)}`,
    at: '',
    says: /at most 1048576 pages over all steps/,
  },
]

test.each(cases)('simulate refuses a workload: $what', async ({ text, at, says, kernel = 'linux' }) => {
  const { status, out, err } = await cowhand(['simulate', '-', '-k', kernel], { input: text })
  expect({ status, out }).toEqual({ status: 1, out: '' })
  expectCivil(err)
  expect(err).toMatch(says)
  const place = at === '' ? 'standard input: ' : `standard input:${at}: `
  expect(err.slice(0, place.length)).toBe(place)
})

test('every bad line of a workload is told of', async () => {
  const { err } = await cowhand(['simulate', '-'], { input: 'P1 lode x\nP1 exit\nP9 exit\nP1 exit' })
  expect(err.match(/^standard input:\d+/gm)).toEqual([
    'standard input:1',
    'standard input:3',
    'standard input:4',
  ])
})

test('of a file with nothing but bad lines the first thousand are told of', async () => {
  const { err } = await cowhand(['simulate', '-'], { input: 'rubbish\n'.repeat(50_000) })
  expect(err.match(/^standard input:/gm)).toHaveLength(1001)
  expect(err).toContain('1000 bad lines so far: mend those first')
})

test('an endless program is refused, and reading stops', async () => {
  let given = 0
  const endless = Readable.from(
    (function* () {
      for (;;) {
        given += 1
        yield Buffer.from('\n'.repeat(1_000_000))
      }
    })(),
  )
  const { status, err } = await cowhand(['simulate', '-'], { input: endless })
  expect(status).toBe(1)
  expect(err).toMatch(/too large: one workload or trace has at most 4194304 lines/)
  expect(given).toBeLessThan(30)
})

test('an endless line is refused, and reading stops', async () => {
  let given = 0
  const chunk = Buffer.alloc(4 * 1024 * 1024, 'x')
  const endless = Readable.from(
    (function* () {
      for (;;) {
        given += 1
        yield chunk
      }
    })(),
  )
  const { status, err } = await cowhand(['simulate', '-'], { input: endless })
  expect(status).toBe(1)
  expect(err).toBe('standard input:1: too large: a line has at most 64 MiB\n')
  expect(given).toBeLessThan(40)
})

test('a program of more than 100,000 instructions is refused at the first too many', async () => {
  const { status, err } = await cowhand(['simulate', '-'], { input: 'P1 wait\n'.repeat(100_002) })
  expect(status).toBe(1)
  expect(err).toContain('standard input:100001:1: too long: a program has at most 100000 instructions')
})
