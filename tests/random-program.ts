import fc from 'fast-check'
import { bootMachine, type Kernel, runInstruction } from '../src/kernel/index.ts'
import {
  freeFrames,
  type Instruction,
  liveProcesses,
  type Machine,
  type Overcommit,
  type ProcessId,
  REGION_KINDS,
  REGION_RIGHTS,
  type Region,
  spaceOf,
  type Verb,
} from '../src/machine/index.ts'

const MOST_LIVE = 8
const MOST_REGIONS = 4
const MOST_PAGES = 3
const REGION_NAMES = ['text', 'stack', 'heap', 'rodata', 'bss'] as const
const PROGRAMS = ['sh', 'ls', 'cat'] as const

/** What a random program would like to do next, before it is known what the machine allows. */
export interface Wish {
  readonly verb: Verb
  /** Which of the processes, regions, pages, … that there are, counted around. */
  readonly who: number
  readonly where: number
  readonly page: number
  /** Which of the ways to do it: private or shared, r or rw. */
  readonly way: number
  readonly value: string
}

const verb = fc.oneof(
  { weight: 30, arbitrary: fc.constant<Verb>('store') },
  { weight: 14, arbitrary: fc.constant<Verb>('load') },
  { weight: 12, arbitrary: fc.constant<Verb>('fork') },
  { weight: 10, arbitrary: fc.constant<Verb>('read') },
  { weight: 8, arbitrary: fc.constant<Verb>('map') },
  { weight: 6, arbitrary: fc.constantFrom<Verb>('exit', 'wait') },
  { weight: 4, arbitrary: fc.constant<Verb>('write') },
  { weight: 3, arbitrary: fc.constantFrom<Verb>('unmap', 'exec') },
  { weight: 8, arbitrary: fc.constantFrom<Verb>('protect', 'dontneed') },
  { weight: 3, arbitrary: fc.constant<Verb>('vfork') },
)

const wish: fc.Arbitrary<Wish> = fc.record({
  verb,
  who: fc.nat(MOST_LIVE - 1),
  where: fc.nat(59),
  page: fc.nat(MOST_PAGES - 1),
  way: fc.nat(5),
  value: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
})

/** Up to `steps` wishes. */
export const wishes = (steps = 200): fc.Arbitrary<Wish[]> =>
  fc.array(wish, { maxLength: steps, size: 'max', depthIdentifier: 'program' })

/** What a machine is booted with. */
export interface Boot {
  readonly frames: number
  readonly overcommit: Overcommit
}

/** So many frames that no random program uses them up. */
export const AMPLE = 4096

const overcommit = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Overcommit>('heuristic') },
  { weight: 2, arbitrary: fc.constantFrom<Overcommit>('always', 'never') },
)

/** Few enough frames that forks, faults, sbrk and the page cache run out of them. */
export const scarce: fc.Arbitrary<Boot> = fc.record({ frames: fc.integer({ min: 1, max: 14 }), overcommit })

/** Few frames, or enough, as often. */
export const boots: fc.Arbitrary<Boot> = fc.oneof(
  fc.record({ frames: fc.constant(AMPLE), overcommit }),
  scarce,
)

const around = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length]

const freshId = (machine: Machine): number =>
  Math.max(...[...Object.keys(machine.processes), ...Object.keys(machine.departed)].map(Number)) + 1

function mapping(
  machine: Machine,
  by: ProcessId,
  used: readonly Region[],
  { where, page, way }: Wish,
): Instruction | null {
  const free = REGION_NAMES.filter(name => used.every(region => region.name !== name))
  const region = around(free, where)
  if (region === undefined || used.length === MOST_REGIONS) return null
  // Two of three may be written, so that there is something to share and copy.
  const rights = where % 3 < 2 ? 'rw' : (around(REGION_RIGHTS, page) ?? 'r')
  const kind = around(REGION_KINDS, where) ?? 'anon'
  const pages = page + 1
  if (machine.demand === null) return { by, do: 'map', region, kind, share: 'private', pages, rights }
  if (kind === 'file' && freeFrames(machine) < pages) return null
  return { by, do: 'map', region, kind, share: way % 3 === 0 ? 'shared' : 'private', pages, rights }
}

function access(
  by: ProcessId,
  region: Region,
  { page, value, where }: Wish,
  verb: 'store' | 'load' | 'read' | 'write' | 'dontneed',
): Instruction {
  const at = { by, region: region.name, page: page % region.pages }
  switch (verb) {
    case 'store':
      return { ...at, do: verb, value }
    case 'read':
      return { ...at, do: verb, value: value.repeat(1 + (where % (region.pages - at.page))) }
    case 'load':
    case 'write':
    case 'dontneed':
      return { ...at, do: verb }
  }
}

/** Only where regions decide are there vfork, mprotect and madvise. */
const needsRegions = (verb: Verb): boolean => verb === 'vfork' || verb === 'protect' || verb === 'dontneed'

/**
 * Makes a wish into an instruction that the machine can carry out now.
 * @returns null where it cannot: nobody can run, there is no room for another process, region or file, or no such call
 */
export function instructionFor(machine: Machine, wish: Wish): Instruction | null {
  if (machine.demand === null && needsRegions(wish.verb)) return null
  const alive = liveProcesses(machine)
  const process = around(
    alive.filter(({ state }) => state === 'runnable'),
    wish.who,
  )
  if (process === undefined) return null
  const by = process.id
  const { regions } = spaceOf(machine, by)
  const region = around(regions, wish.where)
  // A process without memory asks for some, unless it would rather fork or end.
  if (region === undefined && !['exit', 'fork', 'vfork'].includes(wish.verb))
    return mapping(machine, by, regions, wish)
  switch (wish.verb) {
    case 'map':
      return mapping(machine, by, regions, wish)
    case 'fork':
    case 'vfork':
      return alive.length < MOST_LIVE ? { by, do: wish.verb, child: freshId(machine) } : null
    case 'exec':
      return { by, do: 'exec', program: around(PROGRAMS, wish.where) ?? 'sh' }
    case 'exit':
      // The last one stays, or most programs would be over soon.
      return alive.length > 1 ? { by, do: 'exit', status: wish.page } : null
    case 'wait':
      return { by, do: 'wait' }
    case 'unmap':
      return region === undefined ? null : { by, do: 'unmap', region: region.name }
    case 'protect':
      return region === undefined
        ? null
        : { by, do: 'protect', region: region.name, to: wish.way % 2 === 0 ? 'r' : 'rw' }
    case 'store':
    case 'load':
    case 'read':
    case 'write':
    case 'dontneed':
      return region === undefined ? null : access(by, region, wish, wish.verb)
  }
}

/** @returns the exit that brings the end of all processes nearer; null once there is none left but init. */
export function nextExit(machine: Machine): Instruction | null {
  const process = Object.values(machine.processes).find(({ id, state }) => id > 0 && state === 'runnable')
  return process === undefined ? null : { by: process.id, do: 'exit', status: 0 }
}

/** @returns the instructions that the wishes come to on a machine of `frames` frames. */
export function programFrom(
  list: readonly Wish[],
  kernel: Kernel,
  frames = AMPLE,
  overcommit?: Overcommit,
): Instruction[] {
  const machine = bootMachine(kernel, frames, overcommit)
  const program: Instruction[] = []
  for (const one of list) {
    const instruction = instructionFor(machine, one)
    if (instruction === null) continue
    program.push(instruction)
    runInstruction(machine, kernel, instruction)
  }
  return program
}

/** Random programs that `kernel` can carry out, of up to `steps` instructions. */
export const programs = (kernel: Kernel, steps = 200, frames = AMPLE): fc.Arbitrary<Instruction[]> =>
  wishes(steps).map(list => programFrom(list, kernel, frames))
