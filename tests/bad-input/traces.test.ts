import { expect, test } from 'vitest'
import { cowhand } from '../cli/test-world.ts'
import { expectCivil } from './message.ts'

const MAP = '{"by":"P1","do":"map","region":"heap","kind":"anon","share":"private","pages":1}'
const trace = (...steps: readonly string[]): string =>
  `{"name":"t","kernel":"xv6","steps":[${steps.join(',')}]}`

interface Bad {
  readonly what: string
  readonly text: string
  readonly at: string
  readonly says: RegExp
}

const cases: readonly Bad[] = [
  {
    what: 'cut off',
    text: trace(MAP).slice(0, 60),
    at: '1:59',
    says: /a string does not end: is the file cut off/,
  },
  { what: 'cut off in a string', text: '{"name": "t', at: '1:10', says: /cut off/ },
  { what: 'something behind it', text: `${trace()} x`, at: '1:40', says: /not JSON/ },
  { what: 'single quotes', text: "{'name': 't'}", at: '1:2', says: /double quotes|JSON/ },
  { what: 'a comment', text: '{"name": "t", /* no */ "steps": []}', at: '1:15', says: /not JSON/ },
  {
    what: 'objects 100,000 deep',
    text: '{"a":'.repeat(100_000),
    at: '1:321',
    says: /nested deeper than 64 levels/,
  },
  {
    what: 'lists 100,000 deep',
    text: `{"steps":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    at: '1:73',
    says: /nested deeper than 64 levels/,
  },
  {
    what: 'a name twice',
    text: '{"name":"t","name":"u","steps":[]}',
    at: '1:13',
    says: /"name" stands twice/,
  },
  {
    what: '__proto__',
    text: '{"name":"t","__proto__":{"polluted":1},"steps":[]}',
    at: '1',
    says: /__proto__.*no such key/,
  },
  {
    what: '__proto__ in a step',
    text: trace('{"by":"P1","do":"wait","__proto__":{}}'),
    at: '1',
    says: /steps\[0\]\.__proto__/,
  },
  { what: 'no steps', text: '{"name":"t"}', at: '1', says: /steps: found nothing; a list of steps/ },
  { what: 'no name', text: '{"steps":[]}', at: '1', says: /name: found nothing; a name would do/ },
  { what: 'a name that is a number', text: '{"name":1,"steps":[]}', at: '1', says: /name: found 1/ },
  {
    what: 'a name without end',
    text: `{"name":"${'n'.repeat(300)}","steps":[]}`,
    at: '1',
    says: /at most 200 characters/,
  },
  {
    what: 'a kernel that is a list',
    text: '{"name":"t","kernel":[],"steps":[]}',
    at: '1',
    says: /kernel: found a list/,
  },
  { what: 'steps that are text', text: '{"name":"t","steps":"x"}', at: '1', says: /steps: found "x"/ },
  { what: 'a step that is a number', text: trace('7'), at: '1', says: /steps\[0\]/ },
  {
    what: 'an unknown verb',
    text: trace('{"by":"P1","do":"jump"}'),
    at: '1',
    says: /steps\[0\]\.do: found "jump"; one of map/,
  },
  {
    what: 'an unknown field',
    text: trace('{"by":"P1","do":"wait","colour":1}'),
    at: '1',
    says: /steps\[0\]\.colour: there is no such key/,
  },
  {
    what: 'by that is a number',
    text: trace('{"by":1,"do":"wait"}'),
    at: '1',
    says: /steps\[0\]\.by: found 1; a process such as P1/,
  },
  {
    what: 'a process that is none',
    text: trace('{"by":"Q1","do":"wait"}'),
    at: '1',
    says: /"Q1" is no process/,
  },
  {
    what: 'no page',
    text: trace('{"by":"P1","do":"load","region":"heap"}'),
    at: '1',
    says: /steps\[0\]\.page: found nothing; a whole number/,
  },
  {
    what: 'a page below zero',
    text: trace('{"by":"P1","do":"load","region":"heap","page":-1}'),
    at: '1',
    says: /a whole number from 0/,
  },
  {
    what: 'half a page',
    text: trace('{"by":"P1","do":"load","region":"heap","page":0.5}'),
    at: '1',
    says: /a whole number from 0/,
  },
  {
    what: 'a page without end',
    text: trace('{"by":"P1","do":"load","region":"heap","page":1e999}'),
    at: '1',
    says: /a whole number from 0/,
  },
  {
    what: 'pages without end',
    text: trace(MAP.replace('"pages":1', '"pages":1e9')),
    at: '1',
    says: /from 1 to 65536/,
  },
  {
    what: 'a value too long',
    text: trace(MAP, '{"by":"P1","do":"store","region":"heap","page":0,"value":"AB"}'),
    at: '1',
    says: /too long/,
  },
  {
    what: 'a value that is a control character',
    text: trace(MAP, '{"by":"P1","do":"store","region":"heap","page":0,"value":"\\u001b"}'),
    at: '1',
    says: /one printable ASCII/,
  },
  {
    what: 'a region that is a control sequence',
    text: trace('{"by":"P1","do":"unmap","region":"\\u001b[31m"}'),
    at: '1',
    says: /is no name for a region/,
  },
  {
    what: 'a page out of range',
    text: trace(MAP, '{"by":"P1","do":"load","region":"heap","page":3}'),
    at: '1',
    says: /t: steps\[1\]: heap\[3\] is out of range/,
  },
  {
    what: 'a process not born',
    text: trace('{"by":"P2","do":"wait"}'),
    at: '1',
    says: /steps\[0\]: there is no P2 yet/,
  },
  {
    what: 'a call of another kernel',
    text: trace('{"by":"P1","do":"vfork","child":"P2"}'),
    at: '1',
    says: /xv6 has no vfork/,
  },
]

test.each(cases)('simulate refuses a trace: $what', async ({ text, at, says }) => {
  const { status, out, err } = await cowhand(['simulate', '-'], { input: text })
  expect({ status, out }).toEqual({ status: 1, out: '' })
  expectCivil(err)
  expect(err).toMatch(says)
  expect(err).toMatch(new RegExp(`^standard input:${at}[:\\s]`))
})

test.each([
  ['faults', '"faults":-1'],
  ['saw', '"saw":256'],
  ['result', '"result":7'],
  ['after', '"after":[]'],
  ['a page of after', '"after":{"P1.heap[0]":{"frame":"one"}}'],
])('compare refuses a trace whose outcome is none: %s', async (_, field) => {
  const step = `{"by":"P1","do":"load","region":"heap","page":0,${field}}`
  const { status, err } = await cowhand(['compare', '-'], { input: trace(MAP, step) })
  expect(status).toBe(1)
  expectCivil(err)
  expect(err).toMatch(/^standard input:1: steps\[1\]\..* would do/)
})

test('a bad line among good ones costs only itself, and its line is told', async () => {
  const good = trace(MAP)
  const { status, out, err } = await cowhand(['simulate', '-'], { input: `${good}\n{"name":\n${good}\n` })
  expect(status).toBe(1)
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(err).toMatch(/^standard input:2:9: /)
})

test('what a trace calls itself reaches no terminal unclean', async () => {
  const text = trace(MAP.replace('}', ',"after":{"\\u001b[2JP1.x":null}}')).replace(
    '"t"',
    '"\\u001b]0;t\\u0007\\u202e"',
  )
  const { status, out, err } = await cowhand(['compare', '-'], { input: text })
  expect(status).toBe(1)
  expectCivil(out + err)
  expect(out).toContain('0 of 1 agree')
})
