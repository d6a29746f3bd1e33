import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootMachine, freshIdeal, KERNELS, type Kernel } from '../../src/kernel/index.ts'
import { compareTrace, readTrace, simulateText } from '../../src/workload/index.ts'
import { runAudited } from '../kernel/audited-run.ts'
import { boots, instructionFor, wishes } from '../random-program.ts'

const { linux, eager } = KERNELS

/** Kernels that nobody has written: declarations over the handlers that there are. */
const half: Kernel = {
  ...linux,
  name: 'half',
  title: () => 'Linux that frees the last sharer',
  freesLastSharer: true,
}
const other: Kernel = {
  ...eager,
  name: 'other',
  title: () => 'Linux that copies stacks',
  freesLastSharer: false,
}
const poor: Kernel = {
  ...linux,
  name: 'poor',
  verbs: new Set(['map', 'store', 'load', 'fork', 'exit', 'wait']),
}

const WORKLOAD = [
  'P1 map heap anon private 1',
  'P1 map stack anon private 1',
  'P1 store heap[0] A',
  'P1 store stack[0] B',
  'P1 fork P2',
  'P2 exit',
  'P1 store heap[0] C',
  'P1 load heap[0]',
].join('\n')

/** What each step of the workload came to: faults and bytes, and after the fork how many map the stack. */
function told(kernel: Kernel): {
  readonly kernel: string
  readonly faults: unknown[]
  readonly stack: unknown
} {
  const simulated = simulateText(WORKLOAD, 'w', 'f', kernel)
  if (!simulated.ok) throw new Error(simulated.problems.map(({ message }) => message).join('\n'))
  const read = readTrace(JSON.stringify(simulated.trace), 'f')
  if (!read.ok) throw new Error(read.problem.message)
  expect(compareTrace(read.trace, kernel)).toBeNull()
  const { steps } = read.trace
  const page = steps[4]?.recorded.after?.['P2.stack[0]']
  return {
    kernel: simulated.trace.kernel,
    faults: steps.flatMap(({ recorded }) => recorded.faults ?? []),
    stack: page !== null && page !== undefined && 'maps' in page ? page.maps : null,
  }
}

test('a kernel is only a declaration: one that nobody has written runs a workload by its own rules', () => {
  expect([linux, eager, half, other].map(told)).toEqual([
    { kernel: 'linux', faults: [1, 1, 1, 0], stack: 2 },
    { kernel: 'eager', faults: [1, 1, 0, 0], stack: 1 },
    { kernel: 'half', faults: [1, 1, 0, 0], stack: 2 },
    { kernel: 'other', faults: [1, 1, 1, 0], stack: 1 },
  ])
})

test('what a kernel does not know is told in its name', () => {
  const simulated = simulateText('P1 vfork P2', 'w', 'f', poor)
  expect(simulated).toMatchObject({
    ok: false,
    problems: [{ message: 'poor has no vfork; it has map, store, load, fork, exit, wait' }],
  })
})

test.each([half, other])('the auditor finds nothing against $name either', kernel => {
  fc.assert(
    fc.property(wishes(), boots, (list, { frames, overcommit }) => {
      const machine = bootMachine(kernel, frames, overcommit)
      const ideal = freshIdeal()
      for (const wish of list) {
        const instruction = instructionFor(machine, wish)
        if (instruction === null) continue
        const { traps } = runAudited(machine, kernel, ideal, instruction)
        expect(traps.flatMap(({ findings }) => findings)).toEqual([])
      }
    }),
  )
})
