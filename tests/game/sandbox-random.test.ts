import fc from 'fast-check'
import { expect, test } from 'vitest'
import { referenceFor } from '../../src/game/judge.ts'
import {
  compareKernels,
  createSandbox,
  lastMoment,
  levelFileOf,
  type Moment,
  reduceSandbox,
  type Sandbox,
  type SandboxInput,
  viewed,
} from '../../src/game/sandbox/index.ts'
import { KERNEL_NAMES, KERNELS, type KernelName, type Primitive } from '../../src/kernel/index.ts'
import { generatedProgram } from '../../src/level/index.ts'
import { anyPrimitive, type Choose } from './random-play.ts'

/** What the reference would do next, where it can be asked on a machine that may be damaged; else a bare return. */
function sensible(sandbox: Sandbox, moment: Moment, choose: Choose): readonly Primitive[] {
  const { open, ideal } = moment
  if (open === null) return []
  try {
    const { trap, before } = open
    const { steps } = referenceFor({ kernel: KERNELS[sandbox.kernel], trap, before, ideal })
    const left = steps.slice(open.steps.length)
    const some = choose(3) === 0 ? left : choose(5) === 0 ? left.slice(1, 2) : left.slice(0, 1)
    return some.length === 0 ? [{ do: 'return' }] : some
  } catch {
    return [{ do: 'return' }]
  }
}

function anyInput(sandbox: Sandbox, choose: Choose): SandboxInput {
  const moment = viewed(sandbox)
  const roll = choose(100)
  if (sandbox.question !== null) return { do: 'answer', consent: choose(4) === 0 ? null : 'go' }
  if (moment.open !== null && moment.panic === null && roll < 70)
    return roll < 8
      ? { do: 'use', primitives: [{ do: 'return' }] }
      : { do: 'use', primitives: roll < 28 ? [anyPrimitive(choose)] : sensible(sandbox, moment, choose) }
  if (roll < 80) return { do: 'step' }
  if (roll < 84) return { do: 'handle-by', mode: choose(4) === 0 ? 'reference' : 'hand' }
  if (roll < 90) return { do: 'go', to: choose(sandbox.moments.length) }
  if (roll < 92) return { do: 'give-up' }
  if (roll < 94) return { do: 'type', text: 'P1 load heap[0]' }
  if (roll < 95) return { do: 'kernel', kernel: KERNEL_NAMES[choose(4)] ?? 'xv6' }
  return { do: 'run' }
}

function chooser(seed: number): Choose {
  let state = (Math.imul(seed, 2654435761) + 12345) >>> 0
  return choices => {
    state = (state ^ (state << 13)) >>> 0
    state = (state ^ (state >>> 17)) >>> 0
    state = (state ^ (state << 5)) >>> 0
    return state % choices
  }
}

/** Plays at random for a while, then lets the reference finish, as far as the damage lets it. */
function wildPlay(kernel: KernelName, seed: number, frames: number, inputs: number): Sandbox {
  const choose = chooser(seed)
  const program = [...generatedProgram({ seed, steps: 25, kernel })]
  const setting = { kernel, frames, overcommit: 'heuristic' } as const
  let sandbox = reduceSandbox(createSandbox(), { do: 'load', program, setup: null, setting })
  sandbox = reduceSandbox(sandbox, { do: 'handle-by', mode: 'hand' })
  for (let count = 0; count < inputs; count++) sandbox = reduceSandbox(sandbox, anyInput(sandbox, choose))
  const rest: readonly SandboxInput[] = [
    { do: 'go', to: sandbox.moments.length - 1 },
    { do: 'handle-by', mode: 'reference' },
    { do: 'give-up' },
    { do: 'run' },
  ]
  return rest.reduce(reduceSandbox, sandbox)
}

test('whatever is done by hand, the sandbox goes on, and every consequence names a moment that there was', () => {
  const surfaced = new Set<string>()
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.constantFrom(...KERNEL_NAMES),
      fc.integer({ min: 3, max: 14 }),
      fc.integer({ min: 10, max: 120 }),
      (seed, kernel, frames, inputs) => {
        const sandbox = wildPlay(kernel, seed, frames, inputs)
        for (const [index, { symptoms, causes }] of sandbox.moments.entries())
          for (const { kind, from } of symptoms) {
            surfaced.add(kind)
            expect(from.length).toBeGreaterThan(0)
            for (const cause of [...from, ...causes]) expect(cause.moment).toBeLessThanOrEqual(index)
          }
        compareKernels(sandbox, 'linux')
        const level = levelFileOf(sandbox, { id: 'wild', title: 'Wild' })
        if (!level.ok) expect(level.why).not.toBe('')
        expect(JSON.parse(JSON.stringify(sandbox))).toEqual(sandbox)
      },
    ),
    { numRuns: 400 },
  )
  expect([...surfaced]).toEqual(
    expect.arrayContaining(['again', 'corruption', 'leak', 'overwritten', 'panic', 'refused', 'stuck']),
  )
})

test('who makes no mistake sees no consequence, on every kernel', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.constantFrom(...KERNEL_NAMES),
      fc.integer({ min: 1, max: 20 }),
      (seed, kernel, frames) => {
        const program = [...generatedProgram({ seed, steps: 40, kernel })]
        const setting = { kernel, frames, overcommit: 'heuristic' } as const
        const loaded = reduceSandbox(createSandbox(), { do: 'load', program, setup: null, setting })
        const sandbox = reduceSandbox(loaded, { do: 'run' })
        expect(sandbox.moments.flatMap(({ symptoms }) => symptoms)).toEqual([])
        expect(lastMoment(sandbox).panic).toBeNull()
        expect(lastMoment(sandbox).next).toBe(program.length)
      },
    ),
    { numRuns: 300 },
  )
})
