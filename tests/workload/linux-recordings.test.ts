import { expect, test } from 'vitest'
import { KERNELS, type Kernel } from '../../src/kernel/index.ts'
import { type Instruction, type Region, VERBS } from '../../src/machine/index.ts'
import { compareTrace, type Trace } from '../../src/workload/index.ts'
import { RECORDINGS, randomRecordings, recording } from './recorded.ts'

/*
 * The kernel `linux` held against real processes on Linux 6.18: every fault, every value, every result, and after every
 * step every page of every process, the frame's map count and its kind.
 */
const { linux, eager, naive, xv6 } = KERNELS
const RANDOM = randomRecordings()

test('there are recordings that each show one thing, and some of random workloads', () => {
  expect(RECORDINGS.length).toBeGreaterThanOrEqual(21)
  expect(RANDOM.length).toBeGreaterThanOrEqual(20)
  expect(RANDOM.every(({ steps }) => steps.length >= 40)).toBe(true)
})

test.each(RECORDINGS)('linux does what Linux did: %s', name => {
  expect(compareTrace(recording(name), linux)).toBeNull()
})

test.each(RANDOM.map(trace => ({ name: trace.name, trace })))(
  'linux does what Linux did: $name',
  ({ trace }) => {
    expect(compareTrace(trace, linux)).toBeNull()
  },
)

/** What is done to which kind of memory in these traces: "store anon private". */
function kindsIn(traces: readonly Trace[]): Set<string> {
  const kinds = new Set<string>()
  for (const { steps } of traces) {
    const regions = new Map<number, Map<string, Pick<Region, 'kind' | 'share'>>>()
    const of = (by: number) => regions.get(by) ?? new Map<string, Pick<Region, 'kind' | 'share'>>()
    for (const { instruction } of steps) {
      if (instruction.do === 'map')
        regions.set(instruction.by, new Map([...of(instruction.by), [instruction.region, instruction]]))
      if (instruction.do === 'fork' || instruction.do === 'vfork')
        regions.set(instruction.child, new Map(of(instruction.by)))
      const region = 'region' in instruction ? of(instruction.by).get(instruction.region) : undefined
      kinds.add([instruction.do, ...(region === undefined ? [] : [region.kind, region.share])].join(' '))
    }
  }
  return kinds
}

test('the recordings have every verb, and do everything to every kind of memory', () => {
  const onMemory: Instruction['do'][] = [
    'map',
    'store',
    'load',
    'read',
    'write',
    'protect',
    'unmap',
    'dontneed',
  ]
  const kinds = ['anon private', 'anon shared', 'file private', 'file shared']
  const all = VERBS.flatMap(verb => (onMemory.includes(verb) ? kinds.map(kind => `${verb} ${kind}`) : [verb]))
  const found = kindsIn([...RANDOM, ...RECORDINGS.map(recording)])
  expect(all.filter(what => !found.has(what))).toEqual([])
})

/** `step` is 0-based: where the kernel and the recording part, and in what. */
const parted: readonly [name: string, kernel: Kernel, step: number, field: string][] = [
  // Memory comes at once on xv6, to both of its kernels.
  ['first-write', naive, 0, 'after P1.heap[0]'],
  ['first-write', xv6, 0, 'after P1.heap[0]'],
  ['private-file', xv6, 0, 'after P1.lib[0]'],
  ['shared-is-not-cow', xv6, 0, 'instruction'],
  // The last sharer stores without a fault on eager, and the top of the stack is copied at fork.
  ['sole-owner-reuse', eager, 4, 'faults'],
  ['last-one-standing', eager, 6, 'faults'],
  ['parent-writes-first', eager, 5, 'faults'],
  ['kernel-copyout', eager, 6, 'faults'],
  ['dontneed', eager, 5, 'faults'],
  ['exec-after-fork', eager, 6, 'after P1.stack[0]'],
]

test.each(parted)('Linux did not do at %s what another kernel does', (name, kernel, step, field) => {
  expect(compareTrace(recording(name), kernel)).toMatchObject({ step, field })
})

/** Where nobody is left alone with a page that it then stores to, and no stack is shared. */
const LIKE_EAGER = [
  ...['bad-pointer', 'copyin-copies-nothing', 'first-write', 'fork-skips-untouched', 'grandchild-writes'],
  ...['one-page-at-a-time', 'private-file', 'read-only-is-not-cow', 'reading-is-free', 'shared-is-not-cow'],
  'zero-page',
]
const UNLIKE_EAGER = [
  ...['dontneed', 'exec-after-fork', 'kernel-copyout', 'last-one-standing', 'multiple-forks', 'nested-forks'],
  ...['parent-dies-first', 'parent-writes-first', 'refork-inherits-cow', 'sole-owner-reuse'],
]

test('xv6 and naive agree with no recording of Linux, and eager with those where nobody is left alone', () => {
  const agree = (kernel: Kernel, names: readonly string[]): string[] =>
    names.filter(name => compareTrace(recording(name), kernel) === null)
  expect(agree(naive, RECORDINGS)).toEqual([])
  expect(agree(xv6, RECORDINGS)).toEqual([])
  expect(agree(eager, [...LIKE_EAGER, ...UNLIKE_EAGER])).toEqual(LIKE_EAGER)
})
