import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bootMachine, KERNELS, type Outcome, runInstruction } from '../../src/kernel/index.ts'
import { checkLevel, inCourseOrder, type Level, levelJsonSchema, loadLevel } from '../../src/level/index.ts'
import { isLive, type Machine, processesOf } from '../../src/machine/index.ts'
import { instructionText } from '../../src/workload/index.ts'
import { ROOT } from '../cli/test-world.ts'

const FOLDER = join(ROOT, 'levels')
const files = readdirSync(FOLDER).filter(name => name.endsWith('.yaml'))
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')

function levelIn(file: string): Level {
  const loaded = loadLevel(textOf(file), `levels/${file}`)
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

/** The recordings of Linux that a debrief may point to. */
const RECORDINGS = readdirSync(new URL('../fixtures/oracle', import.meta.url))
  .filter(file => file.endsWith('.json'))
  .map(file => file.replace(/\.json$/, ''))

/** What is refused in a level that is about refusals. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'not-every-fault': ['SIGSEGV', 'SIGSEGV'],
  'boss-one-fault': ['SIGSEGV'],
  'zombies-keep-memory': ['ENOMEM'],
  'out-of-frames-at-a-fault': ['killed'],
  'out-of-frames-in-fork': ['ENOMEM'],
  'boss-life-and-death': ['killed'],
  'bad-pointers': ['EFAULT', 'SIGSEGV', 'EFAULT'],
  'boss-kernel-writes': ['EFAULT', 'EFAULT', 'SIGSEGV'],
  'demand-loading': ['SIGSEGV'],
  'protect-and-back': ['SIGSEGV', 'SIGSEGV'],
  overcommit: ['ENOMEM', 'ENOMEM'],
  'boss-regions': ['SIGSEGV'],
}

/**
 * Levels on a kernel that nobody uses or that was not recorded, on what only a bug shows, on a machine without a free
 * frame, and on a policy that no recording was made under.
 */
const UNRECORDED = [
  'what-it-saves',
  'out-of-frames-at-a-fault',
  'out-of-frames-in-fork',
  'last-sharer-set-free',
  'top-of-stack',
  'two-cpus',
  'boss-other-choices',
  'stale-tlb',
  'overcommit',
]

const levels = inCourseOrder(files.map(levelIn))

test('the course has its levels in the order in which they build on each other', () => {
  const places = ['first-write', 'parent-writes-too', 'multiple-forks', 'grandchild-writes', 'kernel-copyout']
  const ids = levels.map(({ id }) => id)
  expect(ids[0]).toBe('first-write')
  expect(places.map(id => ids.indexOf(id))).toEqual(
    places.map(id => ids.indexOf(id)).toSorted((a, b) => a - b),
  )
  // A chapter's boss comes last in it.
  for (const [index, { id, chapter }] of levels.entries())
    if (id.startsWith('boss-')) expect(levels[index + 1]?.chapter).not.toBe(chapter)
  const chapters = levels.map(({ chapter }) => chapter)
  expect(chapters).toEqual(chapters.toSorted())
})

test('the JSON Schema beside the levels is the one that their definition makes', () => {
  expect(readFileSync(join(FOLDER, 'level.schema.json'), 'utf8')).toBe(levelJsonSchema())
})

test.each(files)('%s tells an editor where its schema is', file => {
  expect(textOf(file).split('\n')[0]).toBe('# yaml-language-server: $schema=level.schema.json')
})

/** Runs a level by the reference. @returns what each step of the program came to, and the machine after it */
function run(level: Level, seen: (machine: Machine, outcome: Outcome, step: string) => void): Machine {
  const kernel = KERNELS[level.kernel]
  const machine = bootMachine(kernel, level.frames, level.overcommit)
  for (const instruction of level.setup) runInstruction(machine, kernel, instruction)
  for (const instruction of level.program)
    seen(machine, runInstruction(machine, kernel, instruction), instructionText(instruction))
  return machine
}

describe.each(levels.map(level => ({ id: level.id, level })))('$id', ({ level }) => {
  test('is sound', () => {
    expect(checkLevel(level).unsound).toEqual([])
  })

  test('allows 1.5 to 3 seconds for each primitive of the reference, 3 to 4.5 where regions decide, and three times that in all', () => {
    expect(level.limit).toBe(3 * level.par)
    // Two CPUs are stepped through and locked: par has nothing to do with primitives.
    if (level.cpus === 2) return
    const each = level.par / 1000 / checkLevel(level).primitives
    // There a trap is answered by fewer primitives, after a look at the region, the page cache and the TLB.
    const [least, most] = KERNELS[level.kernel].demand ? [3, 4.5] : [1.5, 3]
    expect(each).toBeGreaterThanOrEqual(least)
    expect(each).toBeLessThanOrEqual(most)
  })

  test('fits a screen of 80 by 24', () => {
    expect(level.frames).toBeLessThanOrEqual(8)
    run(level, machine => {
      const players = processesOf(machine).filter(process => process.id !== 0)
      expect(players.filter(isLive).length).toBeLessThanOrEqual(4)
      for (const { regions } of players)
        expect(regions.reduce((sum, { pages }) => sum + pages, 0)).toBeLessThanOrEqual(5)
    })
    expect(level.brief.length).toBeLessThanOrEqual(560)
    expect(level.title.length).toBeLessThanOrEqual(24)
    for (const { say } of level.hints) expect(say.length).toBeLessThanOrEqual(140)
  })

  test('has general hints, and one for each of its misconceptions', () => {
    const general = level.hints.filter(({ when }) => when === null)
    expect(general.length).toBeGreaterThanOrEqual(2)
    expect(level.hints.flatMap(({ when }) => when ?? [])).toEqual(level.misconceptions)
  })

  test('shows also what does not trap', () => {
    const outcomes: Outcome[] = []
    run(level, (_, outcome) => outcomes.push(outcome))
    // Of two CPUs there are but the two stores, and both trap.
    expect(outcomes.some(({ saw }) => saw !== null)).toBe(level.cpus !== 2)
    expect(outcomes.flatMap(({ result }) => result ?? [])).toEqual(REFUSED[level.id] ?? [])
  })

  test('names a recording of a real kernel, unless no real kernel does what it shows', () => {
    if (UNRECORDED.includes(level.id)) expect(level.evidence).toBeNull()
    else expect(RECORDINGS).toContain(level.evidence)
  })
})

const levelCalled = (id: string): Level => {
  const level = levels.find(candidate => candidate.id === id)
  if (level === undefined) throw new Error(`no level ${id}`)
  return level
}

/** `count bits content` of each page of each process after the program, and what was seen on the way. */
function endOf(id: string): Record<string, string> {
  const level = levelCalled(id)
  const machine = run(level, () => {})
  return Object.fromEntries(
    processesOf(machine)
      .filter(process => process.id !== 0)
      .map(process => [
        `P${process.id}`,
        Object.values(process.pages)
          .map(({ frame, w, cow }) => {
            const { content, count } = machine.frames[frame] ?? {}
            return `${frame}:${count}${w ? 'w' : ''}${cow ? 'c' : ''}${content}`
          })
          .join(' '),
      ]),
  )
}

// What the briefs and debriefs say of the runs: frame, count, W or COW, content.
test.each([
  ['first-write', { P1: '0:1cA 3:1wD', P2: '2:1wE 1:1cB' }],
  ['parent-writes-too', { P1: '0:1wH 3:1wD', P2: '2:1wE 1:1wG' }],
  ['multiple-forks', { P1: '0:3a 3:1wC', P2: '0:3a 2:1wB', P3: '0:3a 1:1wE' }],
  ['grandchild-writes', { P1: '0:1wE 1:3cB', P2: '3:1wD 1:3cB', P3: '2:1wC 1:3cB' }],
  ['parent-dies-first', { P1: '0:1wD 1:2cB', P3: '2:1wC 1:2cB' }],
  ['kernel-copyout', { P1: '0:1wM 1:1cB', P2: '2:1wK 3:1wN' }],
])('%s ends as its debrief says', (id, pages) => {
  expect(endOf(id)).toEqual(pages)
})

test.each([
  ['first-write', ['P2 store heap[0] C: 5', 'P1 store heap[1] D: 5']],
  [
    'parent-writes-too',
    ['P2 store heap[0] C: 5', 'P1 store heap[1] D: 5', 'P1 store heap[0] F: 2', 'P2 store heap[1] G: 2'],
  ],
  [
    'multiple-forks',
    [
      'P1 fork P2: 7',
      'P1 fork P3: 6',
      'P2 store heap[0] B: 5',
      'P1 store heap[0] C: 5',
      'P3 store heap[0] D: 2',
    ],
  ],
  ['grandchild-writes', ['P3 store heap[0] C: 5', 'P2 store heap[0] D: 5', 'P1 store heap[0] E: 2']],
  ['parent-dies-first', ['P2 exit: 3', 'P3 store heap[0] C: 5', 'P1 wait: 6', 'P1 store heap[0] D: 2']],
  ['kernel-copyout', ['P2 read heap[0..1] KL: 11', 'P1 read heap[0] M: 3', 'P2 read heap[1] N: 2']],
])('%s gives the player these traps, with so many primitives', (id, traps) => {
  const { traps: found } = checkLevel(levelCalled(id))
  expect(found.map(({ instruction, primitives }) => `${instruction}: ${primitives.length}`)).toEqual(traps)
})
