import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KERNELS } from '../../src/kernel/index.ts'
import {
  compareTrace,
  instructionText,
  readTrace,
  simulateText,
  simulateTrace,
  type Trace,
} from '../../src/workload/index.ts'
import type { PageSeen, StepOutcome } from '../../src/workload/observe.ts'
import { programs } from '../random-program.ts'

const { xv6, naive } = KERNELS

/** A trace as `simulate` writes it and `compare` reads it. */
function written(text: string, kernel = xv6): Trace {
  const simulated = simulateText(text, 'a trace', 'f', kernel)
  if (!simulated.ok) throw new Error(simulated.problems.map(({ message }) => message).join('\n'))
  const read = readTrace(JSON.stringify(simulated.trace), 'f')
  if (!read.ok) throw new Error(read.problem.message)
  return read.trace
}

const traces = fc.constantFrom(...Object.values(KERNELS)).chain(kernel =>
  programs(kernel, 60).map(program => ({
    kernel,
    trace: written(program.map(instructionText).join('\n'), kernel),
  })),
)

type Recorded = Partial<StepOutcome>

const withRecorded = (trace: Trace, at: number, recorded: Recorded): Trace => ({
  ...trace,
  steps: trace.steps.map((step, index) => (index === at ? { ...step, recorded } : step)),
})

function without(recorded: Recorded, field: 'faults' | 'saw' | 'result'): Recorded {
  const { [field]: _, ...rest } = recorded
  return rest
}

const frameOf = (page: PageSeen | undefined): number | null =>
  page !== null && page !== undefined && typeof page.frame === 'number' ? page.frame : null

const isSeenIn = (frame: number, recorded: Recorded | undefined): boolean =>
  Object.values(recorded?.after ?? {}).some(page => frameOf(page) === frame)

/** One change of one step's outcome, and the field at which it has to be found. */
interface Change {
  readonly field: string
  readonly recorded: Recorded
}

function outcomeChanges(recorded: Recorded): Change[] {
  const { faults, saw, result } = recorded
  return [
    ...(faults === undefined
      ? [{ field: 'faults', recorded: { ...recorded, faults: 0 } }]
      : [
          { field: 'faults', recorded: { ...recorded, faults: 1 - faults } },
          { field: 'faults', recorded: without(recorded, 'faults') },
        ]),
    ...(saw === undefined
      ? [{ field: 'saw', recorded: { ...recorded, saw: 0 } }]
      : [
          { field: 'saw', recorded: { ...recorded, saw: (saw + 1) % 256 } },
          { field: 'saw', recorded: without(recorded, 'saw') },
        ]),
    ...(result === undefined
      ? [{ field: 'result', recorded: { ...recorded, result: 'SIGSEGV' } }]
      : [
          { field: 'result', recorded: { ...recorded, result: 'EOTHER' } },
          { field: 'result', recorded: without(recorded, 'result') },
        ]),
  ]
}

function pageChanges(key: string, recorded: Recorded, before: Recorded | undefined): Change[] {
  const after = recorded.after ?? {}
  const page = after[key]
  const change = (to: PageSeen): Change => ({
    field: `after ${key}`,
    recorded: { ...recorded, after: { ...after, [key]: to } },
  })
  const { [key]: _, ...others } = after
  const missing: Change = { field: `after ${key}`, recorded: { ...recorded, after: others } }
  if (page === null || page === undefined) return [missing, change({ frame: 'zero' })]
  if (!('maps' in page)) return [missing, change(null), change({ frame: 999_999, maps: 1, kind: 'anon' })]
  const numbers = Object.values(after).flatMap(seen => frameOf(seen) ?? [])
  // A frame that was not in sight before this step may have any name that is not taken.
  const known = isSeenIn(page.frame, before)
  const other = numbers.find(number => number !== page.frame && isSeenIn(number, before))
  return [
    missing,
    change(null),
    change({ frame: 'zero' }),
    change({ ...page, maps: page.maps + 1 }),
    change({ ...page, kind: page.kind === 'anon' ? 'page-cache' : 'anon' }),
    ...(known ? [change({ ...page, frame: 999_999 })] : []),
    ...(known && other !== undefined ? [change({ ...page, frame: other })] : []),
  ]
}

function changesOf(trace: Trace, at: number): Change[] {
  const recorded = trace.steps[at]?.recorded ?? {}
  const after = recorded.after ?? {}
  const extra = 'P1.nowhere[0]'
  return [
    ...outcomeChanges(recorded),
    ...Object.keys(after).flatMap(key => pageChanges(key, recorded, trace.steps[at - 1]?.recorded)),
    { field: `after ${extra}`, recorded: { ...recorded, after: { ...after, [extra]: null } } },
  ]
}

test('what simulate writes agrees with itself when it is read again, and comes out the same to the byte', () => {
  fc.assert(
    fc.property(traces, ({ kernel, trace }) => {
      expect(compareTrace(trace, kernel)).toBeNull()
      const text = trace.steps.map(step => instructionText(step.instruction)).join('\n')
      expect(JSON.stringify(simulateTrace(trace, 'f', 1, kernel))).toBe(
        JSON.stringify(simulateText(text, 'a trace', 'f', kernel)),
      )
    }),
    { numRuns: 150 },
  )
})

test('any single change of a recorded outcome is found at its step and in its field', () => {
  fc.assert(
    fc.property(traces, fc.nat(), fc.nat(), ({ kernel, trace }, step, which) => {
      fc.pre(trace.steps.length > 0)
      const at = step % trace.steps.length
      const changes = changesOf(trace, at)
      const change = changes[which % changes.length]
      if (change === undefined) throw new Error('nothing to change')
      expect(compareTrace(withRecorded(trace, at, change.recorded), kernel)).toMatchObject({
        step: at,
        field: change.field,
      })
    }),
    { numRuns: 600 },
  )
})

test('frames under other names agree, whatever the names', () => {
  const names = fc.uniqueArray(fc.nat(1_000_000), { minLength: 500, maxLength: 500 })
  fc.assert(
    fc.property(traces, names, ({ kernel, trace }, other) => {
      const rename = (page: PageSeen): PageSeen =>
        page !== null && 'maps' in page ? { ...page, frame: other[page.frame] ?? page.frame } : page
      const steps = trace.steps.map(({ instruction, recorded }) => {
        const after = Object.entries(recorded.after ?? {}).map(([key, page]) => [key, rename(page)] as const)
        return { instruction, recorded: { ...recorded, after: Object.fromEntries(after) } }
      })
      expect(compareTrace({ ...trace, steps }, kernel)).toBeNull()
    }),
    { numRuns: 100 },
  )
})

/** The frame of P1.heap[0] as it is recorded at each step of P1's own life. */
function recordedAs(lines: string[], frames: readonly number[]): Trace {
  const trace = written(lines.join('\n'))
  const steps = trace.steps.map(({ instruction, recorded }, index) => {
    const page = recorded.after?.['P1.heap[0]']
    const frame = frames[index]
    const known = page !== null && page !== undefined && 'maps' in page && frame !== undefined
    return {
      instruction,
      recorded: known
        ? { ...recorded, after: { ...recorded.after, 'P1.heap[0]': { ...page, frame } } }
        : recorded,
    }
  })
  return { ...trace, steps }
}

const MAP = 'P1 map heap anon private 1'

test('a freed frame may come back under another name', () => {
  expect(compareTrace(recordedAs([MAP, 'P1 unmap heap', MAP], [4, 0, 7]), xv6)).toBeNull()
})

test('a page that moves to another frame, where the model leaves it in place, is a difference', () => {
  expect(compareTrace(recordedAs([MAP, 'P1 store heap[0] A'], [4, 7]), xv6)).toEqual({
    step: 1,
    field: 'after P1.heap[0]',
    recorded: '{"frame":7,"maps":1,"kind":"anon"}',
    simulated: '{"frame":0,"maps":1,"kind":"anon"}',
  })
})

test('a page that stays in its frame, where the model moves it, is a difference', () => {
  const lines = [MAP, 'P1 fork P2', 'P1 store heap[0] A', 'P2 exit', 'P1 wait']
  const trace = written(lines.join('\n'))
  expect(compareTrace(trace, naive)).toMatchObject({ step: 1, field: 'after P1.heap[0]' })
  expect(compareTrace(recordedAs(lines, [0, 0, 0]), xv6)).toMatchObject({
    step: 2,
    field: 'after P1.heap[0]',
  })
})

test('a step that cannot run on the kernel is a difference, and says why', () => {
  const read = readTrace('{"name":"n","steps":[{"by":"P1","do":"vfork","child":"P2"}]}', 'f')
  expect(read.ok && compareTrace(read.trace, xv6)).toEqual({
    step: 0,
    field: 'instruction',
    recorded: 'ran',
    simulated: `cannot: xv6 has no vfork; it has ${[...xv6.verbs].join(', ')}`,
  })
})

test('what a difference quotes from a trace has no control characters', () => {
  const after = { '\u001b[31mP1.heap[0]\u0007': null }
  const found = (outcome: object) => {
    const read = readTrace(JSON.stringify({ name: 'n', steps: [{ by: 'P1', do: 'wait', ...outcome }] }), 'f')
    return read.ok ? compareTrace(read.trace, xv6) : null
  }
  expect(found({ after })).toEqual({
    step: 0,
    field: 'after [31mP1.heap[0]',
    recorded: 'null',
    simulated: 'nothing',
  })
  expect(found({ result: '\u001b[2J\u202e' })).toMatchObject({ field: 'result', recorded: '[2J' })
})
