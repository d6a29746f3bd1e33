import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bootMachine,
  KERNEL_NAMES,
  KERNELS,
  type KernelName,
  runInstruction,
} from '../../src/kernel/index.ts'
import type { Instruction } from '../../src/machine/index.ts'
import {
  type Account,
  type Costs,
  costsOf,
  instructionText,
  readTrace,
  type Trace,
} from '../../src/workload/index.ts'
import type { After } from '../../src/workload/observe.ts'
import { programs } from '../random-program.ts'

function costs(lines: readonly string[], kernel: KernelName): Costs {
  const costed = costsOf({ kind: 'text', text: lines.join('\n'), file: 'f' }, kernel)
  if (!costed.ok) throw new Error(costed.problems.map(({ message }) => message).join('\n'))
  return costed.costs
}

const account = (counts: Partial<Account>): Account => ({
  faults: 0,
  systemCalls: 0,
  framesAllocated: 0,
  pagesCopied: 0,
  pagesOfFullCopy: 0,
  ptesWritten: 0,
  tlbFlushes: 0,
  tlbFlushesOnReturn: 0,
  ...counts,
})

const FORK_AND_WRITE = [
  'P1 map heap anon private 1',
  'P1 store heap[0] A',
  'P1 fork P2',
  'P2 store heap[0] B',
  'P2 exit',
  'P1 wait',
]

const accounts: readonly [KernelName, string, readonly string[], Record<string, Partial<Account>>][] = [
  [
    'xv6',
    'a child that stores pays for the copy; its parent pays for the fork and clears up behind it',
    FORK_AND_WRITE,
    {
      P1: { systemCalls: 3, framesAllocated: 1, pagesOfFullCopy: 1, ptesWritten: 4, tlbFlushesOnReturn: 3 },
      P2: {
        faults: 1,
        systemCalls: 1,
        framesAllocated: 1,
        pagesCopied: 1,
        ptesWritten: 1,
        tlbFlushesOnReturn: 1,
      },
    },
  ],
  [
    'linux',
    'the first touch is a fault, flushes are asked for, and exit gives the memory up itself',
    FORK_AND_WRITE,
    {
      P1: {
        faults: 1,
        systemCalls: 3,
        framesAllocated: 1,
        pagesOfFullCopy: 1,
        ptesWritten: 3,
        tlbFlushes: 1,
      },
      P2: { faults: 1, systemCalls: 1, framesAllocated: 1, pagesCopied: 1, ptesWritten: 2, tlbFlushes: 2 },
    },
  ],
  [
    'naive',
    'fork copies, and nobody faults',
    FORK_AND_WRITE,
    {
      P1: {
        systemCalls: 3,
        framesAllocated: 2,
        pagesCopied: 1,
        pagesOfFullCopy: 1,
        ptesWritten: 3,
        tlbFlushesOnReturn: 3,
      },
      P2: { systemCalls: 1 },
    },
  ],
  [
    'eager',
    'the last sharer is set free by the child that copies, and takes no fault of its own',
    [...FORK_AND_WRITE.slice(0, 4), 'P1 store heap[0] C'],
    {
      P1: {
        faults: 1,
        systemCalls: 2,
        framesAllocated: 1,
        pagesOfFullCopy: 1,
        ptesWritten: 3,
        tlbFlushes: 1,
      },
      P2: { faults: 1, framesAllocated: 1, pagesCopied: 1, ptesWritten: 2, tlbFlushes: 1 },
    },
  ],
  [
    'xv6',
    'init pays for the orphan that it waits for, and a process that sleeps or dies does not return',
    ['P1 map heap anon private 1', 'P1 fork P2', 'P1 exit', 'P2 exit'],
    {
      init: { systemCalls: 2, ptesWritten: 2, tlbFlushesOnReturn: 2 },
      P1: { systemCalls: 3, framesAllocated: 1, pagesOfFullCopy: 1, ptesWritten: 3, tlbFlushesOnReturn: 2 },
      P2: { systemCalls: 1 },
    },
  ],
  [
    'xv6',
    'a wait that sleeps is one system call and returns once, after the child has gone',
    ['P1 fork P2', 'P1 wait', 'P2 exit'],
    { P1: { systemCalls: 2, tlbFlushesOnReturn: 2 }, P2: { systemCalls: 1 } },
  ],
  [
    'linux',
    'read(2) and write(2) are system calls, and the faults of the kernel as it copies are faults',
    ['P1 map heap anon private 3', 'P1 read heap[0..1] AB', 'P1 write heap[2]'],
    { P1: { faults: 3, systemCalls: 3, framesAllocated: 2, ptesWritten: 3 } },
  ],
  [
    'linux',
    'vfork writes nothing, and counts as the full copy that it saves; the child shares its account with nobody',
    ['P1 map heap anon private 2', 'P1 store heap[0] A', 'P1 vfork P2', 'P2 store heap[1] B', 'P2 exit'],
    {
      P1: { faults: 1, systemCalls: 2, framesAllocated: 1, pagesOfFullCopy: 1, ptesWritten: 1 },
      P2: { faults: 1, systemCalls: 1, framesAllocated: 1, ptesWritten: 1 },
    },
  ],
  [
    'linux',
    'a full copy copies pages of zeros and of private files, and no shared ones',
    [
      'P1 map heap anon private 2',
      'P1 map lib file private 1',
      'P1 map shm anon shared 1',
      'P1 load heap[0]',
      'P1 load lib[0]',
      'P1 store shm[0] S',
      'P1 fork P2',
    ],
    {
      P1: {
        faults: 3,
        systemCalls: 4,
        framesAllocated: 1,
        pagesOfFullCopy: 2,
        ptesWritten: 3,
        tlbFlushes: 1,
      },
    },
  ],
]

test.each(accounts)('%s: %s', (kernel, _, lines, expected) => {
  const { processes } = costs(lines, kernel)
  expect(processes).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, counts]) => [name, account(counts)])),
  )
})

test('a fault for which no frame is free takes none: the page cache has all 4 GiB', () => {
  const files = Array.from({ length: 16 }, (_, index) => `P1 map lib${index} file private 65536`)
  const { all, framesAtMost } = costs([...files, 'P1 store lib0[0] A'], 'linux')
  expect({ all, framesAtMost }).toEqual({
    all: account({ faults: 1, systemCalls: 17 }),
    framesAtMost: 1_048_576,
  })
})

test('the bytes of bookkeeping are those of all frames that were in use at one time', () => {
  const lines = ['P1 map heap anon private 10', 'P1 fork P2', 'P2 exec ls', 'P1 unmap heap']
  expect(
    KERNEL_NAMES.map(kernel => {
      const { framesAtMost, bookkeeping } = costs(
        [...lines.slice(0, 1), 'P1 read heap[0..9] ABCDEFGHIJ', ...lines.slice(1)],
        kernel,
      )
      return [kernel, framesAtMost, bookkeeping]
    }),
  ).toEqual([
    ['naive', 20, { bytesPerFrame: 0, bytes: 0 }],
    ['xv6', 10, { bytesPerFrame: 5, bytes: 50 }],
    ['linux', 10, { bytesPerFrame: 64, bytes: 640 }],
    ['eager', 10, { bytesPerFrame: 64, bytes: 640 }],
  ])
})

test('what a kernel cannot run is told with its place', () => {
  const text = 'P1 map heap anon private 1\n\nP1 protect heap r'
  const said = KERNEL_NAMES.map(kernel => {
    const costed = costsOf({ kind: 'text', text, file: 'f' }, kernel)
    return costed.ok ? 'ran' : costed.problems.map(({ line, message }) => `${line}: ${message}`).join('\n')
  })
  expect(said).toEqual([
    expect.stringMatching(/^3: naive has no mprotect/),
    expect.stringMatching(/^3: xv6 has no mprotect/),
    'ran',
    'ran',
  ])
})

function sumOf(accounts: readonly Account[]): Record<string, number> {
  const sum: Record<string, number> = { ...account({}) }
  for (const one of accounts)
    for (const [name, value] of Object.entries(one)) sum[name] = (sum[name] ?? 0) + value
  return sum
}

/** How many frames a program really takes, on a machine that has enough. */
function allocs(program: readonly Instruction[], kernel: KernelName): number {
  const machine = bootMachine(KERNELS[kernel], 1_048_576)
  let count = 0
  for (const instruction of program)
    runInstruction(machine, KERNELS[kernel], instruction, (_, steps) => {
      count += steps.filter(step => step.do === 'alloc').length
    })
  return count
}

test('any program copies by fork on naive what it would have copied by a full copy on xv6, and on xv6 no more', () => {
  fc.assert(
    fc.property(programs(KERNELS.xv6, 80), program => {
      const lines = program.map(instructionText)
      const [naive, xv6] = [costs(lines, 'naive').all, costs(lines, 'xv6').all]
      expect(naive.pagesCopied).toBe(naive.pagesOfFullCopy)
      expect(xv6.pagesOfFullCopy).toBe(naive.pagesOfFullCopy)
      expect(xv6.pagesCopied).toBeLessThanOrEqual(xv6.pagesOfFullCopy)
    }),
    { numRuns: 60 },
  )
})

test.each(KERNEL_NAMES)(
  '%s: the accounts of the processes add up, and their frames are the allocs',
  kernel => {
    fc.assert(
      fc.property(programs(KERNELS.xv6, 80), program => {
        const { all, processes, steps } = costs(program.map(instructionText), kernel)
        expect(all).toEqual(sumOf(Object.values(processes)))
        expect(steps).toBe(program.length)
        expect(all.framesAllocated).toBe(allocs(program, kernel))
      }),
      { numRuns: 40 },
    )
  },
)

const FOLDER = new URL('../fixtures/oracle/', import.meta.url)
const recordings = readdirSync(FOLDER).filter(name => name.endsWith('.json'))

function recording(name: string): Trace {
  const read = readTrace(readFileSync(new URL(name, FOLDER), 'utf8'), name)
  if (!read.ok) throw new Error(read.problem.message)
  return read.trace
}

/** The faults that Linux counted; an access that was refused faulted too. */
const faultsRecorded = ({ steps }: Trace): number =>
  steps.reduce((sum, { recorded }) => sum + (recorded.result === undefined ? (recorded.faults ?? 0) : 1), 0)

/** The pages that a store moved to another frame, or out of the page cache. */
function copiesRecorded({ steps }: Trace): number {
  const files = new Set<string>()
  let before: After = {}
  let copies = 0
  for (const { instruction, recorded } of steps) {
    if (instruction.do === 'map' && instruction.kind === 'file') files.add(instruction.region)
    const after = recorded.after ?? {}
    if (instruction.do === 'store' || instruction.do === 'read')
      for (let page = instruction.page; page < instruction.page + instruction.value.length; page++) {
        const key = `P${instruction.by}.${instruction.region}[${page}]`
        const [old, now] = [before[key] ?? null, after[key] ?? null]
        if (now === null || !('maps' in now) || now.kind === 'page-cache') continue
        const moved = old !== null && 'maps' in old && old.frame !== now.frame
        if (moved || (old === null && files.has(instruction.region))) copies += 1
      }
    before = after
  }
  return copies
}

test.each(recordings)('linux takes the faults and makes the copies that a real Linux did: %s', name => {
  const trace = recording(name)
  const costed = costsOf({ kind: 'trace', trace, file: name, line: 1 }, 'linux')
  const { faults, pagesCopied } = costed.ok ? costed.costs.all : account({ faults: -1 })
  expect({ faults, pagesCopied }).toEqual({
    faults: faultsRecorded(trace),
    pagesCopied: copiesRecorded(trace),
  })
})
