import type { Kernel } from '../kernel/index.ts'
import { type Instruction, type Machine, type Process, processName } from '../machine/index.ts'
import type { Columns } from './parse-line.ts'

/** What stands against an instruction on this machine, and the part of it that is to blame. */
export interface Objection {
  readonly at: keyof Columns
  readonly message: string
}

const SYSTEM_CALLS: Readonly<Partial<Record<Instruction['do'], string>>> = {
  vfork: 'vfork',
  protect: 'mprotect',
  dontneed: 'madvise',
}

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
    return departed === 'killed'
      ? `${name} is dead: it was killed for want of a frame`
      : `${name} is dead: it has exited`
  }
  if (process.state === 'zombie') return `${name} is dead: it has exited`
  return process.state === 'waiting' ? `${name} is in wait(2) until a child of it exits` : null
}

function regionObjection(process: Process, name: string, first: number, pages: number): Objection | null {
  const region = process.regions.find(candidate => candidate.name === name)
  const who = processName(process.id)
  if (region === undefined) {
    const has = process.regions.map(candidate => candidate.name).join(', ')
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

function mapObjection(
  process: Process,
  kernel: Kernel,
  map: Extract<Instruction, { do: 'map' }>,
): Objection | null {
  if (process.regions.some(region => region.name === map.region))
    return {
      at: 'region',
      message: `${processName(process.id)} has a region ${map.region} already; take another name`,
    }
  if (map.share === 'shared' && !kernel.sharedRegions)
    return { at: 'share', message: `${kernel.name} has no shared regions; private would do` }
  return null
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
  const process = machine.processes[instruction.by]
  if (process === undefined) return null
  switch (instruction.do) {
    case 'map':
      return mapObjection(process, kernel, instruction)
    case 'fork':
    case 'vfork': {
      const { child } = instruction
      const used = machine.processes[child] !== undefined || machine.departed[child] !== undefined
      return used
        ? { at: 'child', message: `there has been a ${processName(child)} already; take another name` }
        : null
    }
    case 'store':
    case 'load':
    case 'write':
    case 'dontneed':
      return regionObjection(process, instruction.region, instruction.page, 1)
    case 'read':
      return regionObjection(process, instruction.region, instruction.page, instruction.value.length)
    case 'protect':
    case 'unmap':
      return regionObjection(process, instruction.region, 0, 1)
    case 'exec':
    case 'exit':
    case 'wait':
      return null
  }
}
