import { expect, test } from 'vitest'
import { bootMachine, KERNELS } from '../../src/kernel/index.ts'
import { createMachine } from '../../src/machine/index.ts'
import { formatProblem, runProgram, simulateText, sourceLines } from '../../src/workload/index.ts'

const { xv6, naive, linux } = KERNELS

/** What stands against each line, with file, line and column. */
function problemsOf(lines: readonly string[], frames = 64, kernel = xv6): string[] {
  const { problems } = runProgram(sourceLines(lines.join('\n'), 'f.wl'), bootMachine(kernel, frames), kernel)
  return problems.map(problem => formatProblem(problem).split('\n')[0] ?? '')
}

const MAP = 'P1 map heap anon private 2'
const XV6_VERBS = 'map, fork, store, load, read, write, unmap, exec, exit, wait'

/** After good lines, one that cannot be carried out now. */
const bad: readonly [lines: string[], message: string][] = [
  [['P1 load heap[0]'], '1:9: P1 has no region heap; it has none: map one first'],
  [[MAP, 'P1 load stack[0]'], '2:9: P1 has no region stack; it has heap'],
  [[MAP, 'P1 store heap[2] A'], "2:10: heap[2] is out of range: P1's heap has pages [0] to [1]"],
  [
    ['P1 map heap anon private 1', 'P1 write heap[1]'],
    "2:10: heap[1] is out of range: P1's heap has one page, [0]",
  ],
  [[MAP, 'P1 read heap[1..2] AB'], "2:9: heap[2] is out of range: P1's heap has pages [0] to [1]"],
  [[MAP, 'P1 unmap stack'], '2:10: P1 has no region stack; it has heap'],
  [[MAP, 'P1 map heap file private 1'], '2:8: P1 has a region heap already; take another name'],
  [['P1 map heap anon shared 1'], '1:18: xv6 has no shared regions; private would do'],
  [['P2 wait'], '1:1: there is no P2 yet; alive here: P1'],
  [['P1 fork P2', 'P1 fork P2'], '2:9: there has been a P2 already; take another name'],
  [['P1 fork P1'], '1:9: there has been a P1 already; take another name'],
  [['P1 fork P2', 'P2 exit', 'P2 wait'], '3:1: P2 is dead: it has exited'],
  [['P1 fork P2', 'P2 exit', 'P1 wait', 'P2 wait'], '4:1: P2 is dead: it has exited'],
  [['P1 fork P2', 'P2 exit', 'P1 wait', 'P1 fork P2'], '4:9: there has been a P2 already; take another name'],
  [['P1 fork P2', 'P1 wait', 'P1 wait'], '3:1: P1 is in wait(2) until a child of it exits'],
  [['P1 exit', 'P2 wait'], '2:1: there is no P2 yet; alive here: nobody'],
  [['P1 vfork P2'], `1:4: xv6 has no vfork; it has ${XV6_VERBS}`],
  [[MAP, 'P1 protect heap r'], `2:4: xv6 has no mprotect; it has ${XV6_VERBS}`],
  [[MAP, 'P1 dontneed heap[0]'], `2:4: xv6 has no madvise; it has ${XV6_VERBS}`],
  [['  P1   load   heap[0]  # indented'], '1:15: P1 has no region heap; it has none: map one first'],
  [[MAP, 'P1 exec ls', 'P1 load heap[0]'], '3:9: P1 has no region heap; it has none: map one first'],
]

test.each(bad)('%j: %s', (lines, message) => {
  expect(problemsOf(lines)).toEqual([`f.wl:${message}`])
})

const VFORK = [MAP, 'P1 vfork P2']
const SUSPENDED = 'P1 is suspended in vfork(2) until P2 calls exec or exit'

/** The same on linux, with 8 frames. */
const badOnLinux: readonly [lines: string[], message: string][] = [
  [[...VFORK, 'P1 load heap[0]'], `3:1: ${SUSPENDED}`],
  [[...VFORK, 'P2 vfork P3', 'P1 wait'], `4:1: ${SUSPENDED}`],
  [[...VFORK, 'P2 vfork P3', 'P2 wait'], '4:1: P2 is suspended in vfork(2) until P3 calls exec or exit'],
  [[...VFORK, 'P2 exec ls', 'P2 load heap[0]'], '4:9: P2 has no region heap; it has none: map one first'],
  [[...VFORK, 'P2 exit', 'P2 exec ls'], '4:1: P2 is dead: it has exited'],
  [['P1 vfork P1'], '1:10: there has been a P1 already; take another name'],
  [['P1 dontneed heap[0]'], '1:13: P1 has no region heap; it has none: map one first'],
  [[MAP, 'P1 protect stack r'], '2:12: P1 has no region stack; it has heap'],
  [
    ['P1 map text file private 9'],
    '1:8: a file of 9 pages does not fit: its pages are frames of the page cache, and 8 are free',
  ],
  [
    ['P1 map a file shared 5 r', 'P1 map b file private 4 rx'],
    '2:8: a file of 4 pages does not fit: its pages are frames of the page cache, and 3 are free',
  ],
]

test.each(badOnLinux)('on linux %j: %s', (lines, message) => {
  expect(problemsOf(lines, 8, linux)).toEqual([`f.wl:${message}`])
})

test.each([
  [['P1 map heap anon shared 1', 'P1 store heap[0] A']],
  [[MAP, 'P1 protect heap r', 'P1 protect heap rw', 'P1 dontneed heap[0]']],
  [[...VFORK, 'P2 store heap[0] B', 'P2 exit', 'P1 load heap[0]', 'P1 wait']],
  [[...VFORK, 'P2 exec ls', 'P1 load heap[0]', 'P2 map heap anon private 1', 'P2 load heap[0]']],
])('linux takes %j', lines => {
  expect(problemsOf(lines, 8, linux)).toEqual([])
})

const STARVED = ['P1 map heap anon private 1', 'P1 fork P2', 'P2 store heap[0] B']

test('who was killed for want of a frame is told so, as a zombie and after it was reaped', () => {
  const killed = 'P2 is dead: it was killed for want of a frame'
  expect(problemsOf([...STARVED, 'P2 wait'], 1)).toEqual([`f.wl:4:1: ${killed}`])
  expect(problemsOf([...STARVED, 'P1 wait', 'P2 wait'], 1)).toEqual([`f.wl:5:1: ${killed}`])
})

test('a child whose fork failed is told from one that has exited', () => {
  expect(problemsOf([...STARVED.slice(0, 2), 'P2 wait'], 1, naive)).toEqual([
    'f.wl:3:1: P2 was never born: its fork failed for want of frames',
  ])
})

test('every bad line of a file is reported, in order, and the good ones between them run', () => {
  const lines = [
    'P1 jump',
    MAP,
    'P1 store heap[7] A',
    '',
    '# fine',
    'P1 store heap[0] AB',
    'P1 load heap[0]',
    'P3 wait',
  ]
  expect(problemsOf(lines).map(line => line.split(': ')[0])).toEqual([
    'f.wl:1:4',
    'f.wl:3:10',
    'f.wl:6:18',
    'f.wl:8:1',
  ])
  const ran: string[] = []
  runProgram(sourceLines(lines.join('\n'), 'f'), createMachine(8), xv6, ({ do: verb }) => ran.push(verb))
  expect(ran).toEqual(['map', 'load'])
})

test('a problem shows its line, clean, with a mark below the column, also inside a level file', () => {
  const line = { text: 'P1 sto\u001bre heap[0] A', file: 'level.yaml', line: 12, indent: 6 }
  const { problems } = runProgram([line], createMachine(8), xv6)
  expect(problems.map(problem => formatProblem(problem).split('\n'))).toEqual([
    [
      expect.stringMatching(/^level\.yaml:12:10: "store" is no verb; one of map, /),
      '          P1 store heap[0] A',
      '             ^',
    ],
  ])
})

test('lines may end as on Windows', () => {
  expect(problemsOf([`${MAP}\r`, 'P1 load heap[0]\r', 'P1 load heap[9]\r'])).toEqual([
    "f.wl:3:9: heap[9] is out of range: P1's heap has pages [0] to [1]",
  ])
})

test('a program ends at 100,000 instructions, and says so', () => {
  const text = `${MAP}\n${'P1 load heap[0]\n'.repeat(100_002)}`
  const { instructions, problems } = runProgram(sourceLines(text, 'f'), createMachine(8), xv6)
  expect(instructions.length).toBe(100_000)
  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [100_001, 'too long: a program has at most 100000 instructions'],
  ])
})

test('simulate tells each step with its instruction, what it did and every page of every live process', () => {
  const text = [
    'P1 map heap anon private 1',
    'P1 fork P2',
    'P2 store heap[0] B',
    'P1 load heap[0]',
    'P1 map text file private 1 rx',
    'P1 store text[0] X',
    'P2 exit',
    'P1 wait',
    'P1 wait',
  ].join('\n')
  const own = { frame: 0, maps: 1, kind: 'anon' }
  const shared = { ...own, maps: 2 }
  const code = { frame: 2, maps: 1, kind: 'anon' }
  const apart = { 'P1.heap[0]': own, 'P2.heap[0]': { ...own, frame: 1 } }
  const page = { region: 'heap', page: 0 }
  const alone = { 'P1.heap[0]': own, 'P1.text[0]': code }
  const map = { do: 'map', region: 'heap', kind: 'anon', share: 'private', pages: 1, rights: 'rw' }
  expect(simulateText(text, 'n', 'f', xv6)).toEqual({
    ok: true,
    trace: {
      name: 'n',
      kernel: 'xv6',
      steps: [
        { by: 'P1', ...map, after: { 'P1.heap[0]': own } },
        { by: 'P1', do: 'fork', child: 'P2', after: { 'P1.heap[0]': shared, 'P2.heap[0]': shared } },
        { by: 'P2', do: 'store', ...page, value: 'B', faults: 1, after: apart },
        { by: 'P1', do: 'load', ...page, faults: 0, saw: 0, after: apart },
        {
          ...{ by: 'P1', ...map, region: 'text', kind: 'file', rights: 'rx' },
          after: { ...apart, 'P1.text[0]': code },
        },
        {
          ...{ by: 'P1', do: 'store', region: 'text', page: 0, value: 'X', result: 'SIGSEGV' },
          after: { ...apart, 'P1.text[0]': code },
        },
        { by: 'P2', do: 'exit', status: 0, after: alone },
        { by: 'P1', do: 'wait', after: alone },
        { by: 'P1', do: 'wait', after: alone },
      ],
    },
  })
})

test("a zombie's pages are not listed, but count in maps until its parent waits", () => {
  const simulated = simulateText([MAP, 'P1 fork P2', 'P2 exit', 'P1 wait'].join('\n'), 'n', 'f', xv6)
  const maps = simulated.ok ? simulated.trace.steps.map(step => JSON.stringify(step).match(/"maps":\d/g)) : []
  expect(maps.map(found => found?.length)).toEqual([2, 4, 2, 2])
  expect(maps.map(found => new Set(found))).toEqual([1, 2, 2, 1].map(count => new Set([`"maps":${count}`])))
})

test('a workload with a bad line is not simulated at all', () => {
  expect(simulateText('P1 wait\nP1 wiat', 'n', 'f', xv6)).toMatchObject({
    ok: false,
    problems: [{ line: 2 }],
  })
})

test('on linux simulate tells untouched pages, the zero frame, what is the page cache’s, and a space that two share', () => {
  const text = [
    'P1 map heap anon private 2',
    'P1 map text file private 1 rx',
    'P1 load heap[0]',
    'P1 load text[0]',
    'P1 store heap[1] A',
    'P1 vfork P2',
    'P2 exec ls',
  ].join('\n')
  const simulated = simulateText(text, 'n', 'f', linux)
  const steps = simulated.ok ? simulated.trace.steps : []
  const cached = { frame: 0, maps: 1, kind: 'page-cache' }
  const own = { frame: 1, maps: 1, kind: 'anon' }
  const zeros = { frame: 'zero' }
  const before = { 'P1.heap[0]': zeros, 'P1.heap[1]': own, 'P1.text[0]': cached }
  const guest = { 'P2.heap[0]': zeros, 'P2.heap[1]': own, 'P2.text[0]': cached }
  expect(steps.slice(1)).toMatchObject([
    { after: { 'P1.heap[0]': null, 'P1.heap[1]': null, 'P1.text[0]': null } },
    { faults: 1, saw: 0, after: { 'P1.heap[0]': zeros, 'P1.heap[1]': null, 'P1.text[0]': null } },
    { faults: 1, saw: 97, after: { 'P1.heap[0]': zeros, 'P1.heap[1]': null, 'P1.text[0]': cached } },
    { faults: 1, after: before },
    { child: 'P2', after: { ...before, ...guest } },
    { program: 'ls', after: before },
  ])
})

test('what ends an instruction on linux is told: ENOMEM, EFAULT, SIGSEGV; and how many faults a read took', () => {
  const text = [
    'P1 map huge anon private 65536',
    'P1 map ro anon private 1 r',
    'P1 store ro[0] X',
    'P1 read ro[0] X',
    'P1 map heap anon private 3',
    'P1 read heap[0..2] ABC',
  ].join('\n')
  const simulated = simulateText(text, 'n', 'f', linux)
  const steps = simulated.ok ? simulated.trace.steps.map(step => JSON.parse(JSON.stringify(step))) : []
  expect(steps.map(({ result, faults }) => result ?? faults ?? null)).toEqual([
    null,
    null,
    'SIGSEGV',
    'EFAULT',
    null,
    3,
  ])
})
