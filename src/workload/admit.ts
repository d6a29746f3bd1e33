import type { Kernel } from '../kernel/index.ts'
import {
  findSpace,
  freeFrames,
  type Instruction,
  type Machine,
  type Process,
  type ProcessId,
  processName,
} from '../machine/index.ts'
import { MOST_MAPPED } from './limits.ts'
import type { Columns } from './parse-line.ts'

/** What stands against an instruction on this machine, and the part of it that is to blame. */
export interface Objection {
  readonly at: keyof Columns
  readonly message: string
}

const SYSTEM_CALLS: Readonly<Partial<Record<Instruction['do'], string>>> = {
  protect: 'mprotect',
  dontneed: 'madvise',
}

const obituary = (name: string, killed: boolean): string =>
  `${name} is dead: it ${killed ? 'was killed for want of a frame' : 'has exited'}`

function whyNotRun(machine: Machine, by: number): string | null {
  const name = processName(by)
  const process = machine.processes[by]
  if (process === undefined) {
    const departed = machine.departed[by]
    if (departed === undefined) {
      const alive = Object.values(machine.processes).filter(p => p.id > 0 && p.state !== 'zombie')
      return `there is no ${name} yet; alive here: ${alive.map(p => processName(p.id)).join(', ') || 'nobody'}`
    }
    if (departed === 'unborn') return `${name} was never born: its fork failed for want of frames`
    return obituary(name, departed === 'killed')
  }
  if (process.state === 'zombie') return obituary(name, process.killed)
  if (process.state === 'suspended') return suspendedText(machine, by)
  return process.state === 'waiting' ? `${name} is in wait(2) until a child of it exits` : null
}

function suspendedText(machine: Machine, by: number): string {
  const guests = Object.values(machine.processes).filter(({ parent, mm, id }) => parent === by && mm !== id)
  const child = guests.map(({ id }) => processName(id)).join(', ')
  return `${processName(by)} is suspended in vfork(2) until ${child} calls exec or exit`
}

function regionObjection(
  { regions }: Process,
  by: ProcessId,
  name: string,
  first: number,
  pages: number,
): Objection | null {
  const region = regions.find(candidate => candidate.name === name)
  const who = processName(by)
  if (region === undefined) {
    const has = regions.map(candidate => candidate.name).join(', ')
    return {
      at: 'region',
      message: `${who} has no region ${name}; it has ${has === '' ? 'none: map one first' : has}`,
    }
  }
  if (first + pages <= region.pages) return null
  return {
    at: 'page',
    message: `${name}[${first + pages - 1}] is out of range: ${who}'s ${name} has ${region.pages === 1 ? 'one page, [0]' : `pages [0] to [${region.pages - 1}]`}`,
  }
}

const pagesIn = ({ regions }: Process): number => regions.reduce((sum, { pages }) => sum + pages, 0)

/** What stands against `more` pages on top of those that all processes have: the room that their page tables take. */
function roomObjection(machine: Machine, more: number, at: Objection['at']): Objection | null {
  const all = Object.values(machine.processes).reduce((sum, process) => sum + pagesIn(process), more)
  return all > MOST_MAPPED
    ? {
        at,
        message: `too much: all processes together have at most ${MOST_MAPPED} pages, and this makes ${all}`,
      }
    : null
}

function mapObjection(
  machine: Machine,
  process: Process,
  kernel: Kernel,
  map: Extract<Instruction, { do: 'map' }>,
): Objection | null {
  if (process.regions.some(region => region.name === map.region))
    return {
      at: 'region',
      message: `${processName(map.by)} has a region ${map.region} already; take another name`,
    }
  if (map.share === 'shared' && !kernel.demand)
    return { at: 'share', message: `${kernel.name} has no shared regions; private would do` }
  if (kernel.demand && map.kind === 'file' && freeFrames(machine) < map.pages)
    return {
      at: 'region',
      message: `a file of ${map.pages} pages does not fit: its pages are frames of the page cache, and ${freeFrames(machine)} are free`,
    }
  return roomObjection(machine, map.pages, 'region')
}

/**
 * Whether an instruction can be carried out on this machine, as it stands before it.
 * @returns null, or what is wrong and what would be right
 */
export function objectionTo(machine: Machine, kernel: Kernel, instruction: Instruction): Objection | null {
  const message = whyNotRun(machine, instruction.by)
  if (message !== null) return { at: 'by', message }
  if (!kernel.verbs.has(instruction.do)) {
    const call = SYSTEM_CALLS[instruction.do] ?? instruction.do
    return { at: 'do', message: `${kernel.name} has no ${call}; it has ${[...kernel.verbs].join(', ')}` }
  }
  const process = findSpace(machine, instruction.by)
  if (process === undefined) return null
  switch (instruction.do) {
    case 'map':
      return mapObjection(machine, process, kernel, instruction)
    case 'fork':
    case 'vfork': {
      const { child } = instruction
      const used = machine.processes[child] !== undefined || machine.departed[child] !== undefined
      return used
        ? { at: 'child', message: `there has been a ${processName(child)} already; take another name` }
        : roomObjection(machine, instruction.do === 'fork' ? pagesIn(process) : 0, 'child')
    }
    case 'store':
    case 'load':
    case 'write':
    case 'dontneed':
      return regionObjection(process, instruction.by, instruction.region, instruction.page, 1)
    case 'read':
      return regionObjection(
        process,
        instruction.by,
        instruction.region,
        instruction.page,
        instruction.value.length,
      )
    case 'protect':
    case 'unmap':
      return regionObjection(process, instruction.by, instruction.region, 0, 1)
    case 'exec':
    case 'exit':
    case 'wait':
      return null
  }
}
