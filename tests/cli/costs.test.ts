import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { Output } from '../../src/cli/output.ts'
import { run } from '../../src/cli/run.ts'
import { expectCivil } from '../bad-input/message.ts'
import { cowhand, ROOT } from './test-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'cowhand-costs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const workload = file(
  'work.txt',
  'P1 map heap anon private 1\nP1 store heap[0] A\nP1 fork P2\nP2 store heap[0] B\n',
)
const mprotect = file('mprotect.txt', 'P1 map heap anon private 1\nP1 protect heap r\n')

interface Line {
  readonly name: string
  readonly kernels: readonly { readonly kernel: string; readonly cannot?: string; readonly all?: object }[]
}

const linesOf = (out: string): Line[] =>
  out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

test('--costs runs a workload on all kernels, side by side on one JSON line', async () => {
  const { status, out, err } = await cowhand(['simulate', '--costs', workload])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const [line, ...more] = linesOf(out)
  expect(more).toEqual([])
  expect(line?.name).toBe('work')
  expect(line?.kernels.map(({ kernel }) => kernel)).toEqual(['naive', 'xv6', 'linux', 'eager'])
  expect(line?.kernels[1]).toEqual({
    kernel: 'xv6',
    steps: 4,
    all: {
      faults: 1,
      systemCalls: 2,
      framesAllocated: 2,
      pagesCopied: 1,
      pagesOfFullCopy: 1,
      ptesWritten: 4,
      tlbFlushes: 0,
      tlbFlushesOnReturn: 3,
    },
    processes: {
      P1: {
        faults: 0,
        systemCalls: 2,
        framesAllocated: 1,
        pagesCopied: 0,
        pagesOfFullCopy: 1,
        ptesWritten: 3,
        tlbFlushes: 0,
        tlbFlushesOnReturn: 2,
      },
      P2: {
        faults: 1,
        systemCalls: 0,
        framesAllocated: 1,
        pagesCopied: 1,
        pagesOfFullCopy: 0,
        ptesWritten: 1,
        tlbFlushes: 0,
        tlbFlushesOnReturn: 1,
      },
    },
    framesAtMost: 2,
    bookkeeping: { bytesPerFrame: 5, bytes: 10 },
  })
})

test('--kernel runs it on that kernel alone', async () => {
  const { out } = await cowhand(['simulate', '--costs', '--kernel', 'eager', workload])
  expect(linesOf(out)[0]?.kernels.map(({ kernel }) => kernel)).toEqual(['eager'])
})

test('a kernel that cannot run it says why, with the line, and the others run', async () => {
  const { status, out, err } = await cowhand(['simulate', '--costs', mprotect])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const [line] = linesOf(out)
  expect(line?.kernels.map(({ kernel, cannot, all }) => [kernel, cannot, all !== undefined])).toEqual([
    ['naive', expect.stringMatching(/mprotect\.txt:2:4: naive has no mprotect; it has map, /), false],
    ['xv6', expect.stringMatching(/mprotect\.txt:2:4: xv6 has no mprotect; it has map, /), false],
    ['linux', undefined, true],
    ['eager', undefined, true],
  ])
  expect(line?.kernels[0]?.cannot).not.toContain('\n')
})

test('a trace that a kernel cannot run is told with its step', async () => {
  const steps = [
    { by: 'P1', do: 'wait' },
    { by: 'P1', do: 'vfork', child: 'P2' },
  ]
  const input = JSON.stringify({ name: 'v', kernel: 'linux', steps })
  const { out } = await cowhand(['simulate', '--costs'], { input })
  expect(linesOf(out)[0]?.kernels[1]).toEqual({
    kernel: 'xv6',
    cannot: expect.stringMatching(/^standard input:1: v: steps\[1\]: xv6 has no vfork/),
  })
})

const bad = file('bad.txt', 'P1 map heap anon private 1\nP1 stroe heap[0] A\nP1 protect heap r\nP3 wait\n')

test('a workload that no kernel can run is told as simulate tells it', async () => {
  const costs = await cowhand(['simulate', '--costs', bad])
  expect(costs).toEqual(await cowhand(['simulate', '-k', 'linux', bad]))
  expect(costs.status).toBe(1)
  expect(costs.err.match(/^\S+bad\.txt:\d+/gm)).toHaveLength(2)
  expectCivil(costs.err)
})

test('where the one kernel asked for cannot run it, that is an error', async () => {
  const costs = await cowhand(['simulate', '--costs', '-k', 'xv6', mprotect])
  expect(costs).toEqual(await cowhand(['simulate', '-k', 'xv6', mprotect]))
  expect(costs).toMatchObject({ status: 1, out: '', err: expect.stringContaining('xv6 has no mprotect') })
})

test('files and traces keep their order, and a bad one spoils no other', async () => {
  const trace = (name: string): string => JSON.stringify({ name, steps: [] })
  const input = `${trace('a')}\n{"name": 1}\n${trace('b')}\n`
  const { status, out, err } = await cowhand(['simulate', '--costs', workload, bad, '-', workload], { input })
  expect(status).toBe(1)
  expect(linesOf(out).map(({ name }) => name)).toEqual(['work', 'a', 'b', 'work'])
  expect(err).toContain('standard input:2: ')
})

test('help says on which kernels it runs', async () => {
  const { out } = await cowhand(['simulate', '--help'])
  expect(out.replace(/\s+/g, ' ')).toMatch(
    /--costs .* on all kernels side by side, or with --kernel on that one/,
  )
})

test('a kernel that there is not is wrong usage', async () => {
  const { status, err } = await cowhand(['simulate', '--costs', '-k', 'all', workload])
  expect(status).toBe(2)
  expect(err).toMatch(/'all' is invalid\. Allowed choices are naive, xv6, linux, eager/)
})

test('traces are read one at a time: an input without end is cut off when nobody reads on', async () => {
  let given = 0
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) {
      given += 1
      yield Buffer.from(`${JSON.stringify({ name: `t${given}`, steps: [{ by: 'P1', do: 'wait' }] })}\n`)
    }
  }
  let written = ''
  const out = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk)
      done(written.split('\n').length > 3 ? Object.assign(new Error('EPIPE'), { code: 'EPIPE' }) : null)
    },
  })
  const status = await run(['simulate', '--costs'], {
    out: new Output(out),
    err: new Output(new Writable({ write: (_chunk, _encoding, done) => done() })),
    input: () => Readable.from(endless()),
    inputIsTerminal: false,
    outputIsTerminal: false,
    columns: 80,
    root: ROOT,
    version: '1.2.3',
  })
  expect(status).toBe(0)
  expect(linesOf(written).map(({ name }) => name)).toEqual(['t1', 't2', 't3'])
  expect(given).toBeLessThan(100)
})
