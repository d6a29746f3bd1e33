import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { referenceFor } from '../../src/game/judge.ts'
import {
  compareKernels,
  createSandbox,
  FIRST_LINES,
  lastMoment,
  logOf,
  MOST_FRAMES,
  readProgram,
  reduceSandbox,
  SAMPLES,
  type Sandbox,
  viewed,
} from '../../src/game/sandbox/index.ts'
import { KERNEL_NAMES, KERNELS, type KernelName } from '../../src/kernel/index.ts'
import { generatedProgram, loadLevel } from '../../src/level/index.ts'
import { costsOf, instructionText } from '../../src/workload/index.ts'
import { line, must, story } from './sandbox-play.ts'

const typed = (lines: readonly string[], sandbox = createSandbox()): Sandbox => lines.reduce(line, sandbox)

/** What is seen of a history: the moments' kinds. */
const kinds = ({ moments }: Sandbox): string[] => moments.map(({ event }) => event.kind)

describe('typing', () => {
  test.each([
    ['P1 stroe heap[0] A', 4, /"stroe" is no verb/],
    ['P2 load heap[0]', 1, /there is no P2 yet/],
    ['P1 load stack[0]', 9, /P1 has no region stack/],
    ['P1 load heap[7]', 9, /heap\[7\] is out of range/],
    ['P1 protect heap r', 4, /xv6 has no mprotect/],
    ['P1 map all anon private 4000', 8, /at most 512 pages here/],
    ['  # nothing', 1, /A line is written/],
  ])('"%s" is refused at column %i, and nothing changes', (text, column, message) => {
    const sandbox = typed(['P1 map heap anon private 1'])
    const next = reduceSandbox(sandbox, { do: 'type', text })
    expect(next.refusal?.text).toMatch(message)
    expect(next.refusal?.column).toBe(column)
    expect({ ...next, refusal: null }).toEqual(sandbox)
  })

  test('a line goes where the program stands, before what has not run yet', () => {
    const program = typed(FIRST_LINES).program
    const setting = { kernel: 'xv6', frames: 8, overcommit: 'heuristic' } as const
    let sandbox = must(createSandbox(), { do: 'load', program, setup: null, setting })
    sandbox = must(sandbox, { do: 'line' })
    sandbox = must(sandbox, { do: 'type', text: 'P1 store heap[1] Z' })
    expect(sandbox.program.map(instructionText)).toEqual([
      FIRST_LINES[0],
      'P1 store heap[1] Z',
      FIRST_LINES[1],
      FIRST_LINES[2],
    ])
  })

  test('while a line is under way no other is taken', () => {
    const sandbox = must(must(createSandbox(), { do: 'type', text: FIRST_LINES[0] }), { do: 'step' })
    expect(reduceSandbox(sandbox, { do: 'type', text: FIRST_LINES[1] }).refusal?.text).toBe(
      'P1 map heap anon private 2 is not over yet. Go on first.',
    )
  })
})

describe('time', () => {
  const sandbox = typed([...FIRST_LINES, 'P1 load heap[0]'])

  test('each attempt, trap and answer is a moment', () => {
    expect(kinds(sandbox)).toEqual([
      'boot',
      ...['trap', 'handled'],
      ...['trap', 'handled'],
      ...['trap', 'handled', 'ran'],
      'ran',
    ])
    expect(logOf(sandbox).map(({ text }) => text)).toEqual([...FIRST_LINES, 'P1 load heap[0]'])
  })

  test('going back and forth returns to the very same states', () => {
    const there = [...sandbox.moments.keys()].toReversed()
    let walked: Sandbox = JSON.parse(JSON.stringify(sandbox))
    for (const to of [...there, ...there.toReversed()]) {
      walked = must(walked, { do: 'go', to })
      expect(viewed(walked)).toEqual(sandbox.moments[to])
    }
    expect(walked).toEqual(sandbox)
    expect(must(sandbox, { do: 'go', to: 99 }).at).toBe(8)
    expect(must(sandbox, { do: 'go', to: -1 }).at).toBe(0)
  })

  test('what the past would lose is asked about, and lost only after a yes', () => {
    const past = must(sandbox, { do: 'go', to: 4 })
    const asked = reduceSandbox(past, { do: 'step' })
    expect(asked.question?.text).toBe('Moments 5 to 8 go, and time runs on from moment 4.')
    expect(asked.moments).toBe(sandbox.moments)
    expect(reduceSandbox(asked, { do: 'answer', consent: null })).toEqual(past)
    const gone = must(asked, { do: 'answer', consent: 'go' })
    expect(gone.moments).toHaveLength(6)
    expect(gone.program).toEqual(sandbox.program)
  })

  test.each([
    ['go', ['P2 store heap[0] B', 'P1 load heap[0]']],
    ['drop', []],
  ] as const)('a line typed in the past: "%s" decides what follows it', (consent, behind) => {
    const past = must(sandbox, { do: 'go', to: 4 })
    const asked = reduceSandbox(past, { do: 'type', text: 'P1 store heap[1] Z' })
    expect(asked.question?.choices.map(choice => choice.consent)).toEqual(['go', 'drop'])
    const next = must(asked, { do: 'answer', consent })
    expect(next.moments).toHaveLength(5)
    expect(next.program.map(instructionText)).toEqual([
      FIRST_LINES[0],
      FIRST_LINES[1],
      'P1 store heap[1] Z',
      ...behind,
    ])
  })

  test('what would be refused anyway is not asked about', () => {
    const past = must(sandbox, { do: 'go', to: 4 })
    const next = reduceSandbox(past, { do: 'type', text: 'P9 load heap[0]' })
    expect([next.question, next.refusal?.column]).toEqual([null, 1])
  })

  test('steps of one trap are taken back and done otherwise without a question', () => {
    const trapped = story({}, FIRST_LINES.slice(0, 2))
    let hand = must(must(trapped, { do: 'handle-by', mode: 'hand' }), { do: 'type', text: FIRST_LINES[2] })
    hand = must(hand, { do: 'line' })
    hand = must(hand, { do: 'use', primitives: [{ do: 'alloc' }, { do: 'zero', frame: 2 }] })
    hand = must(must(hand, { do: 'go', to: hand.at - 1 }), {
      do: 'use',
      primitives: [{ do: 'copy', from: 0, to: 2 }],
    })
    expect(viewed(hand).open?.steps.map(step => step.do)).toEqual(['alloc', 'copy'])
    expect(hand.at).toBe(hand.moments.length - 1)
  })

  test('a bulk that cannot be done to its end is not done at all', () => {
    let hand = must(typed(FIRST_LINES.slice(0, 1)), { do: 'handle-by', mode: 'hand' })
    hand = must(must(hand, { do: 'type', text: FIRST_LINES[1] }), { do: 'line' })
    const next = reduceSandbox(hand, { do: 'use', primitives: [{ do: 'alloc' }, { do: 'reap', process: 9 }] })
    expect(next.refusal?.text).toBe('reap P9: There is no process P9.')
    expect(next.moments).toBe(hand.moments)
  })
})

describe('who handles a trap', () => {
  test('by hand a run stops at every trap, and what is given up the reference does from its beginning', () => {
    let sandbox = must(createSandbox(), { do: 'handle-by', mode: 'hand' })
    sandbox = must(must(sandbox, { do: 'type', text: FIRST_LINES[0] }), { do: 'run' })
    expect(lastMoment(sandbox).open?.trap.kind).toBe('sbrk')
    sandbox = must(sandbox, { do: 'use', primitives: [{ do: 'alloc' }] })
    expect(reduceSandbox(sandbox, { do: 'step' }).refusal?.text).toMatch(/This trap is yours/)
    const begun = must(sandbox, { do: 'handle-by', mode: 'reference' })
    expect(reduceSandbox(begun, { do: 'step' }).refusal?.text).toMatch(/You have begun this trap/)
    sandbox = must(sandbox, { do: 'give-up' })
    expect(kinds(sandbox)).toEqual(['boot', 'trap', 'handled'])
    expect(sandbox.mode).toBe('hand')
  })

  test('what the reference would do by hand is judged clean, and costs the same', () => {
    for (const kernel of KERNEL_NAMES) {
      const program = [...generatedProgram({ seed: 5, steps: 40, kernel })]
      const setting = { kernel, frames: MOST_FRAMES, overcommit: 'heuristic' } as const
      const loaded = must(createSandbox(), { do: 'load', program, setup: null, setting })
      const byReference = must(loaded, { do: 'run' })
      let byHand = must(loaded, { do: 'handle-by', mode: 'hand' })
      for (let at = 0; at < byReference.moments.length; at++) {
        const { open, ideal } = viewed(byHand)
        if (open !== null) {
          const { steps } = referenceFor({
            kernel: KERNELS[kernel],
            trap: open.trap,
            before: open.before,
            ideal,
          })
          byHand = must(byHand, { do: 'use', primitives: steps })
          const { event } = viewed(byHand)
          expect(event.kind === 'returned' && event.judgement.kind).toBe('clean')
        }
        byHand = reduceSandbox(byHand, { do: 'step' })
      }
      expect(lastMoment(byHand).machine).toEqual(lastMoment(byReference).machine)
      expect(lastMoment(byHand).ideal).toEqual(lastMoment(byReference).ideal)
      expect(lastMoment(byHand).account).toEqual(lastMoment(byReference).account)
    }
  })
})

describe('kernels', () => {
  test('another kernel runs the same lines again, and looks at the same place', () => {
    const sandbox = typed([...FIRST_LINES, 'P1 load heap[0]'])
    const before = must(sandbox, { do: 'go', to: 4 })
    const after = must(before, { do: 'kernel', kernel: 'linux' })
    expect(after.kernel).toBe('linux')
    expect(viewed(after).next).toBe(2)
    expect(lastMoment(after).next).toBe(4)
    expect(viewed(after).machine.demand).not.toBeNull()
  })

  test('what was done by hand is asked about before it goes', () => {
    const hand = story({}, [
      'P1 map heap anon private 1',
      'P1 fork P2',
      'P1 store heap[0] A',
      [{ do: 'signal', process: 1, signal: 'SIGSEGV' }, { do: 'return' }],
    ])
    const asked = reduceSandbox(hand, { do: 'frames', frames: 4 })
    expect(asked.question?.text).toMatch(/What you did by hand goes/)
    const anew = must(asked, { do: 'answer', consent: 'go' })
    expect(anew.frames).toBe(4)
    expect(lastMoment(anew).causes).toEqual([])
    expect(lastMoment(anew).next).toBe(3)
  })

  test.each([0, 27])('%i frames are refused', frames => {
    expect(reduceSandbox(createSandbox(), { do: 'frames', frames }).refusal?.text).toBe(
      'A machine has 1 to 26 frames here.',
    )
  })

  test('costs so far are those of `simulate --costs`, on every kernel', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.constantFrom(...KERNEL_NAMES), (seed, kernel) => {
        const program = [...generatedProgram({ seed, steps: 30, kernel })]
        const setting = { kernel, frames: MOST_FRAMES, overcommit: 'heuristic' } as const
        const loaded = must(createSandbox(), { do: 'load', program, setup: null, setting })
        const { account, framesAtMost } = lastMoment(must(loaded, { do: 'run' }))
        const ran = logOf(must(loaded, { do: 'run' }))
        if (ran.some(({ how }) => how === 'skipped')) return
        const text = program.map(instructionText).join('\n')
        const costed = costsOf({ kind: 'text', text, file: 'x' }, kernel, { frames: MOST_FRAMES })
        expect(costed.ok && costed.costs.all).toEqual(account)
        expect(costed.ok && costed.costs.framesAtMost).toBe(framesAtMost)
      }),
      { numRuns: 60 },
    )
  })

  const story5 = typed([
    'P1 map heap anon private 2',
    'P1 fork P2',
    'P2 store heap[0] B',
    'P1 store heap[0] C',
  ])

  test('two kernels side by side have come as far, each with its account', () => {
    const { here, there, stopped } = compareKernels(story5, 'naive')
    expect(stopped).toBeNull()
    expect([here.lines, there.lines]).toEqual([4, 4])
    expect([here.account.pagesCopied, there.account.pagesCopied]).toEqual([1, 2])
    expect([here.account.faults, there.account.faults]).toEqual([2, 0])
    expect(here.machine).toBe(lastMoment(story5).machine)
  })

  test('each line has its own costs, the same whichever side they are found out on', () => {
    const sum = (costs: readonly number[]): number => costs.reduce((all, cost) => all + cost, 0)
    fc.assert(
      fc.property(fc.nat(9999), seed => {
        const program = [...generatedProgram({ seed, steps: 30, kernel: 'xv6' })]
        const on = (kernel: KernelName, other: KernelName) => {
          const setting = { kernel, frames: MOST_FRAMES, overcommit: 'heuristic' } as const
          const loaded = must(createSandbox(), { do: 'load', program, setup: null, setting })
          return compareKernels(must(loaded, { do: 'run' }), other)
        }
        const one = on('xv6', 'naive')
        const other = on('naive', 'xv6')
        if (one.stopped !== null || other.stopped !== null || one.lines.length !== other.lines.length) return
        for (const cost of ['faults', 'pagesCopied', 'ptesWritten'] as const) {
          expect(one.lines.map(({ here }) => here[cost])).toEqual(
            other.lines.map(({ there }) => there?.[cost]),
          )
          expect(sum(one.lines.map(({ here }) => here[cost]))).toBe(one.here.account[cost])
        }
      }),
      { numRuns: 30 },
    )
  })

  test('in the middle of a line the other kernel stands before it', () => {
    const trapped = must(story5, { do: 'go', to: 5 })
    expect(viewed(trapped).open?.trap.kind).toBe('store-page-fault')
    expect(compareKernels(trapped, 'linux').there.lines).toBe(2)
  })

  test('where the other kernel cannot go on, it says why, and stands there', () => {
    const linux = typed(
      ['P1 map heap anon private 1', 'P1 store heap[0] A', 'P1 protect heap r', 'P1 load heap[0]'],
      createSandbox({ kernel: 'linux' }),
    )
    const { there, stopped } = compareKernels(linux, 'xv6')
    expect(stopped).toEqual({
      line: 3,
      text: 'P1 protect heap r',
      why: expect.stringMatching(/^xv6 has no mprotect/),
    })
    expect([there.lines, there.account.systemCalls]).toEqual([2, 1])
  })
})

describe('loading', () => {
  const settingOf = (text: string, file = 'w.txt'): readonly [KernelName, number] | string => {
    const read = readProgram(text, file)
    return read.ok
      ? [read.loadable.setting.kernel, read.loadable.setting.frames]
      : (read.problems[0]?.message ?? '')
  }

  test.each(SAMPLES.map(sample => [sample.id, sample.text]))('%s runs to its end', (_, text) => {
    const read = readProgram(text, 'sample')
    if (!read.ok) throw new Error('a sample that cannot be read')
    const sandbox = must(must(createSandbox(), { do: 'load', ...read.loadable }), { do: 'run' })
    expect(logOf(sandbox).filter(({ how }) => how === 'skipped')).toEqual([])
    expect(lastMoment(sandbox).next).toBe(sandbox.program.length)
  })

  test('kernel and frames are made to fit what a file needs', () => {
    expect(settingOf('P1 map heap anon private 1')).toEqual(['xv6', 8])
    expect(settingOf('P1 map heap anon private 1\nP1 protect heap r')).toEqual(['linux', 8])
    expect(settingOf('P1 map heap anon private 12')).toEqual(['xv6', 12])
    expect(settingOf('P1 map heap anon private 90')).toEqual(['xv6', 26])
  })

  test('a level comes with its machine and its setup, a trace with its kernel', () => {
    const text = readFileSync('levels/shared-is-not-cow.yaml', 'utf8')
    const read = readProgram(text, 'levels/shared-is-not-cow.yaml')
    const loaded = loadLevel(text, 'levels/shared-is-not-cow.yaml')
    expect(read.ok && loaded.ok && read.loadable).toEqual({
      program: loaded.ok ? [...loaded.level.setup, ...loaded.level.program] : [],
      setup: 4,
      setting: { kernel: 'linux', frames: 8, overcommit: 'heuristic' },
    })
    const trace = '{"name": "t", "kernel": "eager", "steps": [{"by": "P1", "do": "fork", "child": "P2"}]}\n'
    expect(settingOf(`${trace}${trace}`)).toEqual(['eager', 8])
    expect(settingOf(trace.replace(', "steps"', ',\n"steps"'))).toEqual(['eager', 8])
  })

  test.each([
    ['', 'it is empty; a workload has one instruction a line, such as P1 map heap anon private 2'],
    ['P1 sotre heap[0] A', expect.stringMatching(/"sotre" is no verb/)],
    ['{"name": 3}', expect.stringMatching(/name/)],
    ['P1 fork P2\n'.repeat(1001), 'too long for the sandbox: at most 1000 lines'],
  ])('what cannot be loaded says why: %j', (text, message) => {
    expect(settingOf(text)).toEqual(message)
  })
})
