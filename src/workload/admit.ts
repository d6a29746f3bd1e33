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
import { texts } from '../text/index.ts'
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
  killed ? texts().objections.killed(name) : texts().objections.exited(name)

function whyNotRun(machine: Machine, by: number): string | null {
  const name = processName(by)
  const process = machine.processes[by]
  if (process === undefined) {
    const departed = machine.departed[by]
    if (departed === undefined) {
      const alive = Object.values(machine.processes).filter(p => p.id > 0 && p.state !== 'zombie')
      return texts().objections.notYet(
        name,
        alive.map(p => processName(p.id)),
      )
    }
    if (departed === 'unborn') return texts().objections.unborn(name)
    return obituary(name, departed === 'killed')
  }
  if (process.state === 'zombie') return obituary(name, process.killed)
  if (process.state === 'suspended') return suspendedText(machine, by)
  return process.state === 'waiting' ? texts().objections.waits(name) : null
}

function suspendedText(machine: Machine, by: number): string {
  const guests = Object.values(machine.processes).filter(({ parent, mm, id }) => parent === by && mm !== id)
  return texts().objections.suspended(
    processName(by),
    guests.map(({ id }) => processName(id)),
  )
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
    const has = regions.map(candidate => candidate.name)
    return { at: 'region', message: texts().objections.noRegion(who, name, has) }
  }
  if (first + pages <= region.pages) return null
  const asked = `${name}[${first + pages - 1}]`
  return { at: 'page', message: texts().objections.outOfRange(asked, who, name, region.pages) }
}

const pagesIn = ({ regions }: Process): number => regions.reduce((sum, { pages }) => sum + pages, 0)

/** What stands against `more` pages on top of those that all processes have: the room that their page tables take. */
function roomObjection(machine: Machine, more: number, at: Objection['at']): Objection | null {
  const all = Object.values(machine.processes).reduce((sum, process) => sum + pagesIn(process), more)
  return all > MOST_MAPPED ? { at, message: texts().objections.noRoom(MOST_MAPPED, all) } : null
}

function mapObjection(
  machine: Machine,
  process: Process,
  kernel: Kernel,
  map: Extract<Instruction, { do: 'map' }>,
): Objection | null {
  if (process.regions.some(region => region.name === map.region))
    return { at: 'region', message: texts().objections.hasRegion(processName(map.by), map.region) }
  if (map.share === 'shared' && !kernel.demand)
    return { at: 'share', message: texts().objections.notShared(kernel.name) }
  if (kernel.demand && map.kind === 'file' && freeFrames(machine) < map.pages)
    return { at: 'region', message: texts().objections.fileTooLong(map.pages, freeFrames(machine)) }
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
    return { at: 'do', message: texts().objections.noCall(kernel.name, call, [...kernel.verbs]) }
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
        ? { at: 'child', message: texts().objections.taken(processName(child)) }
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
