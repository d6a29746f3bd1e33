import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KERNELS } from '../../src/kernel/index.ts'
import type { Instruction } from '../../src/machine/index.ts'
import { actionText, instructionText } from '../../src/workload/index.ts'
import { parseLine } from '../../src/workload/parse-line.ts'
import { programs } from '../random-program.ts'

function instructionOf(line: string): Instruction | null {
  const parsed = parseLine(line)
  return parsed.kind === 'instruction' ? parsed.instruction : null
}

const good: readonly [line: string, Instruction][] = [
  [
    'P1 map heap anon private 4',
    { by: 1, do: 'map', region: 'heap', kind: 'anon', share: 'private', pages: 4, rights: 'rw' },
  ],
  [
    'P1 map text file private 2 rx',
    { by: 1, do: 'map', region: 'text', kind: 'file', share: 'private', pages: 2, rights: 'rx' },
  ],
  [
    'P1 map data anon shared 1 r',
    { by: 1, do: 'map', region: 'data', kind: 'anon', share: 'shared', pages: 1, rights: 'r' },
  ],
  [
    'P1 map data anon private 65536 rw',
    { by: 1, do: 'map', region: 'data', kind: 'anon', share: 'private', pages: 65_536, rights: 'rw' },
  ],
  ['P1 fork P2', { by: 1, do: 'fork', child: 2 }],
  ['P9999 vfork P10', { by: 9999, do: 'vfork', child: 10 }],
  ['P1 store heap[0] A', { by: 1, do: 'store', region: 'heap', page: 0, value: 'A' }],
  ['P1 store heap[12] 0', { by: 1, do: 'store', region: 'heap', page: 12, value: '0' }],
  ['P1 load heap[0]', { by: 1, do: 'load', region: 'heap', page: 0 }],
  ['P1 read heap[0] A', { by: 1, do: 'read', region: 'heap', page: 0, value: 'A' }],
  ['P1 read heap[2..2] A', { by: 1, do: 'read', region: 'heap', page: 2, value: 'A' }],
  ['P1 read heap[1..3] ABC', { by: 1, do: 'read', region: 'heap', page: 1, value: 'ABC' }],
  ['P1 write heap[0]', { by: 1, do: 'write', region: 'heap', page: 0 }],
  ['P1 protect heap r', { by: 1, do: 'protect', region: 'heap', to: 'r' }],
  ['P1 protect heap rw', { by: 1, do: 'protect', region: 'heap', to: 'rw' }],
  ['P1 unmap heap', { by: 1, do: 'unmap', region: 'heap' }],
  ['P1 dontneed heap[0]', { by: 1, do: 'dontneed', region: 'heap', page: 0 }],
  ['P1 exec ls', { by: 1, do: 'exec', program: 'ls' }],
  ['P1 exit', { by: 1, do: 'exit', status: 0 }],
  ['P1 exit 255', { by: 1, do: 'exit', status: 255 }],
  ['P1 wait', { by: 1, do: 'wait' }],
]

test.each(good)('%s', (line, instruction) => {
  expect(parseLine(line)).toMatchObject({ kind: 'instruction', instruction })
})

test.each(['', '   ', '\t', '# a comment', '  # P1 wait', '#'])('%j says nothing', line => {
  expect(parseLine(line)).toEqual({ kind: 'blank' })
})

test.each([
  ['  P1   wait  ', 'P1 wait'],
  ['\tP1\twait', 'P1 wait'],
  ['P1 wait # until a child exits', 'P1 wait'],
  ['P1 wait #', 'P1 wait'],
  ['P1 store heap[0] A # B', 'P1 store heap[0] A'],
  ['P1 store heap[0] A\r', 'P1 store heap[0] A'],
])('blanks and comments around it change nothing: %j', (line, plain) => {
  expect(instructionOf(line)).not.toBeNull()
  expect(instructionOf(line)).toEqual(instructionOf(plain))
})

const VERBS = 'map, fork, vfork, store, load, read, write, protect, unmap, dontneed, exec, exit, wait'
const LONG = 'x'.repeat(13)

const bad: readonly [line: string, column: number, message: string][] = [
  ['Q1 wait', 1, '"Q1" is no process; processes are P1, P2, … P9999'],
  ['p1 wait', 1, '"p1" is no process; processes are P1, P2, … P9999'],
  ['  P0 wait', 3, '"P0" is no process; processes are P1, P2, … P9999'],
  ['P01 wait', 1, '"P01" is no process; processes are P1, P2, … P9999'],
  ['P10000 wait', 1, '"P10000" is no process; processes are P1, P2, … P9999'],
  ['init wait', 1, '"init" is no process; processes are P1, P2, … P9999'],
  ['P1', 3, `what does P1 do? One of ${VERBS}`],
  ['P1 # wait', 3, `what does P1 do? One of ${VERBS}`],
  ['P1 sotre heap[0] A', 4, `"sotre" is no verb; one of ${VERBS}`],
  ['P1 Wait', 4, `"Wait" is no verb; one of ${VERBS}`],
  ['P1 wait P2', 9, '"P2" is too much; wait is written: WHO wait'],
  ['P1 fork', 8, 'something is missing; fork is written: WHO fork CHILD'],
  ['P1 fork  # P2', 8, 'something is missing; fork is written: WHO fork CHILD'],
  ['P1 store heap[0] #', 17, 'something is missing; store is written: WHO store REGION[PAGE] VALUE'],
  ['P1 fork P2 P3', 12, '"P3" is too much; fork is written: WHO fork CHILD'],
  ['P1 fork child', 9, '"child" is no process; processes are P1, P2, … P9999'],
  [
    'P1 map heap',
    12,
    'something is missing; map is written: WHO map REGION anon|file private|shared PAGES [r|rw|rx]',
  ],
  ['P1 map heap stack private 1', 13, '"stack" is no kind of memory; one of anon, file'],
  ['P1 map heap anon mine 1', 18, '"mine" is no sharing; one of private, shared'],
  ['P1 map heap anon private 0', 26, '"0" pages will not do: a whole number from 1 to 65536'],
  ['P1 map heap anon private 65537', 26, '"65537" pages will not do: a whole number from 1 to 65536'],
  ['P1 map heap anon private 1.5', 26, '"1.5" pages will not do: a whole number from 1 to 65536'],
  ['P1 map heap anon private 1e3', 26, '"1e3" pages will not do: a whole number from 1 to 65536'],
  ['P1 map heap anon private -1', 26, '"-1" pages will not do: a whole number from 1 to 65536'],
  ['P1 map heap anon private 1 w', 28, '"w" is no rights; one of r, rw, rx'],
  [
    'P1 map 9heap anon private 1',
    8,
    '"9heap" is no name for a region: a letter, then at most 11 letters, digits, - or _',
  ],
  [
    `P1 map ${LONG} anon private 1`,
    8,
    `"${LONG}" is no name for a region: a letter, then at most 11 letters, digits, - or _`,
  ],
  ['P1 store heap A', 10, '"heap" is no page; a page is written heap[0]'],
  ['P1 store heap[] A', 10, '"heap[]" is no page; a page is written heap[0]'],
  ['P1 store heap[-1] A', 10, '"heap[-1]" is no page; a page is written heap[0]'],
  ['P1 store heap[0..1] AB', 10, 'one page is wanted here, such as heap[0]'],
  ['P1 store heap[0] AB', 18, 'the value "AB" is too long: a page holds one character'],
  ['P1 store heap[0] é', 18, 'the value "é" will not do: one printable ASCII character, such as A'],
  ['P1 store heap[0]', 17, 'something is missing; store is written: WHO store REGION[PAGE] VALUE'],
  ['P1 read heap A', 9, '"heap" is no page; a page is written heap[0], a run of pages heap[0..1]'],
  ['P1 read heap[2..1] AB', 9, '"heap[2..1]" runs backwards'],
  ['P1 read heap[0..1] A', 20, 'the value "A" is too short: one character a page, 2 here'],
  ['P1 read heap[0..1] ABC', 20, 'the value "ABC" is too long: one character a page, 2 here'],
  ['P1 read heap[0] ü', 17, 'the value "ü" will not do: printable ASCII characters, such as AB'],
  ['P1 protect heap rx', 17, '"rx" is no rights; one of r, rw'],
  ['P1 exit 256', 9, 'the exit status "256" will not do: a whole number from 0 to 255'],
  ['P1 exit -1', 9, 'the exit status "-1" will not do: a whole number from 0 to 255'],
  ['P1 exec ./ls', 9, '"./ls" is no name for a program: a letter, then at most 11 letters, digits, - or _'],
]

test.each(bad)('%s', (line, column, message) => {
  expect(parseLine(line)).toEqual({ kind: 'wrong', column, message })
})

const name = fc.stringMatching(/^[A-Za-z][\w-]{0,11}$/)
const number = (most: number) => fc.integer({ min: 0, max: most })
const id = fc.integer({ min: 1, max: 9999 })
// A # after a blank starts a comment, so that no value begins with one.
const value = fc.stringMatching(/^[!"$-~]$/)
const values = fc.stringMatching(/^[!"$-~]{1,6}$/)
const at = { by: id, region: name, page: number(65_535) }

const anyInstruction: fc.Arbitrary<Instruction> = fc.oneof(
  fc.record({
    by: id,
    do: fc.constant('map' as const),
    region: name,
    kind: fc.constantFrom('anon', 'file'),
    share: fc.constantFrom('private', 'shared'),
    pages: fc.integer({ min: 1, max: 65_536 }),
    rights: fc.constantFrom('r', 'rw', 'rx'),
  }),
  fc.record({ by: id, do: fc.constantFrom('fork', 'vfork'), child: id }),
  fc.record({ ...at, do: fc.constant('store' as const), value }),
  fc.record({ ...at, do: fc.constant('read' as const), value: values }),
  fc.record({ ...at, do: fc.constant('load' as const) }),
  fc.record({ ...at, do: fc.constant('write' as const) }),
  fc.record({ ...at, do: fc.constant('dontneed' as const) }),
  fc.record({ by: id, do: fc.constant('protect' as const), region: name, to: fc.constantFrom('r', 'rw') }),
  fc.record({ by: id, do: fc.constant('unmap' as const), region: name }),
  fc.record({ by: id, do: fc.constant('exec' as const), program: name }),
  fc.record({ by: id, do: fc.constant('exit' as const), status: number(255) }),
  fc.record({ by: id, do: fc.constant('wait' as const) }),
)

test('an instruction that is written down and read again is the same', () => {
  fc.assert(
    fc.property(anyInstruction, instruction => {
      expect(parseLine(instructionText(instruction))).toMatchObject({ kind: 'instruction', instruction })
    }),
    { numRuns: 2000 },
  )
})

test('so is every instruction of a random program', () => {
  fc.assert(
    fc.property(programs(KERNELS.linux, 60), program => {
      expect(program.map(instruction => instructionOf(instructionText(instruction)))).toEqual(program)
    }),
  )
})

test('any line at all is blank, an instruction, or wrong at a column that it has, and said without control characters', () => {
  const words = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('P1', 'store', 'heap[0]', 'A', ' ')),
  )
  fc.assert(
    fc.property(
      words.map(list => list.join(' ')),
      line => {
        const parsed = parseLine(line)
        if (parsed.kind !== 'wrong') return
        expect(parsed.column).toBeGreaterThanOrEqual(1)
        expect(parsed.column).toBeLessThanOrEqual(line.length + 1)
        expect(parsed.message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
      },
    ),
    { numRuns: 2000 },
  )
})

test('what a process does is its line without the process', () => {
  expect(actionText({ by: 3, do: 'store', region: 'heap', page: 0, value: 'C' })).toBe('store heap[0] C')
})
