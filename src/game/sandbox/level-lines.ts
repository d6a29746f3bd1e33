import { bootMachine, KERNELS, type Outcome, type Primitive, runInstruction } from '../../kernel/index.ts'
import {
  contentName,
  findFrame,
  findSpace,
  freeFrames,
  INIT,
  type Instruction,
  type Machine,
  pagesOf,
  processName,
  type TrapKind,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { objectionTo } from '../../workload/index.ts'
import { accessOf } from './access-symptoms.ts'
import type { Setting } from './sandbox.ts'

/** A trap on the way of a line, and the reference's answer. */
export interface LineTrap {
  readonly kind: TrapKind
  readonly steps: readonly Primitive[]
}

/** A line of a program as the reference ran it. */
export interface RanLine {
  readonly instruction: Instruction
  readonly outcome: Outcome
  /** All but init's: nobody plays those. */
  readonly traps: readonly LineTrap[]
  /** What holds after it, in the grammar of a level's facts. */
  readonly facts: readonly string[]
}

export const copiesOf = ({ traps }: Pick<RanLine, 'traps'>): number =>
  traps.flatMap(({ steps }) => steps).filter(step => step.do === 'copy').length

const MOST_SHARED = 4

/** What a word of a fact can hold. */
const isWord = (text: string): boolean => /^[!"$-~]$/.test(text)

function pageFacts(machine: Machine, instruction: Instruction): string[] {
  const access = accessOf(machine, instruction)
  if (access === null || !('page' in instruction)) return []
  return access.pages.slice(0, MOST_SHARED).flatMap((page, index): string[] => {
    const pte = access.space.pages[page]
    const name = `${processName(instruction.by)}.${instruction.region}[${instruction.page + index}]`
    if (pte === undefined) return [`${name} is absent`]
    const frame = findFrame(machine, pte.frame)
    const value = contentName(frame?.content ?? null)
    return [
      ...(isWord(value) ? [`${name} reads ${value}`] : []),
      pte.frame === ZERO_FRAME ? `${name} is zero` : `${name} counts ${frame?.count ?? 0}`,
    ]
  })
}

function forkFacts(
  machine: Machine,
  { by, child }: { readonly by: number; readonly child: number },
): string[] {
  const space = findSpace(machine, child)
  const parent = findSpace(machine, by)
  if (space === undefined || parent === undefined || space === parent) return []
  const pages = space.regions.flatMap(region =>
    pagesOf(region).map((page, index) => ({ region, page, index })),
  )
  return pages
    .filter(({ page }) => space.pages[page] !== undefined && parent.pages[page] !== undefined)
    .slice(0, MOST_SHARED)
    .map(({ region, page, index }) => {
      const at = `${region.name}[${index}]`
      const same = space.pages[page]?.frame === parent.pages[page]?.frame
      return `${processName(child)}.${at} ${same ? 'shares' : 'apart'} ${processName(by)}.${at}`
    })
}

const LIVES: readonly Instruction['do'][] = ['exit', 'wait', 'exec', 'vfork']

/** What holds after a line: never nothing, so that facts stand for every line of a program in turn. */
function factsAfter(machine: Machine, instruction: Instruction, outcome: Outcome, copies: number): string[] {
  const state = machine.processes[instruction.by]?.state ?? 'gone'
  return [
    `faults ${outcome.faults}`,
    `copies ${copies}`,
    `result ${outcome.result ?? 'none'}`,
    `free ${freeFrames(machine)}`,
    ...(LIVES.includes(instruction.do) ? [`${processName(instruction.by)} is ${state}`] : []),
    ...(instruction.do === 'fork' && outcome.result === null ? forkFacts(machine, instruction) : []),
    ...(outcome.result === null ? pageFacts(machine, instruction) : []),
  ]
}

/**
 * Runs a program from its beginning by the reference.
 * @returns the lines that can run, and how many cannot
 */
export function ranLines(
  program: readonly Instruction[],
  { kernel: name, frames, overcommit }: Setting,
): { readonly lines: readonly RanLine[]; readonly leftOut: ReadonlySet<number> } {
  const kernel = KERNELS[name]
  const machine = bootMachine(kernel, frames, overcommit)
  const lines: RanLine[] = []
  const leftOut = new Set<number>()
  for (const [index, instruction] of program.entries()) {
    if (objectionTo(machine, kernel, instruction) !== null) {
      leftOut.add(index)
      continue
    }
    const traps: LineTrap[] = []
    let copies = 0
    const outcome = runInstruction(machine, kernel, instruction, (trap, steps) => {
      copies += steps.filter(step => step.do === 'copy').length
      if (trap.by !== INIT) traps.push({ kind: trap.kind, steps })
    })
    lines.push({ instruction, outcome, traps, facts: factsAfter(machine, instruction, outcome, copies) })
  }
  return { lines, leftOut }
}
