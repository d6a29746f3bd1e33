import { expect, test } from 'vitest'
import { KERNELS } from '../../src/kernel/index.ts'
import { checkLevel, type Level, levelTraps, loadLevel } from '../../src/level/index.ts'
import { TRAP_KINDS } from '../../src/machine/index.ts'
import { instructionText } from '../../src/workload/index.ts'
import { SAMPLE, sampleWith } from './sample.ts'

function levelFrom(text: string, file = 'sample.yaml'): Level {
  const loaded = loadLevel(text, file)
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

test('a level comes as its file says, seconds as milliseconds', () => {
  const { setup, program, content, ...level } = levelFrom(SAMPLE)
  expect(level).toEqual({
    id: 'sample',
    title: 'Sample',
    chapter: '1 One fault',
    kernel: 'xv6',
    teaches: ['copy-on-write'],
    misconceptions: ['M1'],
    brief: 'P2 stores.',
    frames: 8,
    yours: ['store-page-fault'],
    par: 30_000,
    limit: 90_000,
    help: 'solo',
    boss: false,
    hints: [
      { say: 'Look at the count.', when: null },
      { say: 'Who trapped?', when: 'M1' },
    ],
    debrief: 'P2 got the copy.',
    facts: [],
    evidence: 'first-write',
  })
  expect(setup.map(instructionText)).toEqual([
    'P1 map heap anon private 2',
    'P1 store heap[0] A',
    'P1 fork P2',
  ])
  expect(program.map(instructionText)).toEqual([
    'P1 load heap[0]',
    'P2 store heap[0] B',
    'P1 store heap[0] C',
  ])
  expect(content).toMatch(/^[0-9a-f]{64}$/)
})

test('what may be left out is left out: all traps that its kernel knows, no hints, no setup, no policy', () => {
  const level = levelFrom(
    [
      'format: 1',
      'id: short',
      'title: Short',
      'chapter: x',
      'kernel: naive',
      'brief: b',
      'machine: {frames: 1}',
      'program: ["P1 map heap anon private 1"]',
      'clock: {par: 9, limit: 9}',
      'debrief: d',
    ].join('\n'),
    'short.yaml',
  )
  const yours = TRAP_KINDS.filter(kind => KERNELS.naive.handlers[kind] !== undefined)
  expect(level).toMatchObject({ yours, hints: [], setup: [], evidence: null, misconceptions: [] })
  expect('overcommit' in level).toBe(false)
})

/** A level on linux that forks two pages on eight frames, under a policy, or none given. */
const onLinux = (machine: string, kernel = 'linux'): string =>
  [
    'format: 1',
    'id: promised',
    'title: Promised',
    'chapter: x',
    `kernel: ${kernel}`,
    'brief: b',
    `machine: ${machine}`,
    'setup: ["P1 map heap anon private 2"]',
    'program: ["P1 fork P2"]',
    'clock: {par: 9, limit: 9}',
    'debrief: d',
  ].join('\n')

test.each([
  ['{frames: 8}', undefined, 'spawn flush return'],
  ['{frames: 8, overcommit: heuristic}', 'heuristic', 'spawn flush return'],
  ['{frames: 8, overcommit: always}', 'always', 'spawn flush return'],
  ['{frames: 8, overcommit: never}', 'never', 'fail return'],
])('a machine %s promises by the policy %s', (machine, overcommit, steps) => {
  const level = levelFrom(onLinux(machine), 'promised.yaml')
  expect(level.overcommit).toBe(overcommit)
  expect(levelTraps(level).map(({ primitives }) => primitives.map(step => step.do).join(' '))).toEqual([
    steps,
  ])
  expect(checkLevel(level).unsound).toEqual([])
})

test('the content of a level says under which policy it runs', () => {
  const contents = ['heuristic', 'always', 'never'].map(
    policy => levelFrom(onLinux(`{frames: 8, overcommit: ${policy}}`), 'promised.yaml').content,
  )
  expect(new Set(contents).size).toBe(3)
})

test('a policy that there is not is refused, with those that there are', () => {
  const loaded = loadLevel(onLinux('{frames: 8, overcommit: sometimes}'), 'promised.yaml')
  expect(loaded.ok ? [] : loaded.problems).toMatchObject([
    {
      line: 7,
      column: 34,
      message: expect.stringContaining('the policies that exist are heuristic, always, never'),
    },
  ])
})

test('the setup runs under the policy of its level too', () => {
  const text = onLinux('{frames: 8, overcommit: never}').replace('private 2"', 'private 4"')
  const loaded = loadLevel(text, 'promised.yaml')
  expect(loaded.ok ? [] : loaded.problems.map(({ message }) => message)).toEqual([
    'the setup must go well, but this ends with ENOMEM',
  ])
})

test.each(['naive', 'xv6', 'linux', 'eager'] as const)(
  'on %s all traps are those that its kernel can make',
  kernel => {
    const level = levelFrom(onLinux('{frames: 8}', kernel), 'promised.yaml')
    expect(level.yours).toEqual(TRAP_KINDS.filter(kind => KERNELS[kernel].handlers[kind] !== undefined))
    expect(level.yours).toContain('fork')
    expect(level.yours.includes('mmap')).toBe(kernel === 'linux' || kernel === 'eager')
    expect(level.yours.includes('sbrk')).toBe(kernel === 'naive' || kernel === 'xv6')
  },
)

test.each([
  ['with CR LF', SAMPLE.replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\uFEFF${SAMPLE}`],
  ['with comments', SAMPLE.replace('program:', '# a comment\nprogram: # another')],
  ['with quoted instructions', SAMPLE.replace('- P1 load heap[0]', "- 'P1 load heap[0]'")],
  ['in a folder of Windows', SAMPLE],
])('a level reads the same %s', (_, text) => {
  expect(levelFrom(text, 'C:\\levels\\sample.yaml')).toEqual(levelFrom(SAMPLE))
})

test.each([
  ['a text', sampleWith('P2 stores.', 'P2 writes.'), true],
  ['a title', sampleWith('title: Sample', 'title: Another'), true],
  ['what a hint says', sampleWith('Look at the count.', 'Count.'), true],
  ['misconceptions', sampleWith('[M1]', '[]'), true],
  ['comments', `# x\n${SAMPLE}`, true],
  ['the order of two keys', sampleWith('{par: 30, limit: 90}', '{limit: 90, par: 30}'), true],
  ['a value that is stored', sampleWith('heap[0] B', 'heap[0] D'), false],
  ['the setup', sampleWith('heap[0] A', 'heap[0] D'), false],
  ['frames', sampleWith('frames: 8', 'frames: 9'), false],
  ['the kernel', sampleWith('kernel: xv6', 'kernel: naive').replace('yours: [store-page-fault]\n', ''), null],
  ['par', sampleWith('par: 30', 'par: 31'), false],
  ['the limit', sampleWith('limit: 90', 'limit: 91'), false],
  ['how many hints there are', sampleWith('  - say: Look at the count.\n', ''), false],
  ['whose traps', sampleWith('yours: [store-page-fault]\n', ''), false],
])('the content of a level says whether a run of it is the same: %s', (_, text, same) => {
  const loaded = loadLevel(text, 'sample.yaml')
  if (same === null) return expect(loaded.ok).toBe(false)
  expect(loaded.ok && loaded.level.content === levelFrom(SAMPLE).content).toBe(same)
})

test('the traps of the player come with the answers of the reference', () => {
  expect(
    levelTraps(levelFrom(SAMPLE)).map(({ instruction, trap, primitives }) => [
      instruction,
      trap.kind,
      primitives.map(step => step.do).join(' '),
    ]),
  ).toEqual([
    ['P2 store heap[0] B', 'store-page-fault', 'alloc copy map put return'],
    ['P1 store heap[0] C', 'store-page-fault', 'permit return'],
  ])
})

const withProgram = (yours: string, ...lines: readonly string[]): Level =>
  levelFrom(
    SAMPLE.replace(
      /program:[\s\S]*?yours: .*\n/,
      `program:\n${lines.map(line => `  - ${line}\n`).join('')}yours: [${yours}]\n`,
    ),
  )

test('a woken wait is a trap of its own, and what init does is nobody’s to play', () => {
  const level = withProgram('exit, wait', 'P1 wait', 'P2 fork P3', 'P2 exit', 'P3 exit')
  expect(levelTraps(level).map(({ instruction, trap }) => `${instruction} / ${trap.kind}`)).toEqual([
    'P1 wait / wait',
    'P2 exit / exit',
    'P1 wait (goes on) / wait',
    'P3 exit / exit',
  ])
})

test('a killed process exits, and that is a trap too', () => {
  const text = sampleWith('frames: 8', 'frames: 2').replace('[store-page-fault]', '[store-page-fault, exit]')
  const level = levelFrom(text.replace('  - P1 store heap[0] C\n', ''))
  expect(levelTraps(level).map(({ instruction }) => instruction)).toEqual([
    'P2 store heap[0] B',
    'P2 exit (killed)',
  ])
  expect(checkLevel(level).unsound).toEqual([])
})

test('a par that nobody can reach is unsound, with its place and what would do', () => {
  const loaded = loadLevel(sampleWith('par: 30', 'par: 5'), 'sample.yaml')
  if (!loaded.ok) throw new Error('it was refused')
  const { unsound, primitives } = checkLevel(loaded.level)
  expect(primitives).toBe(7)
  expect(unsound.map(({ path, message }) => loaded.problemIn(path, message))).toMatchObject([
    {
      line: 20,
      column: 14,
      message: expect.stringContaining('at least 6 seconds would do for 7 primitives'),
    },
  ])
  expect(checkLevel(levelFrom(sampleWith('par: 30', 'par: 6'))).unsound).toEqual([])
})
