import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { primitiveText, tell } from '../../src/game/tell.ts'
import { whyStep } from '../../src/game/why.ts'
import {
  apply,
  handleByReference,
  KERNEL_NAMES,
  KERNELS,
  type KernelName,
  type Primitive,
} from '../../src/kernel/index.ts'
import { generatedProgram } from '../../src/level/index.ts'
import { copyMachine, frameName, type Machine, processesOf, type Trap } from '../../src/machine/index.ts'
import { instructions } from '../kernel/scene.ts'
import { gameOn, levelCalled, playThrough, reference } from '../level/played.ts'
import { boots, programFrom, wishes } from '../random-program.ts'
import { type Met, type Moment, momentsOf, trapsOf } from './reference-walk.ts'
import { situationsOf } from './situation.ts'
import { WHY_ROWS } from './why-rows.ts'
import { COUNTS, TRUTHS } from './why-truths.ts'

const LEVELS = readdirSync('levels')
  .filter(name => name.endsWith('.yaml'))
  .map(name => name.replace('.yaml', ''))

/** Those whose traps are answered one at a time; on two CPUs both handlers run at once. */
const PLAYED = LEVELS.filter(id => levelCalled(id).cpus === undefined)

const LONGEST = 220

/** What is wrong with the text of a step; empty where nothing is. */
function faultsOf(moment: Moment): string[] {
  const text = whyStep(moment)
  const wrong: string[] = []
  if (!/^\S.*[^.]\.$/.test(text) || text.length > LONGEST) wrong.push('form')
  if (/undefined|null|NaN|\bpage 0x|[!—]/.test(text)) wrong.push('words')
  if (text === tell(moment.step, { ok: true }, moment.after)) wrong.push('it tells what, and not why')
  for (const { phrase, holds } of TRUTHS)
    for (const [said, ...groups] of text.matchAll(phrase))
      if (!holds(moment, text, ...groups)) wrong.push(`untrue: ${said}`)
  for (const name of strangersIn(text, moment)) wrong.push(`nobody knows ${name}`)
  for (const number of looseNumbers(text)) wrong.push(`${number} is not accounted for`)
  return wrong.map(what => `${moment.kernel.name}, ${moment.text}: "${text}": ${what}`)
}

/** Processes, pages and frames that a text names and neither machine has. */
function strangersIn(text: string, { now, after, trap }: Moment): string[] {
  const has = (known: (machine: Machine) => boolean): boolean => known(now) || known(after)
  const processes = (text.match(/\bP\d+/g) ?? []).filter(name => {
    const id = Number(name.slice(1))
    return !has(machine => machine.processes[id] !== undefined) && !('child' in trap && trap.child === id)
  })
  const frames = [...text.matchAll(/\b[Ff]rame ([a-z]\d*)\b/g)].filter(
    ([, name]) => !has(machine => machine.frames.some((_, number) => frameName(number) === name)),
  )
  const pages = [...text.matchAll(/([\w-]+)\[(\d+)\]/g)].filter(
    ([, region, index]) =>
      !has(machine =>
        processesOf(machine).some(({ regions }) =>
          regions.some(({ name, pages: length }) => name === region && Number(index) < length),
        ),
      ),
  )
  return [...processes, ...[...frames, ...pages].map(([name]) => name)]
}

/** Numbers that are neither part of a name nor in a turn of phrase that is held against the machine. */
function looseNumbers(text: string): string[] {
  const rest = COUNTS.reduce((left, { phrase }) => left.replace(phrase, ''), text).replace(
    /\bP\d+|[\w-]+\[\d+\]|\b[Ff]rame [a-z]\d*\b|'.'|\(2\)|-1\b|\bxv6\b/g,
    '',
  )
  return rest.match(/\d+/g) ?? []
}

const faultsIn = (traps: Iterable<Met>): string[] => [...traps].flatMap(momentsOf).flatMap(faultsOf)

/** The player's traps of a level, as the session comes to them where the reference's steps are played. */
function playedTraps(id: string): Met[] {
  const game = gameOn(id)
  const traps: Met[] = []
  playThrough(game, (open, text) => {
    const steps = reference(game, open)
    traps.push({ kernel: game.kernel, trap: open.trap, before: copyMachine(open.before), steps, text })
    return steps
  })
  return traps
}

function allTraps(id: string): Met[] {
  const { kernel, setup, program, frames, overcommit } = levelCalled(id)
  return [...trapsOf(kernel, [...setup, ...program], frames, overcommit)]
}

describe('each step of the reference has a short true reason', () => {
  test.each(PLAYED)('at every trap of the player’s in %s', id => {
    const traps = playedTraps(id)
    expect(traps.length).toBeGreaterThan(0)
    expect(faultsIn(traps)).toEqual([])
  })

  test.each(LEVELS)('at every other trap of %s, from its setup on', id => {
    expect(faultsIn(allTraps(id))).toEqual([])
  })

  test.each(
    KERNEL_NAMES.flatMap(kernel =>
      (
        [
          [10, 'heuristic'],
          [24, 'never'],
          [200, 'always'],
        ] as const
      ).map(([frames, policy]) => [kernel, frames, policy] as const),
    ),
  )('in generated programs on %s with %i frames, overcommit %s', (kernel, frames, policy) => {
    for (let seed = 1; seed <= 5; seed++)
      expect(
        faultsIn(trapsOf(kernel, generatedProgram({ seed, steps: 150, kernel }), frames, policy)),
      ).toEqual([])
  })

  test.each(KERNEL_NAMES)('in any program on %s', name => {
    fc.assert(
      fc.property(wishes(120), boots, (list, { frames, overcommit }) => {
        const program = programFrom(list, KERNELS[name], frames, overcommit)
        expect(faultsIn(trapsOf(name, program, frames, overcommit))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})

test.each(WHY_ROWS)('in %s, at %s, %s is for this reason', (id, trap, step, why) => {
  const moments = allTraps(id)
    .filter(({ text }) => text === trap)
    .flatMap(momentsOf)
  const moment = moments.find(({ step: primitive, now }) => primitiveText(primitive, now) === step)
  expect(moment === undefined ? undefined : whyStep(moment)).toBe(why)
})

/** A trap's texts with the names taken out. */
const withoutNames = (met: Met): string =>
  momentsOf(met)
    .map(whyStep)
    .join('\n')
    .replace(/\bP\d+/g, 'P')
    .replace(/[\w-]+\[\d+\]/g, 'page')
    .replace(/\b[Ff]rame [a-z]\d*\b/g, 'frame')
    .replace(/\d+/g, 'n')
    .replace(/'[^']'/g, 'value')

test('traps of different kinds are explained in different words', () => {
  const kinds = new Map<string, string>()
  // A kernel that copies every page at fork has no kinds of them.
  for (const met of LEVELS.flatMap(allTraps).filter(({ kernel }) => kernel.forkCopies !== 'all')) {
    const kind = situationsOf(met.kernel, met.before, met.trap, met.steps).join('; ')
    const words = `${met.kernel.name}: ${withoutNames(met)}`
    expect(kinds.get(words) ?? kind, words).toBe(kind)
    kinds.set(words, kind)
  }
  expect(new Set(kinds.values()).size).toBeGreaterThan(30)
})

test('every turn of phrase that is held against the machine is met', () => {
  const generated = KERNEL_NAMES.flatMap(kernel =>
    [1, 2, 3].flatMap(seed => [...trapsOf(kernel, generatedProgram({ seed, steps: 200, kernel }), 12)]),
  )
  const texts = [...LEVELS.flatMap(allTraps), ...generated].flatMap(momentsOf).map(whyStep)
  const idle = TRUTHS.filter(({ phrase }) => !texts.some(text => text.search(phrase) >= 0))
  expect(idle.map(({ phrase }) => phrase.source)).toEqual([])
})

test('the truths are held against the machine: a number that is off by one is found', () => {
  const [met] = allTraps('first-write').filter(({ text }) => text === 'P2 store heap[0] C')
  const moments = met === undefined ? [] : momentsOf(met)
  const off = moments.flatMap(moment => {
    const text = whyStep(moment).replace(/\d+(?= reference)|(?<=to )\d+/g, count => `${Number(count) + 1}`)
    return COUNTS.flatMap(({ phrase, holds }) =>
      [...text.matchAll(phrase)].map(([, ...groups]) => holds(moment, text, ...groups)),
    )
  })
  expect(off).toEqual([false, false])
})

/** What the reference does with a trap on the machine that these lines leave. */
function outlying(
  name: KernelName,
  lines: readonly string[],
  trap: Trap,
  ...first: readonly Primitive[]
): string[] {
  const kernel = KERNELS[name]
  const [before] = [...trapsOf(name, [...instructions(kernel, lines), { by: 1, do: 'wait' }], 8)]
    .map(met => met.before)
    .slice(-1)
  if (before === undefined) throw new Error('these lines do not run')
  const machine = copyMachine(before)
  for (const step of first) apply(machine, step)
  const left = copyMachine(machine)
  const steps = handleByReference(machine, kernel, trap)
  return momentsOf({ kernel, trap, before: left, steps, text: trap.kind }).map(whyStep)
}

const HEAP = ['P1 map heap anon private 1', 'P1 store heap[0] A']
const BEYOND = 900

test.each([
  [
    'a load where nothing is mapped, on xv6',
    outlying('xv6', HEAP, { kind: 'load-page-fault', by: 1, page: BEYOND }),
    [
      "Nothing is mapped at page 0x388000, and nothing will be. P1's load gets SIGSEGV.",
      'The load is not done: P1 gets SIGSEGV, catches it and goes on.',
    ],
  ],
  [
    'a load outside every region, on linux',
    outlying('linux', HEAP, { kind: 'load-page-fault', by: 1, page: BEYOND }),
    [
      "Nothing is mapped at page 0x388000, and nothing will be. P1's load gets SIGSEGV.",
      'The load is not done: P1 gets SIGSEGV, catches it and goes on.',
    ],
  ],
  [
    'copying from outside every region, on linux',
    outlying('linux', HEAP, { kind: 'load-page-fault', by: 1, page: BEYOND, copying: 'write' }),
    [
      'Nothing is mapped at page 0x388000, and the kernel asks the region when it copies for P1. A call can be told no: EFAULT.',
      "P1's write(2) returns -1, and P1 goes on.",
    ],
  ],
  [
    'write(2) from where nothing is mapped',
    outlying('xv6', HEAP, { kind: 'write', by: 1, page: BEYOND }),
    [
      'Nothing is mapped at page 0x388000: there is nothing to load. write(2) returns -1.',
      'P1 goes on, with -1 for an answer.',
    ],
  ],
  [
    'read(2) into where nothing is mapped',
    outlying('xv6', HEAP, { kind: 'read', by: 1, page: BEYOND, values: 'K' }),
    [
      'Nothing is mapped at page 0x388000: P1 may not store there, so the kernel must not do it for P1. read(2) returns -1.',
      'P1 goes on, with -1 for an answer.',
    ],
  ],
  [
    'a store to a shared page without W',
    outlying(
      'linux',
      ['P1 map shm anon shared 1', 'P1 store shm[0] A'],
      { kind: 'store-page-fault', by: 1, page: 12 },
      { do: 'protect', process: 1, page: 12 },
    ),
    [
      'shm is shared: its stores are for all to see, so W goes on and nothing is copied.',
      "P1's store runs again: shm[0] leads to frame a now, with W on, and it goes through.",
    ],
  ],
])('%s is explained too, though no program comes to it', (_what, texts, expected) => {
  expect(texts).toEqual(expected)
})

test('a step that no handler takes at such a trap is told as what it does', () => {
  const [met] = allTraps('first-write').filter(({ text }) => text === 'P2 store heap[0] C')
  if (met === undefined) throw new Error('the level has changed')
  expect(whyStep({ ...met, steps: [{ do: 'sleep', process: 2 }], at: 0 })).toBe(
    'P2 sleeps until it is woken.',
  )
})

test('there is a reason for each step only', () => {
  const [met] = allTraps('first-write')
  if (met === undefined) throw new Error('the level has changed')
  for (const at of [-1, met.steps.length]) expect(() => whyStep({ ...met, at })).toThrow(RangeError)
})

test('the machine at the trap stays as it is', () => {
  for (const met of allTraps('boss-regions')) {
    const before = JSON.stringify(met.before)
    momentsOf(met).forEach(whyStep)
    expect(JSON.stringify(met.before)).toBe(before)
  }
})
