import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createSandbox,
  levelFileOf,
  logOf,
  type MadeLevel,
  type Sandbox,
} from '../../src/game/sandbox/index.ts'
import { KERNEL_NAMES } from '../../src/kernel/index.ts'
import { checkLevel, generatedProgram, type Level, loadLevel } from '../../src/level/index.ts'
import { instructionText } from '../../src/workload/index.ts'
import { line, must } from './sandbox-play.ts'

const NAME = { id: 'my-level', title: 'My level' }

const typed = (lines: readonly string[], sandbox = createSandbox()): Sandbox => lines.reduce(line, sandbox)

function textOf(made: MadeLevel): string {
  if (!made.ok) throw new Error(made.why)
  return made.text
}

/** The level that was saved, as the course would load it. */
function saved(sandbox: Sandbox): Level {
  const loaded = loadLevel(textOf(levelFileOf(sandbox, NAME)), 'my-level.yaml')
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

const LINES = [
  'P1 map heap anon private 2',
  'P1 store heap[0] A',
  'P1 fork P2',
  'P2 store heap[0] B',
  'P1 load heap[0]',
]

describe('a sandbox saved as a level', () => {
  test('has the lines before the first fork for its setup, and every trap behind it for the player', () => {
    const level = saved(typed(LINES))
    expect(level.setup.map(instructionText)).toEqual(LINES.slice(0, 2))
    expect(level.program.map(instructionText)).toEqual(LINES.slice(2))
    expect(level.yours).toEqual(['store-page-fault', 'fork'])
    expect([level.kernel, level.frames]).toEqual(['xv6', 8])
  })

  test('has the setup that the player marked', () => {
    const sandbox = typed(LINES)
    const after = sandbox.moments.findIndex(({ next, open }) => next === 3 && open === null)
    const marked = must(must(sandbox, { do: 'go', to: after }), { do: 'setup' })
    expect(saved(marked).setup.map(instructionText)).toEqual(LINES.slice(0, 3))
    expect(saved(must(marked, { do: 'setup' })).setup).toHaveLength(2)
  })

  test('says what a run by the reference says', () => {
    const level = saved(typed(LINES))
    expect(level.brief).toBe(
      [
        'The kernel is xv6 with COW fork. The machine has 8 frames.',
        '',
        'Before you come in: P1 maps heap, 2 pages of private anonymous memory to be',
        "read and written; P1 stores 'A' to heap[0].",
        '',
        "Then: P1 forks P2; P2 stores 'B' to heap[0]; P1 loads heap[0].",
      ].join('\n'),
    )
    expect(level.debrief).toBe(
      [
        "P1 forks P2: one trap, 8 primitives, no copy. P2 stores 'B' to heap[0]: one",
        'trap, 5 primitives, one copy. P1 loads heap[0]: no trap.',
        '',
        'In all the reference answers 2 traps with 13 primitives, one copy among them.',
      ].join('\n'),
    )
    expect(level.facts.map(({ after }) => after)).toEqual(LINES.slice(2))
    expect(level.facts[1]?.is).toEqual(
      expect.arrayContaining(['copies 1', 'P2.heap[0] reads B', 'P2.heap[0] counts 1']),
    )
    expect([level.par, level.limit]).toEqual([30_000, 90_000])
  })

  test('leaves out what cannot run from the beginning, and says how much', () => {
    const sandbox = typed(LINES)
    const program = [...sandbox.program, { by: 7, do: 'wait' } as const]
    const made = levelFileOf({ ...sandbox, program }, NAME)
    expect(made.ok && made.leftOut).toBe(1)
  })

  test.each([
    [createSandbox(), /There is no line that could run/],
    [
      typed(['P1 map heap anon private 1', ...Array.from({ length: 201 }, () => 'P1 exec ls')]),
      /at most 200 lines/,
    ],
  ])('is none where there is nothing to play, or too much', (sandbox, why) => {
    const made = levelFileOf(sandbox, NAME)
    expect(made.ok ? '' : made.why).toMatch(why)
  })

  test.each([':', "'", '"', '-', '%', '\\', '{', '&', '*', '!', '?', '|', '>', '@', '`', ','])(
    'keeps the character %s as it was typed',
    value => {
      const level = saved(typed([...LINES, `P2 store heap[1] ${value}`]))
      expect(level.program.at(-1)).toMatchObject({ value })
    },
  )

  test('has the name that it was given, whatever that looks like in YAML', () => {
    const loaded = loadLevel(textOf(levelFileOf(typed(LINES), { id: 'x', title: 'yes: #1' })), 'x.yaml')
    expect(loaded.ok && loaded.level.title).toBe('yes: #1')
  })
})

test('whatever the generator makes, if it traps, is saved as a level that check finds sound', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.constantFrom(...KERNEL_NAMES),
      fc.integer({ min: 1, max: 26 }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('heuristic', 'never', 'always'),
      fc.option(fc.nat(60)),
      (seed, kernel, frames, steps, overcommit, setup) => {
        const program = [...generatedProgram({ seed, steps, kernel })]
        const setting = { kernel, frames, overcommit } as const
        const sandbox = must(createSandbox(), { do: 'load', program, setup, setting })
        const made = levelFileOf(sandbox, NAME)
        const ran = logOf(must(sandbox, { do: 'run' })).some(({ how }) => how !== 'skipped')
        expect(made.ok).toBe(ran)
        if (!made.ok) return
        const loaded = loadLevel(textOf(made), 'my-level.yaml')
        if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
        expect(checkLevel(loaded.level).unsound).toEqual([])
        const { level } = loaded
        expect(level.setup.length + level.program.length).toBe(program.length - made.leftOut)
      },
    ),
    { numRuns: 400 },
  )
})
