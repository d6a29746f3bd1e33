import { expect, test } from 'vitest'
import { loadLevel } from '../../src/level/index.ts'
import { formatProblem } from '../../src/workload/index.ts'
import { SAMPLE, sampleWith } from '../level/sample.ts'
import { expectCivil } from './message.ts'

const problemsOf = (text: string) => {
  const loaded = loadLevel(text, 'levels/sample.yaml')
  return loaded.ok ? [] : loaded.problems
}

interface Bad {
  readonly what: string
  readonly text: string
  /** line:column of the first problem; empty where the whole file is meant. */
  readonly at: string
  readonly says: RegExp
}

const many = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n')

const cases: readonly Bad[] = [
  { what: 'an empty file', text: '', at: '', says: /empty.*format: 1/ },
  { what: 'only blanks', text: ' \n\n\t\n', at: '', says: /empty/ },
  { what: 'only a comment', text: '# nothing\n', at: '', says: /empty/ },
  { what: '1:4', text: '---\n', at: '1:4', says: /found null; a level would do/ },
  { what: 'a list', text: '- format: 1\n', at: '1:1', says: /found a list; a level would do/ },
  { what: 'a word', text: 'level\n', at: '1:1', says: /found "level"; a level would do/ },
  { what: 'binary', text: '\x7fELF\x02\x01\x01\0\0', at: '1:1', says: /U\+007F.*take it out/ },
  { what: 'a NUL', text: sampleWith('Sample', 'Sam\0ple'), at: '3:11', says: /U\+0000/ },
  { what: 'a lone CR', text: sampleWith('Sample', 'Sam\rple'), at: '3:11', says: /U\+000D/ },
  { what: 'a bidi override', text: sampleWith('Sample', 'S\u202Eample'), at: '3:9', says: /U\+202E/ },
  {
    what: 'a file that is too large',
    text: `${SAMPLE}# ${'x'.repeat(300_000)}`,
    at: '',
    says: /too large.*256 KiB/,
  },
  {
    what: 'lists 100,000 deep',
    text: `a: ${'['.repeat(100_000)}`,
    at: '1:36',
    says: /deeper than 32/,
  },
  {
    what: 'closed lists 100,000 deep',
    text: `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    at: '1:34',
    says: /deeper than 32/,
  },
  { what: 'dashes 100,000 deep', text: '- '.repeat(100_000), at: '1:67', says: /deeper than 32/ },
  { what: 'mappings 50,000 deep', text: '{a: '.repeat(50_000), at: '1:133', says: /deeper than 32/ },
  { what: '2:15', text: 'format: 1\nteaches: [a, b', at: '2:15', says: /not closed: is the file cut off/ },
  { what: 'a quoted string cut off', text: 'format: 1\ntitle: "Sam', at: '2:12', says: /not YAML|cut off/ },
  { what: '1:1', text: SAMPLE.slice(0, 200), at: '1:1', says: /found nothing/ },
  {
    what: '9:1',
    text: sampleWith('  P2 stores.', '\tP2 stores.'),
    at: '9:1',
    says: /does not line up/,
  },
  {
    what: '14:1',
    text: sampleWith('  - P1 fork P2', ' - P1 fork P2'),
    at: '14:1',
    says: /does not line up/,
  },
  {
    what: 'an unknown key',
    text: `${SAMPLE}colour: red\n`,
    at: '28:1',
    says: /no such key here: "colour".*there are format, id/,
  },
  {
    what: '10:22',
    text: sampleWith('{frames: 8}', '{frames: 8, cores: 2}'),
    at: '10:22',
    says: /machine\.cores.*there are frames, overcommit, cpus$/,
  },
  {
    what: 'an unknown key in a hint',
    text: sampleWith('  - say: Look', '  - shout: x\n    say: Look'),
    at: '22:5',
    says: /hints\[0\]\.shout.*there are say, when/,
  },
  { what: 'a key twice', text: `${SAMPLE}title: Again\n`, at: '28:1', says: /stands twice/ },
  {
    what: '10:22',
    text: sampleWith('{frames: 8}', '{frames: 8, frames: 9}'),
    at: '10:22',
    says: /stands twice/,
  },
  {
    what: '__proto__',
    text: `${SAMPLE}__proto__: {polluted: 1}\n`,
    at: '28:1',
    says: /no such key here: "__proto__"/,
  },
  {
    what: '10:22',
    text: sampleWith('{frames: 8}', '{frames: 8, __proto__: {frames: 1}}'),
    at: '10:22',
    says: /machine\.__proto__/,
  },
  {
    what: 'constructor',
    text: `${SAMPLE}constructor: x\n`,
    at: '28:1',
    says: /no such key here: "constructor"/,
  },
  {
    what: 'an anchor',
    text: sampleWith('title: Sample', 'title: &t Sample'),
    at: '3:11',
    says: /an anchor \(&t\)/,
  },
  {
    what: 'an alias',
    text: sampleWith('title: Sample', 'title: &t Sample\nchapter2: *t'),
    at: '3:11',
    says: /an anchor/,
  },
  {
    what: 'an alias of nothing',
    text: sampleWith('title: Sample', 'title: *t'),
    at: '3:8',
    says: /alias|YAML/,
  },
  {
    what: 'a bomb of aliases',
    text: `a: &a [x,x]\n${many(30, '')
      .split('\n')
      .map((_, i) => `k${i}: &k${i} [*a,*a,*a,*a,*a,*a,*a,*a]`)
      .join('\n')}`,
    at: '1:7',
    says: /an anchor/,
  },
  {
    what: '10:1',
    text: sampleWith('{frames: 8}', '{<<: {frames: 8}}'),
    at: '10:1',
    says: /no such key here: "<<"|frames/,
  },
  {
    what: '3:22',
    text: sampleWith('title: Sample', 'title: !!js/function "() => 1"'),
    at: '3:22',
    says: /a tag|YAML/,
  },
  {
    what: 'a harmless tag',
    text: sampleWith('title: Sample', 'title: !!str Sample'),
    at: '3:14',
    says: /a tag/,
  },
  { what: 'two documents', text: `${SAMPLE}---\n${SAMPLE}`, at: '28:1', says: /a second document/ },
  { what: 'a directive', text: `%YAML 1.1\n---\n${SAMPLE}`, at: '1:1', says: /directive/ },
  { what: 'a key that is a list', text: `${SAMPLE}? [a]\n: b\n`, at: '28:3', says: /a key is one word/ },
  { what: 'a key that is a number', text: `${SAMPLE}1: b\n`, at: '28:1', says: /a key is one word/ },
  {
    what: 'another format',
    text: sampleWith('format: 1', 'format: 2'),
    at: '1:9',
    says: /format: found 2; format: 1 is the only one/,
  },
  {
    what: 'a format that is text',
    text: sampleWith('format: 1', "format: '1'"),
    at: '1:9',
    says: /found "1"/,
  },
  { what: 'no format', text: sampleWith('format: 1\n', ''), at: '1:1', says: /format: found nothing/ },
  {
    what: 'an id that is a number',
    text: sampleWith('id: sample', 'id: 12'),
    at: '2:5',
    says: /id: found 12; a name such as/,
  },
  {
    what: 'an id with capitals',
    text: sampleWith('id: sample', 'id: Sample'),
    at: '2:5',
    says: /id: found "Sample"; a name such as/,
  },
  {
    what: 'an id that leads out of the folder',
    text: sampleWith('id: sample', 'id: ../../etc'),
    at: '2:5',
    says: /lower-case letters/,
  },
  {
    what: 'an id that is not the file name',
    text: sampleWith('id: sample', 'id: other'),
    at: '2:5',
    says: /the file is called sample/,
  },
  {
    what: 'a title that is a date',
    text: sampleWith('title: Sample', 'title: 12.5'),
    at: '3:8',
    says: /title: found 12\.5; a title would do/,
  },
  {
    what: 'a title that is empty',
    text: sampleWith('title: Sample', 'title: ""'),
    at: '3:8',
    says: /title: found ""; a title would do/,
  },
  {
    what: 'a title that is null',
    text: sampleWith('title: Sample', 'title:'),
    at: '3:1',
    says: /title: found null; a title would do/,
  },
  {
    what: 'a title that is too long',
    text: sampleWith('title: Sample', `title: ${'x'.repeat(41)}`),
    at: '3:8',
    says: /of at most 40 characters/,
  },
  {
    what: 'a brief that is a list',
    text: sampleWith('brief: |\n  P2 stores.', 'brief: [a]'),
    at: '8:1',
    says: /brief: found a list; a text would do/,
  },
  {
    what: 'an unknown kernel',
    text: sampleWith('kernel: xv6', 'kernel: minix'),
    at: '5:9',
    says: /found "minix"; the kernels that exist are naive, xv6, linux, eager/,
  },
  {
    what: 'an unknown misconception',
    text: sampleWith('[M1]', '[M1, M99]'),
    at: '7:22',
    says: /misconceptions\[1\]: found "M99"; the misconceptions that exist are M1, /,
  },
  {
    what: 'a misconception without its list',
    text: sampleWith('[M1]', 'M1'),
    at: '7:17',
    says: /a list of misconceptions/,
  },
  { what: 'a misconception twice', text: sampleWith('[M1]', '[M1, M1]'), at: '7:22', says: /once is enough/ },
  {
    what: 'no frames',
    text: sampleWith('frames: 8', 'frames: 0'),
    at: '10:19',
    says: /a whole number of frames from 1 to 26/,
  },
  {
    what: 'more frames than letters',
    text: sampleWith('frames: 8', 'frames: 27'),
    at: '10:19',
    says: /from 1 to 26/,
  },
  { what: 'half a frame', text: sampleWith('frames: 8', 'frames: 2.5'), at: '10:19', says: /a whole number/ },
  {
    what: 'frames without end',
    text: sampleWith('frames: 8', 'frames: .inf'),
    at: '10:19',
    says: /a whole number/,
  },
  {
    what: 'frames as text',
    text: sampleWith('frames: 8', 'frames: eight'),
    at: '10:19',
    says: /found "eight"; a whole number/,
  },
  {
    what: 'a machine that is a number',
    text: sampleWith('{frames: 8}', '8'),
    at: '10:10',
    says: /a machine such as/,
  },
  {
    what: 'a setup that is text',
    text: sampleWith('yours:', 'more: x\nyours:').replace('program:', 'program: P1 exit\nold:'),
    at: '15:10',
    says: /program: found "P1 exit"; a list of instructions/,
  },
  {
    what: 'a program without instructions',
    text: sampleWith(
      'program:\n  - P1 load heap[0]\n  - P2 store heap[0] B\n  - P1 store heap[0] C',
      'program: []',
    ),
    at: '15:1',
    says: /at least one instruction/,
  },
  {
    what: 'an instruction that is a number',
    text: sampleWith('- P1 load heap[0]', '- 7'),
    at: '16:5',
    says: /program\[0\]: found 7; one instruction/,
  },
  {
    what: 'an instruction that is a mapping',
    text: sampleWith('- P1 load heap[0]', '- P1: load'),
    at: '16:5',
    says: /found an object; one instruction/,
  },
  {
    what: 'an instruction that is a comment',
    text: sampleWith('- P1 load heap[0]', '- "# load"'),
    at: '16:5',
    says: /one instruction/,
  },
  {
    what: 'an endless program',
    text: sampleWith('  - P1 load heap[0]', many(201, '  - P1 load heap[0]')),
    at: '15:1',
    says: /at most 200 instructions/,
  },
  {
    what: 'an unknown verb',
    text: sampleWith('P1 load', 'P1 lode'),
    at: '16:8',
    says: /"lode" is no verb; one of map, fork/,
  },
  {
    what: 'a verb of another kernel',
    text: sampleWith('P1 load heap[0]', 'P1 vfork P9'),
    at: '16:8',
    says: /xv6 has no vfork/,
  },
  {
    what: 'an unknown process',
    text: sampleWith('P1 load', 'P7 load'),
    at: '16:5',
    says: /there is no P7 yet; alive here: P1, P2/,
  },
  { what: 'no process', text: sampleWith('P1 load', 'init load'), at: '16:5', says: /"init" is no process/ },
  {
    what: 'a dead process',
    text: sampleWith('  - P1 load heap[0]', '  - P2 exit\n  - P2 load heap[0]'),
    at: '17:5',
    says: /P2 is dead: it has exited/,
  },
  {
    what: 'a page out of range',
    text: sampleWith('P1 load heap[0]', 'P1 load heap[2]'),
    at: '16:13',
    says: /heap\[2\] is out of range.*\[0\] to \[1\]/,
  },
  {
    what: 'an unknown region',
    text: sampleWith('P1 load heap[0]', 'P1 load data[0]'),
    at: '16:13',
    says: /no region data; it has heap/,
  },
  {
    what: 'a value that is too long',
    text: sampleWith('heap[0] B', 'heap[0] BB'),
    at: '17:22',
    says: /too long: a page holds one character/,
  },
  {
    what: '12:30',
    text: sampleWith('private 2', 'private 9999999'),
    at: '12:30',
    says: /from 1 to 65536/,
  },
  {
    what: 'a child with a used name',
    text: sampleWith('P1 load heap[0]', 'P1 fork P2'),
    at: '16:13',
    says: /there has been a P2 already/,
  },
  {
    what: 'something too much',
    text: sampleWith('P1 load heap[0]', 'P1 load heap[0] now'),
    at: '16:21',
    says: /"now" is too much/,
  },
  {
    what: 'a quoted instruction that is wrong',
    text: sampleWith('- P1 load heap[0]', '- "P1 lode heap[0]"'),
    at: '16:9',
    says: /"lode" is no verb/,
  },
  {
    what: 'an instruction over two lines',
    text: sampleWith('- P1 load heap[0]', '- |\n    P1 load heap[0]\n    P1 exit'),
    at: '16:5',
    says: /one instruction on one line/,
  },
  {
    what: 'an instruction hidden by escapes',
    text: sampleWith('- P1 load heap[0]', '- "P1 lo\\x61d heap[0]"'),
    at: '16:5',
    says: /unquoted, would do/,
  },
  {
    what: 'a setup that runs out of frames',
    text: sampleWith('private 2', 'private 9'),
    at: '12:5',
    says: /the setup must go well, but this ends with ENOMEM/,
  },
  {
    what: 'a setup that is not allowed',
    text: sampleWith(
      '  - P1 fork P2',
      '  - P1 map text file private 1 rx\n  - P1 store text[0] X\n  - P1 fork P2',
    ),
    at: '15:5',
    says: /ends with SIGSEGV/,
  },
  {
    what: '15:1',
    text: sampleWith('  - P2 store heap[0] B\n  - P1 store heap[0] C\n', ''),
    at: '15:1',
    says: /nothing in it traps/,
  },
  {
    what: 'an unknown trap',
    text: sampleWith('[store-page-fault]', '[page-fault]'),
    at: '19:9',
    says: /found "page-fault"; the traps that exist are store-page-fault, /,
  },
  {
    what: 'a trap that does not occur',
    text: sampleWith('[store-page-fault]', '[store-page-fault, exit]'),
    at: '19:27',
    says: /no exit occurs in the program; these do: store-page-fault/,
  },
  {
    what: 'no trap at all',
    text: sampleWith('[store-page-fault]', '[]'),
    at: '19:1',
    says: /at least one trap/,
  },
  {
    what: 'par above the limit',
    text: sampleWith('par: 30', 'par: 91'),
    at: '20:14',
    says: /clock\.par: par is above the limit: at most 90 seconds/,
  },
  { what: 'par 0', text: sampleWith('par: 30', 'par: 0'), at: '20:14', says: /from 1 to 3600/ },
  { what: 'par as text', text: sampleWith('par: 30', 'par: 30s'), at: '20:14', says: /found "30s"/ },
  {
    what: 'a limit of years',
    text: sampleWith('limit: 90', 'limit: 1e9'),
    at: '20:25',
    says: /from 1 to 3600/,
  },
  {
    what: 'a clock without limit',
    text: sampleWith('par: 30, limit: 90', 'par: 30'),
    at: '20:1',
    says: /clock\.limit: found nothing/,
  },
  {
    what: 'a hint that says nothing',
    text: sampleWith('    say: Who trapped?\n', ''),
    at: '23:5',
    says: /hints\[1\]\.say: found nothing/,
  },
  {
    what: 'a hint for an unknown belief',
    text: sampleWith('when: M1', 'when: always'),
    at: '23:11',
    says: /hints\[1\]\.when: found "always"; the misconceptions that exist/,
  },
  {
    what: 'a hint that is text',
    text: sampleWith('  - say: Look at the count.', '  - Look at the count.'),
    at: '22:5',
    says: /a hint such as/,
  },
  {
    what: 'evidence that is a list',
    text: sampleWith('evidence: first-write', 'evidence: [a]'),
    at: '27:1',
    says: /evidence: found a list/,
  },
]

test.each(cases)('a level is refused with its place: $what', ({ text, at, says }) => {
  const problems = problemsOf(text)
  const [first] = problems
  if (first === undefined) throw new Error('it was accepted')
  for (const problem of problems) expectCivil(formatProblem(problem))
  expect(first.file).toBe('levels/sample.yaml')
  expect(first.message).toMatch(says)
  expect([first.line, first.column].filter(part => part !== null).join(':')).toBe(at)
})

const TEXTS: readonly (readonly [string, string])[] = [
  ['title: Sample', 'title: "Sample@"'],
  ['chapter: 1 One fault', 'chapter: "1@"'],
  ['brief: |\n  P2 stores.', 'brief: "P2@"'],
  ['debrief: |\n  P2 got the copy.', 'debrief: "P2@"'],
  ['say: Look at the count.', 'say: "Look@"'],
  ['evidence: first-write', 'evidence: "first-write@"'],
  ['id: sample', 'id: "sample@"'],
  ['[copy-on-write]', '["copy@"]'],
  ['kernel: xv6', 'kernel: "xv6@"'],
  ['[M1]', '["M1@"]'],
  ['- P1 load heap[0]', '- "P1 load@ heap[0]"'],
]

const SEQUENCES = [
  ['raw', '\x1b[31m'],
  ['raw C1', '\x9b31m'],
  ['title-setting', '\x1b]0;x\x07'],
  ['escaped \\e', '\\e[31m'],
  ['escaped \\x1b', '\\x1b[31m'],
  ['escaped \\u202e', '\\u202e'],
  ['escaped \\0', '\\0'],
] as const

test.each(TEXTS.flatMap(([from, to]) => SEQUENCES.map(([name, sequence]) => ({ from, to, name, sequence }))))(
  'a control sequence is refused, with its place: $to, $name',
  ({ from, to, sequence }) => {
    const text = sampleWith(
      from,
      to.replace('@', () => sequence),
    )
    const [first] = problemsOf(text)
    if (first === undefined) throw new Error('it was accepted')
    expectCivil(formatProblem(first))
    expect(first.message).toMatch(/a control character or invisible one, U\+/)
    const before = SAMPLE.slice(0, SAMPLE.indexOf(from)).split('\n').length
    expect(first.line).toBe(before)
  },
)

test('all problems of a level are told, in the order of the file', () => {
  const text = sampleWith('kernel: xv6', 'kernel: minix')
    .replace('frames: 8', 'frames: 99')
    .replace('par: 30', 'par: no')
  expect(problemsOf(text).map(({ line }) => line)).toEqual([5, 10, 20])
  const lines = sampleWith('P1 load', 'P1 lode').replace('P2 store heap[0] B', 'P2 store heap[5] B')
  expect(problemsOf(lines).map(({ line }) => line)).toEqual([16, 17])
})

test('a message shows the line, with a mark below the column', () => {
  const [first] = problemsOf(sampleWith('P1 load', 'P1 lode'))
  if (first === undefined) throw new Error('it was accepted')
  expect(formatProblem(first).split('\n').slice(1)).toEqual(['      - P1 lode heap[0]', '           ^'])
})

test('nothing that a file says about prototypes reaches an object', () => {
  problemsOf(`${SAMPLE}__proto__: {polluted: 1}\n`)
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})
