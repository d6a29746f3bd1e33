import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { produce } from 'immer'
import { expect, test } from 'vitest'
import { freshIdeal, KERNEL_NAMES, KERNELS, type Outcome, runInstruction } from '../../src/kernel/index.ts'
import {
  copyMachine,
  createMachine,
  freeFrames,
  type Instruction,
  type Machine,
  pageNamed,
  processAt,
} from '../../src/machine/index.ts'
import { instructionFor, nextExit, programFrom, programs, wishes } from '../random-program.ts'
import { runAudited } from './audited-run.ts'

const AMPLE = 4096
const NAMES = [...KERNEL_NAMES]
/** Few enough that forks, faults and sbrk run out, on both kernels. */
const scarce = fc.integer({ min: 1, max: 14 })
const frameCounts = fc.oneof({ weight: 1, arbitrary: fc.constant(AMPLE) }, { weight: 1, arbitrary: scarce })
const kernels = fc.constantFrom(...NAMES.map(name => KERNELS[name]))

const counts = (machine: Machine): number[] => machine.frames.map(frame => frame.count)

/** A machine with nothing in it that a failed call may change: what is cached, who has been here, the free list's order. */
function essence(machine: Machine): object {
  const { departed, free, frames, processes, ...rest } = machine
  const uncached = Object.values(processes).map(process => ({ ...process, tlb: {} }))
  return { ...rest, free: free.toSorted((a, b) => a - b), frames, processes: uncached }
}

function endAll(machine: Machine, run: (instruction: Instruction) => void): void {
  for (let exit = nextExit(machine); exit !== null; exit = nextExit(machine)) run(exit)
}

test.each(NAMES)('the auditor finds nothing against the %s handler, at any step or return', name => {
  const kernel = KERNELS[name]
  fc.assert(
    fc.property(wishes(), frameCounts, (list, frames) => {
      const machine = createMachine(frames)
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
    { numRuns: 250 },
  )
})

test.each(NAMES)(
  'on %s every load and every write(2) finds what it owns, had every fork copied everything',
  name => {
    const kernel = KERNELS[name]
    fc.assert(
      fc.property(wishes(), frameCounts, (list, frames) => {
        const machine = createMachine(frames)
        const ideal = freshIdeal()
        for (const wish of list) {
          const instruction = instructionFor(machine, wish)
          if (instruction === null) continue
          const { outcome } = runAudited(machine, kernel, ideal, instruction)
          if (instruction.do !== 'load' && instruction.do !== 'write') continue
          const { by, region, page } = instruction
          expect(outcome.saw).toBe(ideal[by]?.[pageNamed(processAt(machine, by), region, page)])
        }
      }),
      { numRuns: 150 },
    )
  },
)

test('naive and xv6 show every process the same values and the same results', () => {
  fc.assert(
    fc.property(programs(KERNELS.xv6), program => {
      const [naive, xv6] = NAMES.map(name => {
        const machine = createMachine(AMPLE)
        return program.map(instruction => {
          const { saw, result } = runInstruction(machine, KERNELS[name], instruction)
          return { instruction, saw, result }
        })
      })
      expect(naive).toEqual(xv6)
    }),
    { numRuns: 200 },
  )
})

test.each(NAMES)('when all processes have ended on %s every frame is free again', name => {
  const kernel = KERNELS[name]
  fc.assert(
    fc.property(wishes(), frameCounts, (list, frames) => {
      const machine = createMachine(frames)
      const run = (instruction: Instruction): Outcome => runInstruction(machine, kernel, instruction)
      for (const wish of list) {
        const instruction = instructionFor(machine, wish)
        if (instruction !== null) run(instruction)
      }
      endAll(machine, run)
      expect(Object.keys(machine.processes)).toEqual(['0'])
      expect(counts(machine).every(count => count === 0)).toBe(true)
      expect(freeFrames(machine)).toBe(frames)
      expect(new Set(machine.free).size).toBe(machine.free.length)
    }),
    { numRuns: 250 },
  )
})

/** What a fork of `pages` pages may do to the counts: each kernel's own rule. */
const FORK_RULES = {
  xv6: (before: number[], after: number[], shared: number[]) =>
    expect(after).toEqual(before.map((count, frame) => count + shared.filter(one => one === frame).length)),
  naive: (before: number[], after: number[], shared: number[]) => {
    // The machine grows: a frame that was not there yet had no reference.
    const changes = after.map((count, frame) => [before[frame] ?? 0, count])
    expect(changes.filter(([from, to]) => from !== to)).toEqual(shared.map(() => [0, 1]))
  },
}

test.each(NAMES)('a fork on %s raises exactly the counts that it should', name => {
  const kernel = KERNELS[name]
  fc.assert(
    fc.property(wishes(60), list => {
      const machine = createMachine(AMPLE)
      for (const wish of list) {
        const instruction = instructionFor(machine, wish)
        if (instruction === null) continue
        const before = counts(machine)
        const shared = Object.values(processAt(machine, instruction.by).pages).map(pte => pte.frame)
        runInstruction(machine, kernel, instruction)
        if (instruction.do === 'fork') FORK_RULES[name](before, counts(machine), shared)
      }
    }),
    { numRuns: 200 },
  )
})

test.each(NAMES)('on %s a fork or sbrk that fails for want of frames changes nothing', name => {
  const kernel = KERNELS[name]
  fc.assert(
    fc.property(wishes(), scarce, (list, frames) => {
      const machine = createMachine(frames)
      for (const wish of list) {
        const instruction = instructionFor(machine, wish)
        if (instruction === null) continue
        const before = copyMachine(machine)
        const { result } = runInstruction(machine, kernel, instruction)
        if (result === 'ENOMEM') expect(essence(machine)).toEqual(essence(before))
        if (result === 'ENOMEM' && instruction.do === 'fork')
          expect(machine.departed).toEqual({ ...before.departed, [instruction.child]: 'unborn' })
      }
    }),
    { numRuns: 200 },
  )
})

test('on xv6 a machine that is short of frames kills at a store fault, and fails a read(2) with EFAULT', () => {
  const xv6 = KERNELS.xv6
  const seen = new Set<string>()
  fc.assert(
    fc.property(wishes(), scarce, (list, frames) => {
      const machine = createMachine(frames)
      for (const wish of list) {
        const instruction = instructionFor(machine, wish)
        if (instruction === null) continue
        const free = freeFrames(machine)
        const { result } = runInstruction(machine, xv6, instruction)
        if (result === 'killed') {
          seen.add('killed')
          expect([instruction.do, free]).toEqual(['store', 0])
          // The end of the killed one gives back frames only once somebody waits for it.
          const victim = machine.processes[instruction.by]
          expect(victim?.state ?? machine.departed[instruction.by]).toBe(
            victim === undefined ? 'killed' : 'zombie',
          )
        }
        if (instruction.do === 'read' && result === 'EFAULT' && freeFrames(machine) === 0) seen.add('EFAULT')
      }
    }),
    { numRuns: 200, seed: 6 },
  )
  expect([...seen].toSorted()).toEqual(['EFAULT', 'killed'])
})

test.each(NAMES)(
  'the machine on %s is plain data: JSON, a copy and immer hold it without a difference',
  name => {
    const kernel = KERNELS[name]
    fc.assert(
      fc.property(wishes(120), frameCounts, (list, frames) => {
        const plain = createMachine(frames)
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
      { numRuns: 120 },
    )
  },
)

test('a copy of a machine shares nothing with it', () => {
  fc.assert(
    fc.property(programs(KERNELS.xv6, 60), kernels, (program, kernel) => {
      const machine = createMachine(AMPLE)
      for (const instruction of program) runInstruction(machine, kernel, instruction)
      const copy = copyMachine(machine)
      const before = structuredClone(machine)
      endAll(copy, instruction => runInstruction(copy, kernel, instruction))
      expect(machine).toEqual(before)
    }),
  )
})

test('random programs come to every verb and every result, so that the tests above are not about nothing', () => {
  const seen = new Set<string>()
  for (const name of NAMES)
    for (const list of fc.sample(wishes(), { numRuns: 60, seed: 1 }))
      for (const frames of [5, 9, AMPLE]) {
        const machine = createMachine(frames)
        for (const instruction of programFrom(list, KERNELS[name], frames)) {
          const { faults, result } = runInstruction(machine, KERNELS[name], instruction)
          seen.add(`${name} ${instruction.do} ${result ?? (faults === 1 ? 'fault' : 'done')}`)
        }
      }
  expect([...seen].toSorted()).toEqual([
    'naive exec done',
    'naive exit done',
    'naive fork ENOMEM',
    'naive fork done',
    'naive load done',
    'naive map ENOMEM',
    'naive map done',
    'naive read EFAULT',
    'naive read done',
    'naive store SIGSEGV',
    'naive store done',
    'naive unmap done',
    'naive wait ECHILD',
    'naive wait done',
    'naive write done',
    'xv6 exec done',
    'xv6 exit done',
    'xv6 fork done',
    'xv6 load done',
    'xv6 map ENOMEM',
    'xv6 map done',
    'xv6 read EFAULT',
    'xv6 read done',
    'xv6 store SIGSEGV',
    'xv6 store done',
    'xv6 store fault',
    'xv6 store killed',
    'xv6 unmap done',
    'xv6 wait ECHILD',
    'xv6 wait done',
    'xv6 write done',
  ])
})
