import fc from 'fast-check'
import { type Kernel, runInstruction } from '../src/kernel/index.ts'
import {
  createMachine,
  type Instruction,
  liveProcesses,
  type Machine,
  type Process,
  REGION_KINDS,
  REGION_RIGHTS,
  type Region,
} from '../src/machine/index.ts'

const MOST_LIVE = 8
const MOST_REGIONS = 4
const MOST_PAGES = 3
const REGION_NAMES = ['text', 'stack', 'heap', 'rodata', 'bss'] as const
const PROGRAMS = ['sh', 'ls', 'cat'] as const

type Doing = 'map' | 'fork' | 'store' | 'load' | 'read' | 'write' | 'exec' | 'exit' | 'wait' | 'unmap'

/** What a random program would like to do next, before it is known what the machine allows. */
export interface Wish {
  readonly verb: Doing
  /** Which of the processes, regions, pages, … that there are, counted around. */
  readonly who: number
  readonly where: number
  readonly page: number
  readonly value: string
}

const verb = fc.oneof(
  { weight: 30, arbitrary: fc.constant<Doing>('store') },
  { weight: 14, arbitrary: fc.constant<Doing>('load') },
  { weight: 12, arbitrary: fc.constant<Doing>('fork') },
  { weight: 10, arbitrary: fc.constant<Doing>('read') },
  { weight: 8, arbitrary: fc.constant<Doing>('map') },
  { weight: 6, arbitrary: fc.constantFrom<Doing>('exit', 'wait') },
  { weight: 4, arbitrary: fc.constant<Doing>('write') },
  { weight: 3, arbitrary: fc.constantFrom<Doing>('unmap', 'exec') },
)

const wish: fc.Arbitrary<Wish> = fc.record({
  verb,
  who: fc.nat(MOST_LIVE - 1),
  where: fc.nat(59),
  page: fc.nat(MOST_PAGES - 1),
  value: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
})

/** Up to `steps` wishes. */
export const wishes = (steps = 200): fc.Arbitrary<Wish[]> =>
  fc.array(wish, { maxLength: steps, size: 'max', depthIdentifier: 'program' })

const around = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length]

const freshId = (machine: Machine): number =>
  Math.max(...[...Object.keys(machine.processes), ...Object.keys(machine.departed)].map(Number)) + 1

function mapping(process: Process, { where, page }: Wish): Instruction | null {
  const used = process.regions.map(region => region.name)
  const free = REGION_NAMES.filter(name => !used.includes(name))
  const region = around(free, where)
  if (region === undefined || used.length === MOST_REGIONS) return null
  // Two of three may be written, so that there is something to share and copy.
  const rights = where % 3 < 2 ? 'rw' : (around(REGION_RIGHTS, page) ?? 'r')
  const kind = around(REGION_KINDS, where) ?? 'anon'
  return { by: process.id, do: 'map', region, kind, share: 'private', pages: page + 1, rights }
}

function access(
  process: Process,
  region: Region,
  { page, value, where }: Wish,
  verb: 'store' | 'load' | 'read' | 'write',
): Instruction {
  const at = { by: process.id, region: region.name, page: page % region.pages }
  switch (verb) {
    case 'store':
      return { ...at, do: verb, value }
    case 'read':
      return { ...at, do: verb, value: value.repeat(1 + (where % (region.pages - at.page))) }
    case 'load':
      return { ...at, do: verb }
    case 'write':
      return { ...at, do: verb }
  }
}

/**
 * Makes a wish into an instruction that the machine can carry out now.
 * @returns null where it cannot: nobody can run, or there is no room for another process or region
 */
export function instructionFor(machine: Machine, wish: Wish): Instruction | null {
  const alive = liveProcesses(machine)
  const process = around(
    alive.filter(({ state }) => state === 'runnable'),
    wish.who,
  )
  if (process === undefined) return null
  const by = process.id
  const region = around(process.regions, wish.where)
  // A process without memory asks for some, unless it would rather fork or end.
  if (region === undefined && wish.verb !== 'exit' && wish.verb !== 'fork') return mapping(process, wish)
  switch (wish.verb) {
    case 'map':
      return mapping(process, wish)
    case 'fork':
      return alive.length < MOST_LIVE ? { by, do: 'fork', child: freshId(machine) } : null
    case 'exec':
      return { by, do: 'exec', program: around(PROGRAMS, wish.where) ?? 'sh' }
    case 'exit':
      // The last one stays, or most programs would be over soon.
      return alive.length > 1 ? { by, do: 'exit', status: wish.page } : null
    case 'wait':
      return { by, do: 'wait' }
    case 'unmap':
      return region === undefined ? null : { by, do: 'unmap', region: region.name }
    case 'store':
    case 'load':
    case 'read':
    case 'write':
      return region === undefined ? null : access(process, region, wish, wish.verb)
  }
}

/** @returns the exit that brings the end of all processes nearer; null once there is none left but init. */
export function nextExit(machine: Machine): Instruction | null {
  const process = Object.values(machine.processes).find(({ id, state }) => id > 0 && state === 'runnable')
  return process === undefined ? null : { by: process.id, do: 'exit', status: 0 }
}

/** @returns the instructions that the wishes come to on a machine of `frames` frames. */
export function programFrom(list: readonly Wish[], kernel: Kernel, frames = 4096): Instruction[] {
  const machine = createMachine(frames)
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
export const programs = (kernel: Kernel, steps = 200, frames = 4096): fc.Arbitrary<Instruction[]> =>
  wishes(steps).map(list => programFrom(list, kernel, frames))
