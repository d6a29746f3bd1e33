import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { Output } from '../../src/cli/output.ts'

const failing = (code: string): Writable =>
  new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(code), { code }))
    },
  })

test('a reader who is slower is waited for', async () => {
  const release: (() => void)[] = []
  const slow = new Writable({
    highWaterMark: 4,
    write(_chunk, _encoding, done) {
      release.push(done)
    },
  })
  const output = new Output(slow)
  let written = false
  const writing = output.write('longer than the buffer').then(() => {
    written = true
  })
  await new Promise(resolve => setImmediate(resolve))
  expect(written).toBe(false)
  for (const next of release) next()
  await writing
  expect(written).toBe(true)
})

test('once the reader has gone nothing more is written, and nothing is said', async () => {
  const output = new Output(failing('EPIPE'))
  await output.line('one')
  await output.flush()
  await output.line('two')
  expect(output).toMatchObject({ closed: true, failure: null })
})

test('a full disk is remembered, to be told', async () => {
  const output = new Output(failing('ENOSPC'))
  await output.line('one')
  await output.flush()
  expect(output.failure).toMatchObject({ code: 'ENOSPC' })
})
