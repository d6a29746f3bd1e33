import type { Outcome } from '../kernel/index.ts'
import { type Instruction, liveProcesses, type Machine, processesOf, processName } from '../machine/index.ts'

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

function mapCounts(machine: Machine): number[] {
  const maps: number[] = []
  for (const process of processesOf(machine))
    for (const pte of Object.values(process.pages)) maps[pte.frame] = (maps[pte.frame] ?? 0) + 1
  return maps
}

/** @returns every page of every live process; `names` learns the frames that appear for the first time. */
export function pagesSeen(machine: Machine, names: FrameNames): After {
  const maps = mapCounts(machine)
  const after: Record<string, PageSeen> = {}
  for (const process of liveProcesses(machine))
    for (const region of process.regions)
      for (let index = 0; index < region.pages; index++) {
        const pte = process.pages[region.start + index]
        const key = `${processName(process.id)}.${region.name}[${index}]`
        if (pte === undefined) after[key] = null
        else {
          const frame = names.get(pte.frame) ?? names.size
          names.set(pte.frame, frame)
          after[key] = { frame, maps: maps[pte.frame] ?? 0, kind: 'anon' }
        }
      }
  return after
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
