import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { Output } from '../../src/cli/output.ts'
import { run } from '../../src/cli/run.ts'
import { KERNEL_NAMES } from '../../src/kernel/index.ts'
import { generatedText } from '../../src/level/index.ts'
import { expectCivil } from '../bad-input/message.ts'
import { cowhand, ROOT } from './test-world.ts'

test('generate prints forty steps for Linux unless told otherwise', async () => {
  expect(await cowhand(['generate', '--seed', '7'])).toEqual({
    status: 0,
    out: generatedText({ seed: 7, steps: 40, kernel: 'linux' }),
    err: '',
  })
})

test('generate prints a long workload whole', async () => {
  const { status, out } = await cowhand(['generate', '--seed', '4294967295', '--steps', '5000', '-k', 'xv6'])
  expect(status).toBe(0)
  expect(out).toBe(generatedText({ seed: 0xffff_ffff, steps: 5000, kernel: 'xv6' }))
})

test.each(KERNEL_NAMES)('simulate runs on %s what generate made for it, and compare agrees', async kernel => {
  const made = await cowhand(['generate', '--seed', '0', '--steps', '100', '--kernel', kernel])
  const simulated = await cowhand(['simulate', '-k', kernel, '-'], { input: made.out })
  expect({ status: simulated.status, err: simulated.err }).toEqual({ status: 0, err: '' })
  const trace: { readonly steps: readonly unknown[] } = JSON.parse(simulated.out)
  expect(trace.steps).toHaveLength(100)
  expect((await cowhand(['compare', '-'], { input: simulated.out })).out).toBe('1 of 1 agree\n')
})

const A_SEED = /A whole number from 0 to 4294967295 would do/
const STEPS = /A whole number from 1 to 100000 would do/

test.each([
  [[], /name a seed: --seed and a whole number from 0 to 4294967295/],
  [['--seed'], /argument missing/],
  [['--seed', ''], A_SEED],
  [['--seed', 'x'], A_SEED],
  [['--seed', '-1'], A_SEED],
  [['--seed', '1.5'], A_SEED],
  [['--seed', '1e3'], A_SEED],
  [['--seed', '4294967296'], A_SEED],
  [['--seed', '99999999999999999999'], A_SEED],
  [['--seed', '\x1b[31m'], A_SEED],
  [['--seed', '1', '--steps', '0'], STEPS],
  [['--seed', '1', '--steps', '100001'], STEPS],
  [['--seed', '1', '--steps', 'many'], STEPS],
  [['--seed', '1', '--kernel', 'minix'], /Allowed choices are naive, xv6, linux, eager/],
  [['--seed', '1', 'file'], /too many arguments/],
  [['--sead', '1'], /Did you mean --seed\?/],
])('generate says what would do, with status 2: %j', async (words, says) => {
  const { status, out, err } = await cowhand(['generate', ...words])
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err).toMatch(says)
  expectCivil(err)
})

test('the help of cowhand and of generate has examples of it', async () => {
  expect((await cowhand(['--help'])).out).toContain('$ cowhand generate --seed 7')
  const { status, out } = await cowhand(['generate', '--help'])
  expect(status).toBe(0)
  expect(out).toContain('$ cowhand generate --seed 7 | cowhand simulate -')
})

test('generate stops when nobody reads any more', async () => {
  let pieces = 0
  const gone = new Writable({
    write(_chunk, _encoding, done) {
      pieces += 1
      done(Object.assign(new Error('gone'), { code: 'EPIPE' }))
    },
  })
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const status = await run(['generate', '--seed', '1', '--steps', '100000'], {
    out: new Output(gone),
    err: new Output(silent),
    input: () => Readable.from([]),
    inputIsTerminal: false,
    outputIsTerminal: false,
    columns: 80,
    root: ROOT,
    version: '1',
  })
  expect({ status, pieces }).toEqual({ status: 0, pieces: 1 })
})
