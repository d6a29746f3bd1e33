import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bootMachine,
  KERNEL_NAMES,
  KERNELS,
  type KernelName,
  runInstruction,
} from '../../src/kernel/index.ts'
import {
  GENERATOR_VERSION,
  generatedProgram,
  generatedText,
  nextInstruction,
  seededGenerator,
} from '../../src/level/index.ts'
import { walkProgram } from '../../src/level/walk.ts'
import { type Instruction, liveProcesses, type Machine, spaceOf } from '../../src/machine/index.ts'
import { objectionTo, runProgram, simulateText, sourceLines } from '../../src/workload/index.ts'
import { ROOT } from '../cli/test-world.ts'

const seeds = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 0xffff_ffff }))
const kernels = fc.constantFrom(...KERNEL_NAMES)
const lengths = fc.integer({ min: 1, max: 300 })
const AMPLE = 4096

/** A file of the checkout, as it was before Git made Windows's line ends of it. */
const fileText = (path: string): string => readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n')

interface Vector {
  readonly kernel: KernelName
  readonly seed: number
  readonly steps: number
  readonly sha256: string
}

/** The table of docs/generator.md. */
const VECTORS: readonly Vector[] = fileText('docs/generator.md')
  .split('\n')
  .flatMap(line => {
    const [, name, seed, steps, sha256] =
      /^\| (\w+) \| (\d+) \| (\d+) \| `([0-9a-f]{64})` \|$/.exec(line) ?? []
    const kernel = KERNEL_NAMES.find(candidate => candidate === name)
    return kernel === undefined || sha256 === undefined
      ? []
      : [{ kernel, seed: Number(seed), steps: Number(steps), sha256 }]
  })

/** Instructions alone, without the comment that names kernel and steps. */
const bodyOf = (text: string): string => text.slice(text.indexOf('\n') + 1)

/** Runs a program step by step, and looks at the machine after each. */
function* stepped(kernel: KernelName, program: Iterable<Instruction>) {
  const machine = bootMachine(KERNELS[kernel], AMPLE)
  for (const instruction of program) {
    const actor = { ...machine.processes[instruction.by] }
    const outcome = runInstruction(machine, KERNELS[kernel], instruction)
    yield { instruction, actor, outcome, machine }
  }
}

test('the documentation has test vectors for every kernel, the least and the greatest seed', () => {
  const wanted = KERNEL_NAMES.flatMap(kernel => [0, 1, 7, 0xffff_ffff].map(seed => [kernel, seed, 40]))
  expect(VECTORS.map(({ kernel, seed, steps }) => [kernel, seed, steps])).toEqual(
    expect.arrayContaining(wanted),
  )
  expect(GENERATOR_VERSION).toBe(1)
})

test.each(VECTORS)('test vector: $kernel, seed $seed, $steps steps', ({ sha256, ...recipe }) => {
  expect(createHash('sha256').update(generatedText(recipe), 'utf8').digest('hex')).toBe(sha256)
})

test.each(['xv6', 'linux'] as const)('the text of seed 7 for %s is the published one', kernel => {
  const published = fileText(`tests/fixtures/generate/${kernel}-7.txt`)
  expect(generatedText({ seed: 7, steps: 40, kernel })).toBe(published)
})

test('the first line says how the text was made', () => {
  expect(generatedText({ seed: 5, steps: 3, kernel: 'xv6' }).split('\n')[0]).toBe(
    '# cowhand generate --seed 5 --steps 3 --kernel xv6, generator 1',
  )
})

test('every text has as many instructions as it should, and none that its kernel objects to', () => {
  fc.assert(
    fc.property(seeds, lengths, kernels, (seed, steps, kernel) => {
      const text = generatedText({ seed, steps, kernel })
      expect(text.split('\n')).toHaveLength(steps + 2)
      const machine = bootMachine(KERNELS[kernel], AMPLE)
      const { instructions, problems } = runProgram(sourceLines(text, 'text'), machine, KERNELS[kernel])
      expect(problems).toEqual([])
      expect(instructions).toEqual([...generatedProgram({ seed, steps, kernel })])
    }),
    { numRuns: 150 },
  )
})

test('a shorter workload is the beginning of a longer one from the same seed', () => {
  fc.assert(
    fc.property(seeds, lengths, lengths, kernels, (seed, steps, more, kernel) => {
      const short = bodyOf(generatedText({ seed, steps, kernel }))
      expect(bodyOf(generatedText({ seed, steps: steps + more, kernel })).startsWith(short)).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('a thousand seeds make a thousand workloads', () => {
  const texts = Array.from({ length: 1000 }, (_, seed) =>
    bodyOf(generatedText({ seed, steps: 40, kernel: 'linux' })),
  )
  expect(new Set(texts).size).toBe(1000)
})

test.each([
  ['linux', 'eager'],
  ['xv6', 'naive'],
] as const)('%s and %s get the same instructions', (one, other) => {
  fc.assert(
    fc.property(seeds, seed => {
      const [first, second] = [one, other].map(kernel => bodyOf(generatedText({ seed, steps: 100, kernel })))
      expect(first).toBe(second)
    }),
    { numRuns: 50 },
  )
})

test.each(KERNEL_NAMES)('on %s every verb comes, and an access that is not allowed now and then', kernel => {
  const verbs = new Set<string>()
  const results = new Map<string | null, number>()
  for (let seed = 0; seed < 100; seed++)
    for (const { instruction, outcome } of stepped(kernel, generatedProgram({ seed, steps: 40, kernel }))) {
      verbs.add(instruction.do)
      results.set(outcome.result, (results.get(outcome.result) ?? 0) + 1)
    }
  expect([...verbs].sort()).toEqual([...KERNELS[kernel].verbs].sort())
  expect([...results.keys()].map(String).sort()).toEqual(['EFAULT', 'SIGSEGV', 'null'])
  const refused = (results.get('SIGSEGV') ?? 0) + (results.get('EFAULT') ?? 0)
  expect(refused / 4000).toBeGreaterThan(0.01)
  expect(refused / 4000).toBeLessThan(0.05)
})

test.each(KERNEL_NAMES)('on %s most workloads have a fork early, and copy-on-write soon after', kernel => {
  let copies = 0
  for (let seed = 0; seed < 100; seed++) {
    const program = [...generatedProgram({ seed, steps: 40, kernel })]
    const fork = program.findIndex(({ do: verb }) => verb === 'fork')
    const written = program.slice(fork).filter(({ do: verb }) => verb === 'store' || verb === 'read')
    if (fork >= 0 && fork < 15 && written.length > 3) copies += 1
  }
  expect(copies).toBeGreaterThan(90)
})

const pagesOfAll = (machine: Machine): number =>
  liveProcesses(machine)
    .flatMap(({ id }) => spaceOf(machine, id).regions)
    .reduce((sum, { pages }) => sum + pages, 0)

test('there are never more than six live processes and forty pages, and somebody can always run', () => {
  const names = /^(heap|stack|data|lib|text|shm|buf)$/
  fc.assert(
    fc.property(seeds, kernels, (seed, kernel) => {
      for (const step of stepped(kernel, generatedProgram({ seed, steps: 400, kernel }))) {
        const { instruction, machine, outcome } = step
        expect(liveProcesses(machine).length).toBeLessThanOrEqual(6)
        expect(pagesOfAll(machine)).toBeLessThanOrEqual(40)
        expect(liveProcesses(machine).some(({ state }) => state === 'runnable')).toBe(true)
        expect(outcome.result).not.toBe('ECHILD')
        if ('region' in instruction) expect(instruction.region).toMatch(names)
        if ('value' in instruction) expect(instruction.value).toMatch(/^[A-Z]{1,4}$/)
        if ('pages' in instruction) expect(instruction.pages).toBeLessThanOrEqual(4)
      }
    }),
    { numRuns: 60 },
  )
})

test('a vfork child soon calls exec or exit, and until then only loads and stores', () => {
  const MEANWHILE = ['store', 'load', 'read', 'write', 'exec', 'exit']
  let acts = 0
  let ends = 0
  for (let seed = 0; seed < 200; seed++)
    for (const { instruction, actor } of stepped(
      'linux',
      generatedProgram({ seed, steps: 60, kernel: 'linux' }),
    )) {
      if (actor.mm === actor.id) continue
      expect(MEANWHILE).toContain(instruction.do)
      acts += 1
      if (instruction.do === 'exec' || instruction.do === 'exit') ends += 1
    }
  expect(ends).toBeGreaterThan(100)
  expect(acts / ends).toBeLessThan(3)
})

test('the longest workload is one that simulate takes', () => {
  const text = generatedText({ seed: 3, steps: 100_000, kernel: 'linux' })
  const simulated = simulateText(text, 'longest', 'text', KERNELS.linux)
  expect(simulated.ok ? simulated.trace.steps.length : simulated.problems).toBe(100_000)
})

test.each(KERNEL_NAMES)('the %s reference breaks no rule on generated workloads', kernel => {
  fc.assert(
    fc.property(seeds, seed => {
      const program = [...generatedProgram({ seed, steps: 80, kernel })]
      const walked = walkProgram({ kernel, frames: AMPLE, setup: [], program })
      expect(walked.flatMap(({ broken }) => broken)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('its state is plain data: kept as JSON after any step, it goes on the same way', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 0, max: 60 }), kernels, (seed, kept, name) => {
      const kernel = KERNELS[name]
      const machine = bootMachine(kernel, AMPLE)
      let state = seededGenerator(seed)
      const made: (Instruction | null)[] = []
      for (let step = 0; step < 80; step++) {
        if (step === kept) state = JSON.parse(JSON.stringify(state))
        const instruction = nextInstruction(state, machine, kernel)
        made.push(instruction)
        if (instruction !== null) runInstruction(machine, kernel, instruction)
      }
      expect(made).toEqual([...generatedProgram({ seed, steps: 80, kernel: name })])
    }),
    { numRuns: 60 },
  )
})

test('on a machine that runs out of frames it goes on until nobody can run, with nothing that may not be', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 26 }), kernels, (seed, frames, name) => {
      const kernel = KERNELS[name]
      const machine = bootMachine(kernel, frames)
      const state = seededGenerator(seed)
      for (let step = 0; step < 120; step++) {
        const instruction = nextInstruction(state, machine, kernel)
        if (instruction === null) {
          expect(liveProcesses(machine)).toEqual([])
          return
        }
        expect(objectionTo(machine, kernel, instruction)).toBeNull()
        runInstruction(machine, kernel, instruction)
      }
    }),
    { numRuns: 150 },
  )
})

test('in little room there are few processes and pages', () => {
  fc.assert(
    fc.property(seeds, kernels, (seed, name) => {
      const kernel = KERNELS[name]
      const machine = bootMachine(kernel, AMPLE)
      const state = seededGenerator(seed)
      for (let step = 0; step < 200; step++) {
        const instruction = nextInstruction(state, machine, kernel, { processes: 3, pages: 8 })
        if (instruction === null) throw new Error('nobody can run')
        runInstruction(machine, kernel, instruction)
        expect(liveProcesses(machine).length).toBeLessThanOrEqual(3)
        expect(pagesOfAll(machine)).toBeLessThanOrEqual(8)
      }
    }),
    { numRuns: 40 },
  )
})

test.each([-1, 0.5, 0x1_0000_0000, Number.NaN])('%s is no seed', seed => {
  expect(() => seededGenerator(seed)).toThrow(RangeError)
})
