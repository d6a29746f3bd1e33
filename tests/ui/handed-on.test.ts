import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { guarded, HAND_ON_EVENT } from '../../src/ui/guarded-input.ts'

it('keys that were read too early come one by one, and before whatever is typed meanwhile', async () => {
  const stream = new PassThrough({ encoding: 'utf8' })
  const input = guarded(stream)
  const read: string[] = []
  const all = new Promise<void>(resolve => {
    input.on('readable', () => {
      for (let chunk: unknown = input.read(); chunk !== null; chunk = input.read()) read.push(String(chunk))
      if (read.join('').endsWith('z')) resolve()
    })
  })
  input.emit(HAND_ON_EVENT, ['\u001b[B', '\r', 'a'])
  stream.write('x')
  setTimeout(() => stream.write('y'), 20)
  setTimeout(() => stream.write('z'), 200)
  await all
  expect(read.slice(0, 3)).toEqual(['\u001b[B', '\r', 'a'])
  expect(read.slice(3).join('')).toBe('xyz')
})

it('with none of them the stream is as it was', async () => {
  const stream = new PassThrough({ encoding: 'utf8' })
  const input = guarded(stream)
  input.emit(HAND_ON_EVENT, [])
  stream.write('x')
  await new Promise(resolve => setImmediate(resolve))
  expect(input.read()).toBe('x')
})
