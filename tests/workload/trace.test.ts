import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readTrace } from '../../src/workload/index.ts'

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u
const VERBS = 'map, fork, vfork, store, load, read, write, protect, unmap, dontneed, exec, exit, wait'

const step = (fields: object): string => JSON.stringify({ name: 'n', steps: [{ by: 'P1', ...fields }] })
const after = (pages: string): string => `{"name":"n","steps":[{"by":"P1","do":"wait","after":${pages}}]}`
const store = { do: 'store', region: 'heap', page: 0, value: 'A' }
const map = { do: 'map', region: 'heap', kind: 'anon', share: 'private', pages: 1 }
const PAGE = 'null, {"frame": "zero"} or {"frame": N, "maps": N, "kind": "anon" or "page-cache"} would do'
const TRACE = 'one with "name" and "steps" would do'

const bad: readonly [text: string, message: string][] = [
  ['[]', `a trace is an object: found a list; ${TRACE}`],
  ['null', `a trace is an object: found null; ${TRACE}`],
  ['"x"', `a trace is an object: found "x"; ${TRACE}`],
  ['{}', 'name: found nothing; a name would do'],
  ['{"name":1,"steps":[]}', 'name: found 1; a name would do'],
  ['{"name":"n"}', 'steps: found nothing; a list of steps would do'],
  ['{"name":"n","steps":{}}', 'steps: found an object; a list of steps would do'],
  ['{"name":"n","steps":[],"kernel":7}', 'kernel: found 7; the name of a kernel would do'],
  ['{"name":"n","steps":[],"says":7}', 'says: found 7; a sentence would do'],
  ['{"name":"n","steps":[],"x":1}', 'x: there is no such key here: "x"'],
  ['{"name":"n","steps":[],"__proto__":{}}', '__proto__: there is no such key here: "__proto__"'],
  [
    '{"name":"n","steps":[{"by":"P1","do":"wait","__proto__":{}}]}',
    'steps[0].__proto__: there is no such key here: "__proto__"',
  ],
  ['{"name":"n","steps":[{"do":"wait"}]}', 'steps[0].by: found nothing; a process such as P1 would do'],
  ['{"name":"n","steps":[1]}', `steps[0]: found 1; one of ${VERBS} would do`],
  [step({}), `steps[0].do: found nothing; one of ${VERBS} would do`],
  [step({ do: 'jump' }), `steps[0].do: found "jump"; one of ${VERBS} would do`],
  [step({ by: 1, do: 'wait' }), 'steps[0].by: found 1; a process such as P1 would do'],
  [
    step({ by: 'P0', do: 'wait' }),
    'steps[0].by: found "P0"; "P0" is no process; processes are P1, P2, … P9999',
  ],
  [step({ do: 'wait', x: 1 }), 'steps[0].x: there is no such key here: "x"'],
  [step({ ...store, page: -1 }), 'steps[0].page: found -1; a whole number from 0 to 65535 would do'],
  [step({ ...store, page: 0.5 }), 'steps[0].page: found 0.5; a whole number from 0 to 65535 would do'],
  [step({ ...store, page: '0' }), 'steps[0].page: found "0"; a whole number from 0 to 65535 would do'],
  [
    step({ ...store, value: 'AB' }),
    'steps[0].value: found "AB"; the value "AB" is too long: a page holds one character',
  ],
  [step({ ...store, value: 65 }), 'steps[0].value: found 65; one character would do'],
  [step({ ...store, child: 'P2' }), 'steps[0].child: there is no such key here: "child"'],
  [
    step({ do: 'read', region: 'heap', page: 0, value: '' }),
    'steps[0].value: found ""; the value "" will not do: printable ASCII characters, such as AB',
  ],
  [step({ ...map, kind: 'x' }), 'steps[0].kind: found "x"; "x" is no kind of memory; one of anon, file'],
  [step({ ...map, share: 'x' }), 'steps[0].share: found "x"; "x" is no sharing; one of private, shared'],
  [step({ ...map, rights: 'w' }), 'steps[0].rights: found "w"; "w" is no rights; one of r, rw, rx'],
  [step({ ...map, pages: 0 }), 'steps[0].pages: found 0; a whole number from 1 to 65536 would do'],
  [
    step({ do: 'protect', region: 'heap', to: 'rx' }),
    'steps[0].to: found "rx"; "rx" is no rights; one of r, rw',
  ],
  [step({ do: 'exit', status: 256 }), 'steps[0].status: found 256; a whole number from 0 to 255 would do'],
  [step({ do: 'wait', faults: -1 }), 'steps[0].faults: found -1; a whole number from 0 to 1000000 would do'],
  [step({ do: 'wait', saw: 256 }), 'steps[0].saw: found 256; a whole number from 0 to 255 would do'],
  [step({ do: 'wait', result: 7 }), 'steps[0].result: found 7; SIGSEGV or EFAULT would do'],
  [after('[]'), 'steps[0].after: found a list; an object of pages would do'],
  [after('{"P1.heap[0]":7}'), `steps[0].after.P1.heap[0]: found 7; ${PAGE}`],
  [after('{"P1.heap[0]":{"frame":1}}'), `steps[0].after.P1.heap[0]: found an object; ${PAGE}`],
  [
    after('{"P1.heap[0]":{"frame":"zero","maps":1}}'),
    'steps[0].after.P1.heap[0].maps: there is no such key here: "maps"',
  ],
  [
    `{"name":"${'x'.repeat(201)}","steps":[]}`,
    `name: found "${'x'.repeat(40)}…"; at most 200 characters would do`,
  ],
  [
    `{"name":"n","says":"${'x'.repeat(2001)}","steps":[]}`,
    `says: found "${'x'.repeat(40)}…"; at most 2000 characters would do`,
  ],
]

test.each(bad.map(([text, message]) => ({ text, message })))('$message', ({ text, message }) => {
  expect(readTrace(text, 'f.json', 3)).toEqual({
    ok: false,
    problem: { file: 'f.json', line: 3, column: null, message, text: null },
  })
})

test('a trace gets what a recording leaves out: rights rw, status 0, a program', () => {
  const steps = [{ ...map }, { do: 'exec' }, { do: 'exit' }].map(fields => ({ by: 'P1', ...fields }))
  const read = readTrace(JSON.stringify({ name: 'n', steps }), 'f')
  expect(read.ok ? read.trace : read.problem).toEqual({
    name: 'n',
    kernel: null,
    steps: [
      { instruction: { by: 1, ...map, rights: 'rw' }, recorded: {} },
      { instruction: { by: 1, do: 'exec', program: 'program' }, recorded: {} },
      { instruction: { by: 1, do: 'exit', status: 0 }, recorded: {} },
    ],
  })
})

test('a recording that is cut off at any byte is refused in clean words, and never half read', () => {
  const bytes = readFileSync(new URL('../fixtures/oracle/first-write.json', import.meta.url))
  const whole = bytes.toString().trimEnd()
  expect(readTrace(whole, 'f').ok).toBe(true)
  for (let length = 0; length < Buffer.byteLength(whole); length++) {
    const read = readTrace(bytes.subarray(0, length).toString(), 'f')
    if (read.ok) throw new Error(`read ${length} bytes of ${bytes.length}`)
    const { message, line } = read.problem
    expect(message).toMatch(
      length === 0 ? /^it is empty$/ : /cut off\?$|is missing here$|belongs here$|^this is not JSON/,
    )
    expect(line ?? 1).toBeLessThanOrEqual(whole.split('\n').length)
  }
})

const RED = '\u001b[31m\u0007\u202e'
const colored: readonly [field: string, trace: object][] = [
  ['name', { name: RED, steps: [], x: 1 }],
  ['a key', { name: 'n', steps: [], [RED]: 1 }],
  ['kernel', { name: 'n', steps: [], kernel: RED.repeat(20) }],
  ['says', { name: 'n', steps: [], says: RED.repeat(999) }],
  ['steps', { name: 'n', steps: RED }],
  ...['by', 'do', 'region', 'value', 'page', RED].map((field): [string, object] => [
    `steps.${JSON.stringify(field)}`,
    { name: 'n', steps: [{ by: 'P1', ...store, [field]: RED }] },
  ]),
  ...['kind', 'share', 'rights', 'pages'].map((field): [string, object] => [
    `steps.${field}`,
    { name: 'n', steps: [{ by: 'P1', ...map, [field]: RED }] },
  ]),
  ['steps.program', { name: 'n', steps: [{ by: 'P1', do: 'exec', program: RED }] }],
  ['steps.result', { name: 'n', steps: [{ by: 'P1', do: 'wait', result: RED.repeat(9) }] }],
  ['a page', { name: 'n', steps: [{ by: 'P1', do: 'wait', after: { [RED]: 7 } }] }],
  [
    'a kind',
    { name: 'n', steps: [{ by: 'P1', do: 'wait', after: { p: { frame: 1, maps: 1, kind: RED } } }] },
  ],
]

test.each(colored)('control characters in %s do not reach the message', (_, trace) => {
  const read = readTrace(JSON.stringify(trace), 'f')
  expect(read.ok ? 'read' : read.problem.message).not.toMatch(INVISIBLE)
  expect(read.ok).toBe(false)
})

test('names and results are cleaned as they are read', () => {
  const trace = { name: `${RED}red`, kernel: RED, steps: [{ by: 'P1', do: 'wait', result: RED }] }
  const read = readTrace(JSON.stringify(trace), 'f')
  expect(read.ok && read.trace).toMatchObject({
    name: '[31mred',
    kernel: '[31m',
    steps: [{ recorded: { result: '[31m' } }],
  })
})

test('a page called __proto__ changes no object', () => {
  const read = readTrace(after('{"__proto__":{"frame":1,"maps":1,"kind":"anon"}}'), 'f')
  const pages = read.ok ? read.trace.steps[0]?.recorded.after : undefined
  expect(pages === undefined ? 'unread' : Object.getPrototypeOf(pages)).toBe(Object.prototype)
  expect(Object.keys({ ...pages, maps: 0 })).toEqual(['maps'])
})
