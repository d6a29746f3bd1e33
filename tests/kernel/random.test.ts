import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { produce } from 'immer'
import { expect, test } from 'vitest'
import { owedAt } from '../../src/kernel/ideal.ts'
import {
  bootMachine,
  freshIdeal,
  type Ideal,
  KERNEL_NAMES,
  KERNELS,
  type Outcome,
  runInstruction,
} from '../../src/kernel/index.ts'
import {
  type Content,
  copyMachine,
  freeFrames,
  type Instruction,
  type Machine,
  pageNamed,
  regionAt,
  spaceOf,
} from '../../src/machine/index.ts'
import { AMPLE, boots, instructionFor, nextExit, programs, wishes } from '../random-program.ts'
import { runAudited } from './audited-run.ts'

const NAMES = [...KERNEL_NAMES]
const kernels = fc.constantFrom(...NAMES.map(name => KERNELS[name]))

function endAll(machine: Machine, run: (instruction: Instruction) => void): void {
  for (let exit = nextExit(machine); exit !== null; exit = nextExit(machine)) run(exit)
}

test.each(NAMES)('the auditor finds nothing against the %s handler, at any step or return', name => {
  const kernel = KERNELS[name]
  fc.assert(
    fc.property(wishes(), boots, (list, { frames, overcommit }) => {
      const machine = bootMachine(kernel, frames, overcommit)
      const ideal = freshIdeal()
      for (const wish of list) {
        const instruction = instructionFor(machine, wish)
        if (instruction === null) continue
        const before = copyMachine(machine)
        const { outcome, traps } = runAudited(machine, kernel, ideal, instruction)
        expect(traps.flatMap(({ findings }) => findings)).toEqual([])
        const same = runInstruction(before, kernel, instruction)
        expect(isDeepStrictEqual(outcome, same) && isDeepStrictEqual(machine, before)).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})

/** What a load must find; undefined for a page that nothing is promised about. */
function owed(ideal: Ideal, machine: Machine, by: number, name: string, index: number): Content | undefined {
  const space = spaceOf(machine, by)
  const page = pageNamed(space, name, index)
  if (machine.demand === null) return ideal.own[by]?.[page]
  const region = regionAt(space.regions, page)
  return region === undefined ? undefined : owedAt(ideal, space, region, page)
}

test.each(NAMES)(
  'on %s every load and every write(2) finds what it owns, had every fork copied everything',
  name => {
    const kernel = KERNELS[name]
    fc.assert(
      fc.property(wishes(), boots, (list, { frames, overcommit }) => {
        const machine = bootMachine(kernel, frames, overcommit)
        const ideal = freshIdeal()
        for (const wish of list) {
          const instruction = instructionFor(machine, wish)
          if (instruction === null) continue
          const { outcome } = runAudited(machine, kernel, ideal, instruction)
          if (instruction.do !== 'load' && instruction.do !== 'write') continue
          if (outcome.result === 'killed') continue
          const { by, region, page } = instruction
          expect(outcome.saw).toBe(owed(ideal, machine, by, region, page))
        }
      }),
      { numRuns: 150 },
    )
  },
)

/** What a program shows its processes on a kernel, instruction by instruction. */
const shown = (name: (typeof NAMES)[number], program: readonly Instruction[]): object[] => {
  const machine = bootMachine(KERNELS[name], AMPLE)
  return program.map(instruction => {
    const { saw, result } = runInstruction(machine, KERNELS[name], instruction)
    return { instruction, saw, result }
  })
}

test.each(NAMES.filter(name => name !== 'xv6'))(
  '%s shows every process the same values and the same results as xv6, whatever it does with memory',
  name => {
    fc.assert(
      fc.property(programs(KERNELS.xv6), program => {
        expect(shown(name, program)).toEqual(shown('xv6', program))
      }),
      { numRuns: 150 },
    )
  },
)

test('linux and eager show every process the same values and the same results, over all verbs', () => {
  fc.assert(
    fc.property(programs(KERNELS.linux), program => {
      expect(shown('eager', program)).toEqual(shown('linux', program))
    }),
    { numRuns: 150 },
  )
})

test.each(NAMES)('when all processes have ended on %s every frame is free again', name => {
  const kernel = KERNELS[name]
  fc.assert(
    fc.property(wishes(), boots, (list, { frames, overcommit }) => {
      const machine = bootMachine(kernel, frames, overcommit)
      const run = (instruction: Instruction): Outcome => runInstruction(machine, kernel, instruction)
      for (const wish of list) {
        const instruction = instructionFor(machine, wish)
        if (instruction !== null) run(instruction)
      }
      endAll(machine, run)
      expect(Object.keys(machine.processes)).toEqual(['0'])
      expect(machine.frames.filter(({ count, mappers }) => count !== 0 || mappers !== 0)).toEqual([])
      expect(freeFrames(machine)).toBe(frames)
      expect(new Set(machine.free).size).toBe(machine.free.length)
      if (machine.demand === null) return
      expect(machine.demand).toMatchObject({ cache: {}, zero: { content: '\0', count: 1, mappers: 0 } })
    }),
    { numRuns: 250 },
  )
})

test.each(NAMES)(
  'the machine on %s is plain data: JSON, a copy and immer hold it without a difference',
  name => {
    const kernel = KERNELS[name]
    fc.assert(
      fc.property(wishes(120), boots, (list, { frames, overcommit }) => {
        const plain = bootMachine(kernel, frames, overcommit)
        let drafted = copyMachine(plain)
        for (const wish of list) {
          const instruction = instructionFor(plain, wish)
          if (instruction === null) continue
          const outcomes: Outcome[] = [runInstruction(plain, kernel, instruction)]
          drafted = produce(drafted, draft => {
            outcomes.push(runInstruction(draft, kernel, instruction))
          })
          expect(outcomes[1]).toEqual(outcomes[0])
          expect(isDeepStrictEqual(drafted, plain)).toBe(true)
          expect(isDeepStrictEqual(JSON.parse(JSON.stringify(plain)), plain)).toBe(true)
          expect(isDeepStrictEqual(copyMachine(plain), structuredClone(plain))).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  },
)

test('a copy of a machine shares nothing with it', () => {
  const cases = kernels.chain(kernel => programs(kernel, 60).map(program => ({ kernel, program })))
  fc.assert(
    fc.property(cases, ({ kernel, program }) => {
      const machine = bootMachine(kernel, AMPLE)
      for (const instruction of program) runInstruction(machine, kernel, instruction)
      const copy = copyMachine(machine)
      const before = structuredClone(machine)
      endAll(copy, instruction => runInstruction(copy, kernel, instruction))
      expect(machine).toEqual(before)
    }),
  )
})
