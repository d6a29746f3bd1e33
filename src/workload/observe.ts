import type { Outcome } from '../kernel/index.ts'
import {
  cachedFrame,
  type Instruction,
  liveProcesses,
  type Machine,
  type Page,
  type Process,
  processesOf,
  processName,
  type Region,
  spaceOf,
  ZERO_FRAME,
} from '../machine/index.ts'

/** One page of one process after a step, as a trace tells it. */
export type PageSeen =
  | null
  | { readonly frame: 'zero' }
  | { readonly frame: number; readonly maps: number; readonly kind: 'anon' | 'page-cache' }

/** Every page of every live process: "P1.heap[0]" and what is there. */
export type After = Readonly<Record<string, PageSeen>>

/** What a step did (spec/workloads.md); a field is there only where it has a meaning. */
export interface StepOutcome {
  readonly faults?: number
  readonly saw?: number
  readonly result?: string
  readonly after: After
}

/** Gives frames names in order of appearance: 0, 1, … */
export type FrameNames = Map<number, number>

/** @returns by how many page tables each frame is mapped, a zombie's too; the zero frame is not counted. */
export function mapCounts(machine: Machine): number[] {
  const maps: number[] = []
  for (const process of processesOf(machine))
    for (const { frame } of Object.values(process.pages))
      if (frame !== ZERO_FRAME) maps[frame] = (maps[frame] ?? 0) + 1
  return maps
}

/** @returns every page of every live process; `names` learns the frames that appear for the first time. */
export function pagesSeen(machine: Machine, names: FrameNames): After {
  const maps = mapCounts(machine)
  const after: Record<string, PageSeen> = {}
  for (const { id } of liveProcesses(machine)) {
    const space = spaceOf(machine, id)
    for (const region of space.regions)
      for (let index = 0; index < region.pages; index++) {
        const key = `${processName(id)}.${region.name}[${index}]`
        after[key] = pageSeen(machine, space, region, region.start + index, maps, names)
      }
  }
  return after
}

function pageSeen(
  machine: Machine,
  space: Process,
  region: Region,
  page: Page,
  maps: readonly number[],
  names: FrameNames,
): PageSeen {
  const number = space.pages[page]?.frame
  if (number === undefined) return null
  if (number === ZERO_FRAME) return { frame: 'zero' }
  const frame = names.get(number) ?? names.size
  names.set(number, frame)
  const cached = cachedFrame(machine.demand?.cache, region, page) === number
  return { frame, maps: maps[number] ?? 0, kind: cached ? 'page-cache' : 'anon' }
}

const FAULTABLE = new Set<Instruction['do']>(['store', 'load', 'read', 'write'])

/** @returns the outcome fields of a step, in the order in which recordings have them. */
export function outcomeFields(instruction: Instruction, outcome: Outcome, after: After): StepOutcome {
  // wait(2) without children is a -1 that traces do not tell.
  if (outcome.result === 'ECHILD') return { after }
  if (outcome.result !== null) return { result: outcome.result, after }
  if (!FAULTABLE.has(instruction.do)) return { after }
  const seeing = instruction.do === 'load' || instruction.do === 'write'
  return {
    faults: outcome.faults,
    ...(seeing && outcome.saw !== null ? { saw: outcome.saw.charCodeAt(0) } : {}),
    after,
  }
}

/** The order in which recordings have the fields of a step, so that the same step gives the same bytes. */
const FIELDS = [
  'do',
  'child',
  'region',
  'page',
  'value',
  'kind',
  'share',
  'pages',
  'rights',
  'to',
  'program',
  'status',
] as const

/** @returns the instruction with its fields apart, as a step of a trace has them. */
export function instructionFields(instruction: Instruction): Record<string, string | number> {
  const fields: Record<string, string | number> = { by: processName(instruction.by) }
  const given: Readonly<Record<string, string | number>> = { ...instruction }
  for (const field of FIELDS) {
    const value = given[field]
    if (value !== undefined) fields[field] = value
  }
  if ('child' in instruction) fields.child = processName(instruction.child)
  return fields
}
