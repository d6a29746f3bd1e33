import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootMachine, KERNEL_NAMES, KERNELS, runInstruction } from '../../src/kernel/index.ts'
import { instructionFor, wishes } from '../random-program.ts'

/** Calls that take no fault anywhere, with what may come of them. */
const CALLS = ['exec done', 'exit done', 'fork done', 'map ENOMEM', 'map done', 'unmap done']
const WAITS = ['wait ECHILD', 'wait done']
const ACCESSES_ON_XV6 = [
  ...['load done', 'read EFAULT', 'read done', 'store SIGSEGV', 'store done', 'write done'],
]
const ON_DEMAND = [
  ...[...CALLS, ...WAITS, 'fork ENOMEM'],
  ...['dontneed done', 'protect ENOMEM', 'protect done', 'vfork done'],
  ...['load done', 'load fault', 'load killed'],
  ...['store SIGSEGV', 'store done', 'store fault', 'store killed'],
  ...['read EFAULT', 'read done', 'read fault', 'read faults', 'read killed'],
  ...['write done', 'write fault', 'write killed'],
  ...[
    'vfork child: exec done',
    'vfork child: exit done',
    'vfork child: fork done',
    'vfork child: store fault',
  ],
  'vfork child: vfork done',
]

const EXPECTED = {
  naive: [...CALLS, ...WAITS, ...ACCESSES_ON_XV6, 'fork ENOMEM'],
  xv6: [...CALLS, ...WAITS, ...ACCESSES_ON_XV6, 'store fault', 'store killed'],
  linux: ON_DEMAND,
  eager: ON_DEMAND,
}
const VFORK_CHILD = new Set(ON_DEMAND.filter(what => what.startsWith('vfork child: ')))

test.each(KERNEL_NAMES)(
  'random programs on %s come to every verb and every result, so that tests over them are not about nothing',
  name => {
    const kernel = KERNELS[name]
    const seen = new Set<string>()
    for (const list of fc.sample(wishes(), { numRuns: 120, seed: 1 }))
      for (const [frames, overcommit] of [
        [5, 'heuristic'],
        [9, 'never'],
        [1, 'heuristic'],
        [4096, 'always'],
      ] as const) {
        const machine = bootMachine(kernel, frames, overcommit)
        for (const wish of list) {
          const instruction = instructionFor(machine, wish)
          if (instruction === null) continue
          const guest = machine.processes[instruction.by]?.mm !== instruction.by
          const { faults, result } = runInstruction(machine, kernel, instruction)
          const what = `${instruction.do} ${result ?? ['done', 'fault'][faults] ?? 'faults'}`
          seen.add(what)
          if (guest && VFORK_CHILD.has(`vfork child: ${what}`)) seen.add(`vfork child: ${what}`)
        }
      }
    expect([...seen].toSorted()).toEqual(EXPECTED[name].toSorted())
  },
)
